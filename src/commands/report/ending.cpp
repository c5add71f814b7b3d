// The command `report ending`: what a mentorship came to, and a thank-you to send.
#include <algorithm>
#include <cmath>

#include "commands/commands.hpp"
#include "commands/present/values.hpp"
#include "commands/report/charts.hpp"
#include "commands/report/thank_you.hpp"
#include "commands/report/words.hpp"
#include "mentor/base/say.hpp"
#include "mentor/domain/reference.hpp"

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

// Goals with a result, on one scale.
std::optional<double> attainment_of(const Whole& whole) {
  std::vector<Attainment> judged;
  for (const auto& goal : whole.goals)
    if (goal.result) judged.push_back({goal.weight, *goal.result});
  return attainment_score(judged);
}

std::vector<Step> steps_of(const Whole& whole) {
  std::vector<Step> all;
  for (const auto& goal : whole.goals) all.insert(all.end(), goal.steps.begin(), goal.steps.end());
  return all;
}

Phrase in_lines(const Phrases& note) {
  Phrase text;
  for (const auto& line : note) text += (text.empty() ? "" : "\n") + line;
  return text;
}

Value value_of(Context& context, const Whole& whole, const Phrases& note) {
  return Value::Record{{"pair", whole.pair().handle},
                       {"goals", list_of(whole.goals, [&](const Goal& goal) { return goal_value(context, goal, whole.pair()); })},
                       {"lessons", said_value(whole, LineKind::lesson)},
                       {"thanks", said_value(whole, LineKind::thanks)},
                       {"steps", list_of(steps_of(whole), step_value)},
                       {"totals", totals_value(totals_of(whole))},
                       {"attainment", attainment_of(whole)},
                       {"note", in_lines(note)}};
}

std::string say_span(const Whole& whole) {
  const Totals totals = totals_of(whole);
  return say_count(totals.held, "meeting", "meetings") + " held, " + std::to_string(totals.missed) + " missed, " +
         say_length(totals.length) + ". Promises: " + std::to_string(totals.kept) + " kept, " + std::to_string(totals.open) + " open.";
}

std::string say_end(const Pair& pair) {
  if (!pair.ended_on) return pair.ends_on ? "ends " + say_day(*pair.ends_on) : "no end is agreed";
  std::string said = "ended " + say_day(*pair.ended_on);
  if (pair.ended_by) said += " by " + first_name(pair, *pair.ended_by);
  return pair.end_reason.empty() ? said : said + ": " + pair.end_reason;
}

std::string signed_number(int number) { return (number > 0 ? "+" : "") + std::to_string(number); }

Table goals_table(const Whole& whole) {
  Table table{"Goals",
              {{"id", "Goal"},
               {"text", "What", Align::left, true},
               {"learner", "Learner"},
               {"baseline", "Start", Align::right},
               {"target", "Target", Align::right},
               {"current", "Reached", Align::right},
               {"status", "Status"},
               {"result", "Result", Align::right}},
              {},
              "No goals were set.",
              false};
  for (const auto& goal : whole.goals)
    table.rows.push_back({short_id(Kind::goal, goal.id.value), goal.text, first_name(whole.pair(), goal.learner), goal.baseline,
                          goal.target, value_on(goal, whole.until), name_of(goal.status),
                          goal.result ? Cell(signed_number(*goal.result)) : Cell()});
  return table;
}

void add_steps(const Whole& whole, std::vector<Block>& blocks) {
  const auto steps = steps_of(whole);
  if (!steps.empty()) blocks.push_back(heading(2, "Steps"));
  for (const auto& step : steps) blocks.push_back({step.done_on ? Block::Kind::task_done : Block::Kind::task_open, 1, {plain(step.text)}});
}

void add_note(const Phrases& note, std::vector<Block>& blocks) {
  blocks.push_back(heading(2, "A thank-you, to edit and send"));
  for (const auto& line : note) blocks.push_back(paragraph(line));
}

View run(Context& context, const Options& options) {
  const Whole whole = gather_whole(context, options.pair);
  const Phrases note = drafted_thanks(whole);
  std::vector<Block> head{heading(1, names_of(whole.pair()) + ": " + say_end(whole.pair())), paragraph({strong(say_span(whole))})};
  if (const auto score = attainment_of(whole))
    head.push_back(paragraph("Goal attainment T = " + say_number(std::round(*score * 100) / 100) + " (50: as expected)."));
  std::vector<Block> rest;
  add_steps(whole, rest);
  add_said(whole, LineKind::lesson, "What was learned", context.zone, rest);
  add_said(whole, LineKind::win, "What went well", context.zone, rest);
  add_said(whole, LineKind::thanks, "Thanks so far", context.zone, rest);
  add_note(note, rest);
  View view;
  view.data = value_of(context, whole, note);
  view.sections = {Prose{std::move(head)}};
  std::ranges::move(charts_of(context, whole), std::back_inserter(view.sections));
  view.sections.emplace_back(goals_table(whole));
  view.sections.emplace_back(Prose{std::move(rest)});
  finish_report(view, options.choice, whole.left_out);
  return view;
}

}  // namespace

Bound report_ending() { return bind<Options>(define, run); }

}  // namespace mentor
