// The command `report ending`: what a mentorship came to, and a thank-you to send.
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
#include "mentor/domain/reference.hpp"

namespace mentor::report_ending {
namespace {

constexpr std::size_t kRemembered = 3;  // of each kind: a note is read, a list is not

// The newest lines of one kind by one side, oldest of them first.
Phrases said_by(const MentorshipReport& mentorship, LineKind kind, Party side) {
  Phrases found;
  for (const auto& said : said_of(mentorship.contacts, kind))
    if (said.line->by == side) found.push_back(phrase_of(*said.line));
  if (found.size() > kRemembered) found.erase(found.begin(), found.end() - kRemembered);
  return found;
}

Phrase listed(const Phrases& items) {
  Phrase text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

Phrases quoted_goals(const MentorshipReport& mentorship, GoalStatus status) {
  Phrases found;
  for (const auto& goal : mentorship.goals)
    if (goal.status == status) found.emplace_back("\"" + goal.text + "\"");
  return found;
}

std::string time_together(const MentorshipReport& mentorship) {
  const Totals totals = totals_of(mentorship);
  if (totals.checkins == 0) return "thank you for being ready to work with me since " + say_day(mentorship.pair().starts_on) + ".";
  std::string text = "thank you for the " + say_count(totals.checkins, "time", "times") + " we were in touch";
  if (totals.held > 0) text = "thank you for our " + say_count(totals.held, "meeting", "meetings");
  if (totals.length > Minutes{0}) text += ", " + say_length(totals.length) + " in all,";
  return text + " since " + say_day(mentorship.pair().starts_on) + ".";
}

void add(Phrases& note, const std::string& opening, const Phrases& items) {
  if (!items.empty()) note.push_back(opening + " " + listed(items) + ".");
}

// A note from me to the other side, or from the mentee to the mentor where I am neither: paragraphs, to be edited before it is sent.
Phrases drafted_thanks(const MentorshipReport& mentorship) {
  const Pair& pair = mentorship.pair();
  const Party mine = my_party(pair.role);
  const Party theirs = mine == Party::mentor ? Party::mentee : Party::mentor;
  Phrases note{"Dear " + first_name(pair, theirs) + ",", time_together(mentorship)};
  add(note, "Together we reached", quoted_goals(mentorship, GoalStatus::done));
  add(note, "Still on the way:", quoted_goals(mentorship, GoalStatus::open));
  add(note, "I learned:", said_by(mentorship, LineKind::lesson, mine));
  add(note, "I saw you learn:", said_by(mentorship, LineKind::lesson, theirs));
  add(note, "I remember with joy:", said_by(mentorship, LineKind::win, theirs));
  note.insert(note.end(), {"With thanks,", first_name(pair, mine)});
  return note;
}

struct Options {
  std::string pair;
  ReportChoice choice;
};

void define(Spec& spec, Options& options) { define_report_of_one(spec, options.pair, options.choice); }

// Goals with a result, on one scale.
std::optional<double> attainment_of(const MentorshipReport& mentorship) {
  std::vector<Attainment> judged;
  for (const auto& goal : mentorship.goals)
    if (goal.result) judged.push_back({goal.weight, *goal.result});
  return attainment_score(judged);
}

std::vector<Step> steps_of(const MentorshipReport& mentorship) {
  std::vector<Step> all;
  for (const auto& goal : mentorship.goals) all.insert(all.end(), goal.steps.begin(), goal.steps.end());
  return all;
}

Phrase in_lines(const Phrases& note) {
  Phrase text;
  for (const auto& line : note) text += (text.empty() ? "" : "\n") + line;
  return text;
}

Value value_of(Context& context, const MentorshipReport& mentorship, const Phrases& note) {
  return Value::Record{{"pair", mentorship.pair().handle},
                       {"goals", list_of(mentorship.goals, [&](const Goal& goal) { return goal_value(context, goal, mentorship.pair()); })},
                       {"lessons", said_value(mentorship.contacts, LineKind::lesson)},
                       {"thanks", said_value(mentorship.contacts, LineKind::thanks)},
                       {"steps", list_of(steps_of(mentorship), step_value)},
                       {"totals", totals_value(totals_of(mentorship))},
                       {"attainment", attainment_of(mentorship)},
                       {"note", note.empty() ? Value() : Value(in_lines(note))}};
}

std::string say_span(const MentorshipReport& mentorship) {
  const Totals totals = totals_of(mentorship);
  return say_count(totals.held, "meeting", "meetings") + " held, " + std::to_string(totals.missed) + " missed, " +
         say_length(totals.length) + ". Promises: " + std::to_string(totals.kept) + " kept, " + std::to_string(totals.open) + " open.";
}

std::vector<Tile> tiles_of(const MentorshipReport& mentorship) {
  const Totals totals = totals_of(mentorship);
  const auto reached = std::ranges::count(mentorship.goals, GoalStatus::done, &Goal::status);
  return {{totals.held == 1 ? "meeting held" : "meetings held", std::to_string(totals.held), std::to_string(totals.missed) + " missed"},
          {"time together", say_length(totals.length), ""},
          {reached == 1 ? "goal reached" : "goals reached", std::to_string(reached), "of " + std::to_string(mentorship.goals.size())},
          {totals.kept == 1 ? "promise kept" : "promises kept", std::to_string(totals.kept), std::to_string(totals.open) + " open"}};
}

std::string say_end(const Pair& pair) {
  if (!pair.ended_on) return pair.ends_on ? "ends " + say_day(*pair.ends_on) : "no end is agreed";
  std::string said = "ended " + say_day(*pair.ended_on);
  if (pair.ended_by) said += " by " + first_name(pair, *pair.ended_by);
  return pair.end_reason.empty() ? said : said + ": " + pair.end_reason;
}

std::string signed_number(int number) { return (number > 0 ? "+" : "") + std::to_string(number); }

Table goals_table(const MentorshipReport& mentorship) {
  Table table{"Goals",
              {{"id", "Goal", Align::left, Fit::whole, Shown::where_typed},
               {"text", "What", Align::left, Fit::wraps},
               {"learner", "Learner", Align::left, Fit::drops_early},
               {"baseline", "Start", Align::right, Fit::drops_early},
               {"target", "Target", Align::right},
               {"current", "Reached", Align::right},
               {"status", "Status"},
               {"result", "Result", Align::right, Fit::drops_late}},
              {},
              "No goals were set.",
              false};
  for (const auto& goal : mentorship.goals)
    table.rows.push_back({short_id(goal.id), goal.text, first_name(mentorship.pair(), goal.learner), goal.baseline, goal.target,
                          value_on(goal, mentorship.until), name_of(goal.status),
                          goal.result ? Cell(signed_number(*goal.result)) : Cell()});
  return table;
}

void add_steps(const MentorshipReport& mentorship, std::vector<Block>& blocks) {
  const auto steps = steps_of(mentorship);
  if (!steps.empty()) blocks.push_back(heading(2, "Steps"));
  for (const auto& step : steps) blocks.push_back({step.done_on ? Block::Kind::task_done : Block::Kind::task_open, 1, {plain(step.text)}});
}

void add_note(const Phrases& note, std::vector<Block>& blocks) {
  blocks.push_back(heading(2, "A thank-you, to edit and send"));
  for (const auto& line : note) blocks.push_back(paragraph(line));
}

// "1 September 2026"
std::string say_on_paper(Date date) { return std::to_string(static_cast<unsigned>(date.day())) + " " + say_period(month_of(date)); }

// "from 1 September 2026 to 15 March 2027", and of one that goes on "since".
std::string say_dates(const MentorshipReport& mentorship) {
  const Pair& pair = mentorship.pair();
  const bool is_over = pair.ended_on || pair.ends_on == mentorship.until;
  const std::string begin = say_on_paper(pair.starts_on);
  return is_over ? "from " + begin + " to " + say_on_paper(mentorship.until) : "since " + begin;
}

// What both can show to others: nothing private, no rating, no health.
Certificate certificate_of(const MentorshipReport& mentorship) {
  constexpr std::size_t kMostListed = 12;  // one sheet holds them
  const Pair& pair = mentorship.pair();
  const Totals totals = totals_of(mentorship);
  Certificate certificate{"Certificate of mentoring",
                          {pair.mentor.name + " and " + pair.mentee.name, "met as mentor and mentee " + say_dates(mentorship)},
                          "Goals reached",
                          {},
                          {pair.mentor.name + ", mentor", pair.mentee.name + ", mentee"}};
  std::string met = say_count(totals.held, "meeting", "meetings");
  if (totals.length > Minutes{0}) met += ", " + say_length(totals.length) + " in all";
  if (totals.held > 0) certificate.lines.push_back(met);
  for (const auto& goal : mentorship.goals)
    if (goal.status == GoalStatus::done) certificate.listed.push_back(goal.text);
  if (const auto count = certificate.listed.size(); count > kMostListed) {
    certificate.listed.resize(kMostListed);
    certificate.listed.push_back("and " + std::to_string(count - kMostListed) + " more");
  }
  return certificate;
}

View run(Context& context, const Options& options) {
  const MentorshipReport mentorship = told_mentorship(context, options.pair, options.choice);
  const Phrases note = options.choice.brief ? Phrases{} : drafted_thanks(mentorship);
  std::vector<Block> head{heading(1, names_of(mentorship.pair()) + ": " + say_end(mentorship.pair())),
                          paragraph({strong(say_span(mentorship))}, tiles_of(mentorship))};
  if (const auto score = attainment_of(mentorship))
    head.push_back(paragraph("Goal attainment T = " + say_number(std::round(*score * 100) / 100) + " (50: as expected)."));
  std::vector<Block> rest;
  add_steps(mentorship, rest);
  add_said(mentorship, LineKind::lesson, "What was learned", context.zone, rest);
  add_said(mentorship, LineKind::win, "What went well", context.zone, rest);
  add_said(mentorship, LineKind::thanks, "Thanks so far", context.zone, rest);
  if (!note.empty()) add_note(note, rest);
  View view;
  view.data = value_of(context, mentorship, note);
  view.sections = sections_from(Prose{std::move(head)});
  std::ranges::move(charts_of(context, mentorship), std::back_inserter(view.sections));
  view.rows = goals_table(mentorship);
  view.sections.emplace_back(*view.rows);
  if (!rest.empty()) view.sections.emplace_back(Prose{std::move(rest)});
  view.sections.emplace_back(certificate_of(mentorship));
  view.attention = needs_attention(mentorship.health.status);
  finish_report(view, options.choice, mentorship.left_out);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::report_ending
