// The command `agenda import`: answers from other people's calendar programs.
#include "commands/commands.hpp"

#include <algorithm>

#include "cli/run_context.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/answering.hpp"
#include "mentor/mentoring/meeting_changes.hpp"

namespace mentor::agenda_import {
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

// What an answer did to its meeting, in words.
struct Telling {
  Context& context;
  const Answer& answer;
  const Taken& taken;

  const PairMeeting& found() const { return *taken.found; }
  std::string who() const { return first_name(found().relationship.pair, *taken.by); }
  const Zone& zone() const { return zone_of_meeting(found(), context.zones); }
  std::string say_time() const { return say_in_zones(context.clock(), zone(), *taken.at); }

  // What to type to have the meeting at the time of the answer; the clock's reading is the agreement's, and in UTC where that is no one
  // time.
  Block move_line() const {
    const WallTime wall = zone().to_wall(*taken.at);
    const bool is_plain = zone().meaning_of(wall).kind == LocalMeaning::Kind::unique;
    std::string when = is_plain ? to_iso(wall) : to_iso(*taken.at);
    if (is_plain) when[when.find('T')] = ' ';
    return command_line("mentor meeting move " + ref_of(found()) + " --at \"" + when + "\"");
  }

  std::string say_already() const {
    if (answer.kind == AnswerKind::counter) return "is at the time that " + who() + " proposes: " + say_time();
    return answer.kind == AnswerKind::accepted ? "was agreed by " + who() + " before" : "was cancelled before";
  }

  std::string said() const {
    switch (taken.outcome) {
      case Outcome::already:
        return say_already();
      case Outcome::proposed:
        return who() + " proposes " + say_time();
      case Outcome::outdated:
        return who() + " answers (" + std::string(name_of(answer.kind)) + ") for " + say_time() + ", but it is at " +
               say_meeting(context, found().meeting);
      case Outcome::agreed:
        return "agenda agreed by " + who() + ": " + say_meeting(context, found().meeting);
      case Outcome::cancelled:
        return "cancelled by " + who() + ": " + say_meeting(context, found().meeting);
      default:
        return who() + " may come; nothing was changed";
    }
  }

  std::vector<Block> more() const {
    if (taken.outcome == Outcome::proposed) return {bullet("if that suits:"), move_line()};
    if (taken.outcome == Outcome::outdated) return {bullet("nothing was changed; to have it at that time:"), move_line()};
    if (taken.outcome == Outcome::cancelled) return after_cancelling(context, found(), taken.cancelled, taken.topics);
    return {};
  }

  std::vector<Block> blocks() const {
    if (!taken.found) return {paragraph("'" + answer.uid + "' is no meeting here; its answer was left")};
    std::vector<Block> blocks{paragraph({strong(ref_of(found())), plain(" " + said())})};
    std::ranges::move(more(), std::back_inserter(blocks));
    return blocks;
  }
};

Value value_of(const Answer& answer, const Taken& taken) {
  return Value::Record{{"uid", answer.uid},
                       {"meeting", taken.found ? Value(ref_of(*taken.found)) : Value()},
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
  for (Answer answer : read.answers) {
    if (answer.kind == AnswerKind::declined && !answer.comment.empty()) answer.comment = storable(answer.comment, "the answer's COMMENT");
    const Taken taken = take_answer(*context.store, pairs, answer, context.config.me_email, context.clock());
    knows_one = knows_one || taken.outcome != Outcome::unknown;
    values.push_back(value_of(answer, taken));
    std::ranges::move(Telling{context, answer, taken}.blocks(), std::back_inserter(echo));
  }
  if (!knows_one)
    throw not_found("meeting with the uid", read.answers.front().uid, "the answer is for another store, or the cadence was changed since");
  for (const auto& other : read.others) {
    values.push_back(left_value(other));
    echo.push_back(paragraph("left: " + other));
  }
  if (echo.empty()) echo.push_back(paragraph("there is no answer in it"));
  View view;
  view.sections = sections_from(Prose{std::move(echo)});
  view.data = Value::List(std::move(values));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::agenda_import
