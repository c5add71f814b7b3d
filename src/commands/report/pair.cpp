// The command `report pair`: the whole relationship, what was agreed against what happened.
#include <algorithm>
#include <cmath>

#include "commands/commands.hpp"
#include "commands/lookup.hpp"
#include "commands/present/values.hpp"
#include "commands/report/charts.hpp"
#include "commands/report/words.hpp"
#include "mentor/base/say.hpp"

namespace mentor {
namespace {

struct Options {
  std::string pair;
  ReportChoice choice;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whom it is about", Completes::pair);
  define_report_output(spec, options.choice);
}

Value side_value(const Whole& whole, const SideCounts& counts) {
  return Value::Record{{"side", name_of(counts.side)},      {"name", person_of(whole.pair(), counts.side).name},
                       {"actions_kept", counts.kept},       {"actions_open", counts.open},
                       {"actions_overdue", counts.overdue}, {"wins", counts.wins},
                       {"lessons", counts.lessons},         {"thanks", counts.thanks}};
}

Value value_of(Context& context, const Whole& whole, const std::vector<AgreedTerm>& terms) {
  const std::string& handle = whole.pair().handle;
  const auto late = lately_logged(whole, context.zone);
  std::vector<Action> open;
  std::ranges::copy_if(whole.actions, std::back_inserter(open), is_open);
  return Value::Record{
      {"pair", handle},
      {"from", whole.pair().starts_on},
      {"until", whole.until},
      {"tz", context.zone.name()},
      {"health", health_value(handle, whole.health, context.today())},
      {"agreement", agreement_value(whole.agreement())},
      {"totals", totals_value(totals_of(whole))},
      {"attendance", attendance_of(whole)},
      {"mean_rating", mean_rating_of(whole)},
      {"logged_late", Value::Record{{"count", late.count}, {"longest_days", late.longest_days}}},
      {"agreed", list_of(terms,
                         [](const AgreedTerm& term) {
                           return Value(Value::Record{
                               {"term", term.term}, {"agreed", text_or_null(term.agreed)}, {"happened", text_or_null(term.happened)}});
                         })},
      {"sides", list_of(sides_of(whole), [&](const SideCounts& counts) { return side_value(whole, counts); })},
      {"goals", list_of(whole.goals, [&](const Goal& goal) { return goal_value(context, goal, whole.pair()); })},
      {"topics", list_of(whole.open_topics, [&](const Topic& topic) { return topic_value(topic, handle, std::nullopt); })},
      {"wins", said_value(whole, LineKind::win)},
      {"blockers", said_value(whole, LineKind::blocker)},
      {"lessons", said_value(whole, LineKind::lesson)},
      {"thanks", said_value(whole, LineKind::thanks)},
      {"actions_open", list_of(open, [&](const Action& action) { return action_value(action, handle, context.today()); })}};
}

std::string say_span(const Whole& whole) { return say_day(whole.pair().starts_on) + " to " + say_day(whole.until); }

Block summary(const Context& context, const Whole& whole) {
  const Totals totals = totals_of(whole);
  std::string said = say_count(totals.held, "meeting", "meetings") + " held, " + std::to_string(totals.missed) + " missed";
  if (totals.checkins > totals.held) said += ", " + say_count(totals.checkins - totals.held, "other contact", "other contacts");
  said += ", " + say_length(totals.length) + ".";
  if (const auto attendance = attendance_of(whole)) said += " Attendance " + say_share(*attendance) + ".";
  if (const auto rating = mean_rating_of(whole)) said += " Rated " + say_number(std::round(*rating * 10) / 10) + " of 5.";
  const auto late = lately_logged(whole, context.zone);
  std::string logged;
  if (late.count > 0)
    logged = " " + std::to_string(late.count) + " of " + say_count(totals.checkins, "check-in", "check-ins") +
             " logged on a later day, at most " + say_count(late.longest_days, "day", "days") + " later.";
  return paragraph({strong(said), plain(logged)});
}

Table agreed_table(const std::vector<AgreedTerm>& terms) {
  Table table{
      "Agreed, and what happened", {{"term", "Term"}, {"agreed", "Agreed"}, {"happened", "Happened", Align::left, true}}, {}, "", false};
  for (const auto& term : terms) table.rows.push_back({term.term, term.agreed, term.happened});
  return table;
}

Table sides_table(const Whole& whole) {
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
  for (const auto& counts : sides_of(whole))
    table.rows.push_back({person_of(whole.pair(), counts.side).name, name_of(counts.side), counts.kept, counts.open, counts.overdue,
                          counts.wins, counts.lessons, counts.thanks});
  return table;
}

std::string say_goal_state(const Goal& goal) {
  if (goal.status == GoalStatus::open) return "";
  std::string said = ", " + std::string(name_of(goal.status));
  if (goal.result) said += " with result " + std::string(*goal.result > 0 ? "+" : "") + std::to_string(*goal.result);
  return said;
}

void add_goals(const Whole& whole, std::vector<Block>& blocks) {
  if (!whole.goals.empty()) blocks.push_back(heading(2, "Goals"));
  for (const auto& goal : whole.goals) {
    const GoalWay way{goal, goal.baseline, value_on(goal, whole.until)};
    blocks.push_back(bullet(short_id(Kind::goal, goal.id.value) + " " + say_goal_way(way, whole.until) + say_goal_state(goal)));
    for (const auto& step : goal.steps) blocks.push_back(bullet((step.done_on ? "done: " : "to do: ") + step.text, 2));
  }
}

void add_topics(const Whole& whole, std::vector<Block>& blocks) {
  if (whole.open_topics.empty()) return;
  blocks.push_back(heading(2, "Still on the agenda"));
  for (const auto& topic : whole.open_topics) {
    const bool is_flagged = topic.carried >= kCarriedFlag;
    const std::string since = is_flagged && topic.origin_date ? ", since " + say_short_day(*topic.origin_date, whole.until) : "";
    blocks.push_back(bullet({{say_topic(topic, whole.pair()) + since, is_flagged ? Tone::warn : Tone::plain}}));
  }
}

void add_promises(const Whole& whole, std::vector<Block>& blocks) {
  if (!std::ranges::any_of(whole.actions, is_open)) return;
  blocks.push_back(heading(2, "Open promises"));
  for (const auto& action : whole.actions)
    if (is_open(action)) blocks.push_back(open_promise(action, whole.pair(), whole.until));
}

std::vector<Section> sections_of(const Context& context, const Whole& whole, const std::vector<AgreedTerm>& terms) {
  std::vector<Block> head{health_heading(1, names_of(whole.pair()) + ", " + say_span(whole), whole.health.status),
                          summary(context, whole)};
  for (const auto& reason : whole.health.reasons)
    if (reason.verdict != Verdict::on_track) head.push_back(bullet(reason.text));
  std::vector<Block> rest;
  add_goals(whole, rest);
  add_topics(whole, rest);
  add_promises(whole, rest);
  add_said(whole, LineKind::win, "Wins", context.zone, rest);
  add_said(whole, LineKind::lesson, "Lessons", context.zone, rest);
  add_said(whole, LineKind::thanks, "Thanks", context.zone, rest);
  add_said(whole, LineKind::blocker, "Blockers", context.zone, rest);
  std::vector<Section> sections{Prose{std::move(head)}};
  std::ranges::move(charts_of(context, whole), std::back_inserter(sections));
  sections.emplace_back(agreed_table(terms));
  sections.emplace_back(sides_table(whole));
  if (!rest.empty()) sections.emplace_back(Prose{std::move(rest)});
  return sections;
}

View run(Context& context, const Options& options) {
  const Whole whole = gather_whole(context, options.pair);
  const auto terms = agreed_terms(whole, context.zone);
  View view;
  view.data = value_of(context, whole, terms);
  view.sections = sections_of(context, whole, terms);
  view.attention = needs_attention(whole.health.status);
  finish_report(view, options.choice, whole.left_out);
  return view;
}

}  // namespace

Bound report_pair() { return bind<Options>(define, run); }

}  // namespace mentor
