// The command `agenda import`: answers from other people's calendar programs.
#include "commands/commands.hpp"

#include <algorithm>

#include "cli/read_file.hpp"
#include "commands/agenda/answering.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"

namespace mentor {
namespace {

struct Options {
  std::string file;
  std::vector<Component> calendars;
};

void define(Spec& spec, Options& options) {
  spec.operand("FILE", options.file, "the answer as a calendar file, - for stdin", Completes::file);
}

void ask(Prompter& prompter, Options& options) {
  options.calendars = parse_components(read_file(prompter.process(), options.file, kCalendarLimit));
}

Value value_of(const Answer& answer, const Taken& taken) {
  return Value::Record{{"uid", answer.uid},
                       {"meeting", text_or_null(taken.meeting)},
                       {"by", name_or_null(taken.by)},
                       {"email", text_or_null(answer.email)},
                       {"answer", name_of(answer.kind)},
                       {"outcome", name_of(taken.outcome)},
                       {"at", taken.at},
                       {"because", text_or_null(answer.comment)},
                       {"text", Value()}};
}

Value left_value(const std::string& text) {
  return Value::Record{{"uid", Value()},   {"meeting", Value()}, {"by", Value()},
                       {"email", Value()}, {"answer", Value()},  {"outcome", name_of(Outcome::left)},
                       {"at", Value()},    {"because", Value()}, {"text", text}};
}

View run(Context& context, const Options& options) {
  const Answers read = read_answers(options.calendars, context.zones);
  std::vector<Value> values;
  std::vector<Block> echo;
  const auto pairs = relationships(*context.store);
  bool knows_one = read.answers.empty();
  for (const auto& answer : read.answers) {
    Taken taken = take_answer(context, pairs, answer);
    knows_one = knows_one || taken.outcome != Outcome::unknown;
    values.push_back(value_of(answer, taken));
    std::ranges::move(taken.echo, std::back_inserter(echo));
  }
  if (!knows_one)
    throw not_found("meeting with the uid", read.answers.front().uid, "the answer is for another store, or the cadence was changed since");
  for (const auto& other : read.others) {
    values.push_back(left_value(other));
    echo.push_back(paragraph("left: " + other));
  }
  if (echo.empty()) echo.push_back(paragraph("there is no answer in it"));
  View view;
  view.sections = {flat_table(values), Prose{std::move(echo)}};
  view.data = Value::List(std::move(values));
  return view;
}

}  // namespace

CommandInstance agenda_import() { return bind<Options>(define, run, ask); }

}  // namespace mentor
