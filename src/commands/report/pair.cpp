// The command `report pair`: the whole relationship, what was agreed against what happened.
#include <algorithm>
#include <cmath>

#include "commands/commands.hpp"
#include "commands/report/charts.hpp"
#include "commands/report/mentorship_report.hpp"
#include "commands/report/period.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"

namespace mentor::report_pair {
namespace {

struct Options {
  std::string pair;
  ReportChoice choice;
};

void define(Spec& spec, Options& options) { define_report_of_one(spec, options.pair, options.choice); }

Value topics_value(const MentorshipReport& mentorship) {
  Value::List list;
  for (std::size_t i = 0; i < mentorship.open_topics.size(); ++i)
    list.push_back(topic_value(mentorship.open_topics[i], mentorship.pair().handle, mentorship.topics_on[i]));
  return list;
}

Value side_value(const MentorshipReport& mentorship, const SideCounts& counts) {
  return Value::Record{{"side", name_of(counts.side)},      {"name", person_of(mentorship.pair(), counts.side).name},
                       {"actions_kept", counts.kept},       {"actions_open", counts.open},
                       {"actions_overdue", counts.overdue}, {"wins", counts.wins},
                       {"lessons", counts.lessons},         {"thanks", counts.thanks}};
}

Value value_of(Context& context, const MentorshipReport& mentorship, const std::vector<AgreedTerm>& terms) {
  const std::string& handle = mentorship.pair().handle;
  const auto late = lately_logged(mentorship, context.zone);
  std::vector<Action> open;
  std::ranges::copy_if(mentorship.actions, std::back_inserter(open), is_open);
  return Value::Record{
      {"pair", handle},
      {"from", mentorship.pair().starts_on},
      {"until", mentorship.until},
      {"tz", context.zone.name()},
      {"health", health_value(handle, mentorship.health, context.today())},
      {"agreement", agreement_value(mentorship.agreement())},
      {"totals", totals_value(totals_of(mentorship))},
      {"attendance", attendance_of(mentorship)},
      {"mean_rating", mean_rating_of(mentorship)},
      {"logged_late", Value::Record{{"count", late.count}, {"longest_days", late.longest_days}}},
      {"agreed", list_of(terms,
                         [](const AgreedTerm& term) {
                           return Value(Value::Record{
                               {"term", term.term}, {"agreed", text_or_null(term.agreed)}, {"happened", text_or_null(term.happened)}});
                         })},
      {"sides", list_of(sides_of(mentorship), [&](const SideCounts& counts) { return side_value(mentorship, counts); })},
      {"goals", list_of(mentorship.goals, [&](const Goal& goal) { return goal_value(context, goal, mentorship.pair()); })},
      {"topics", topics_value(mentorship)},
      {"wins", said_value(mentorship.contacts, LineKind::win)},
      {"blockers", said_value(mentorship.contacts, LineKind::blocker)},
      {"lessons", said_value(mentorship.contacts, LineKind::lesson)},
      {"thanks", said_value(mentorship.contacts, LineKind::thanks)},
      {"actions_open", list_of(open, [&](const Action& action) { return action_value(action, handle, context.today()); })}};
}

std::string say_span(const MentorshipReport& mentorship) {
  return say_day(mentorship.pair().starts_on) + " to " + say_day(mentorship.until);
}

std::vector<Tile> tiles_of(const MentorshipReport& mentorship, const LatelyLogged& late) {
  const Totals totals = totals_of(mentorship);
  const auto attendance = attendance_of(mentorship);
  const auto rating = mean_rating_of(mentorship);
  std::vector<Tile> tiles{
      {totals.held == 1 ? "meeting held" : "meetings held", std::to_string(totals.held), std::to_string(totals.missed) + " missed"},
      {totals.checkins == 1 ? "check-in" : "check-ins", std::to_string(totals.checkins),
       late.count > 0
           ? std::to_string(late.count) + " logged on a later day, at most " + say_count(late.longest_days, "day", "days") + " later"
           : ""},
      {"time together", say_length(totals.length), ""}};
  if (attendance) tiles.push_back({"attendance", say_share(*attendance), "held, of those held or missed"});
  if (rating) tiles.push_back({"rating", say_number(std::round(*rating * 10) / 10), "of 5, on average"});
  return tiles;
}

Block summary(const Context& context, const MentorshipReport& mentorship) {
  const Totals totals = totals_of(mentorship);
  std::string said = say_count(totals.held, "meeting", "meetings") + " held, " + std::to_string(totals.missed) + " missed";
  if (totals.checkins > totals.held) said += ", " + say_count(totals.checkins - totals.held, "other contact", "other contacts");
  said += ", " + say_length(totals.length) + ".";
  if (const auto attendance = attendance_of(mentorship)) said += " Attendance " + say_share(*attendance) + ".";
  if (const auto rating = mean_rating_of(mentorship)) said += " Rated " + say_number(std::round(*rating * 10) / 10) + " of 5.";
  const auto late = lately_logged(mentorship, context.zone);
  std::string logged;
  if (late.count > 0)
    logged = " " + std::to_string(late.count) + " of " + say_count(totals.checkins, "check-in", "check-ins") +
             " logged on a later day, at most " + say_count(late.longest_days, "day", "days") + " later.";
  return paragraph({strong(said), plain(logged)}, tiles_of(mentorship, late));
}

Table agreed_table(const std::vector<AgreedTerm>& terms) {
  Table table{"Agreed, and what happened",
              {{"term", "Term"}, {"agreed", "Agreed"}, {"happened", "Happened", Align::left, Fit::wraps}},
              {},
              "",
              false};
  for (const auto& term : terms) table.rows.push_back({term.term, term.agreed, term.happened});
  return table;
}

Table sides_table(const MentorshipReport& mentorship) {
  Table table{"Each side",
              {{"name", "Who"},
               {"side", "Side"},
               {"actions_kept", "Promises kept", Align::right},
               {"actions_open", "Open", Align::right},
               {"actions_overdue", "Overdue", Align::right},
               {"wins", "Wins", Align::right},
               {"lessons", "Lessons", Align::right},
               {"thanks", "Thanks", Align::right}},
              {},
              "",
              false};
  for (const auto& counts : sides_of(mentorship))
    table.rows.push_back({person_of(mentorship.pair(), counts.side).name, name_of(counts.side), counts.kept, counts.open, counts.overdue,
                          counts.wins, counts.lessons, counts.thanks});
  return table;
}

std::string say_goal_state(const Goal& goal) {
  if (goal.status == GoalStatus::open) return "";
  std::string said = ", " + std::string(name_of(goal.status));
  if (goal.result) said += " with result " + std::string(*goal.result > 0 ? "+" : "") + std::to_string(*goal.result);
  return said;
}

void add_goals(const MentorshipReport& mentorship, std::vector<Block>& blocks) {
  if (!mentorship.goals.empty()) blocks.push_back(heading(2, "Goals"));
  for (const auto& goal : mentorship.goals) {
    const GoalWay way{goal, goal.baseline, value_on(goal, mentorship.until)};
    blocks.push_back(bullet({where_typed(short_id(goal.id) + " "), plain(say_goal_way(way, mentorship.until) + say_goal_state(goal))}));
    for (const auto& step : goal.steps) blocks.push_back(bullet((step.done_on ? "done: " : "to do: ") + step.text, 2));
  }
}

void add_topics(const MentorshipReport& mentorship, std::vector<Block>& blocks) {
  if (mentorship.open_topics.empty()) return;
  blocks.push_back(heading(2, "Still on the agenda"));
  for (const auto& topic : mentorship.open_topics) {
    const bool is_flagged = topic.carried >= kCarriedFlag;
    const std::string since = is_flagged && topic.origin_date ? ", since " + say_short_day(*topic.origin_date, mentorship.until) : "";
    blocks.push_back(bullet({{say_topic(topic, mentorship.pair()) + since, is_flagged ? Tone::warn : Tone::plain}}));
  }
}

void add_promises(const MentorshipReport& mentorship, std::vector<Block>& blocks) {
  if (!std::ranges::any_of(mentorship.actions, is_open)) return;
  blocks.push_back(heading(2, "Open promises"));
  for (const auto& action : mentorship.actions)
    if (is_open(action)) blocks.push_back(open_promise(action, mentorship.pair(), mentorship.until));
}

std::vector<Section> sections_of(const Context& context, const MentorshipReport& mentorship, const std::vector<AgreedTerm>& terms) {
  std::vector<Block> head{health_heading(1, names_of(mentorship.pair()) + ", " + say_span(mentorship), mentorship.health.status),
                          summary(context, mentorship)};
  for (const auto& reason : mentorship.health.reasons)
    if (reason.verdict != Verdict::on_track) head.push_back(bullet(reason.text));
  std::vector<Block> rest;
  add_goals(mentorship, rest);
  add_topics(mentorship, rest);
  add_promises(mentorship, rest);
  add_said(mentorship, LineKind::win, "Wins", context.zone, rest);
  add_said(mentorship, LineKind::lesson, "Lessons", context.zone, rest);
  add_said(mentorship, LineKind::thanks, "Thanks", context.zone, rest);
  add_said(mentorship, LineKind::blocker, "Blockers", context.zone, rest);
  std::vector<Section> sections{Prose{std::move(head)}};
  std::ranges::move(charts_of(context, mentorship), std::back_inserter(sections));
  sections.emplace_back(agreed_table(terms));
  sections.emplace_back(sides_table(mentorship));
  if (!rest.empty()) sections.emplace_back(Prose{std::move(rest)});
  return sections;
}

View run(Context& context, const Options& options) {
  const MentorshipReport mentorship = told_mentorship(context, options.pair, options.choice);
  const auto terms = agreed_terms(mentorship, context.zone);
  View view;
  view.data = value_of(context, mentorship, terms);
  view.rows = agreed_table(terms);
  view.sections = sections_of(context, mentorship, terms);
  view.attention = needs_attention(mentorship.health.status);
  finish_report(view, options.choice, mentorship.left_out);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::report_pair
