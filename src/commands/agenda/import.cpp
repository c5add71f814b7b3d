// The command `agenda import`: answers from other people's calendar programs.
#include "commands/commands.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "cli/run_context.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/mail_parts.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/answering.hpp"
#include "mentor/mentoring/meeting_changes.hpp"

namespace mentor::agenda_import {
namespace {

struct Options {
  std::string file;
  std::vector<Component> calendars;
};

void define(Spec& spec, Options& options) {
  spec.operand("FILE", options.file, "the answer: a calendar file or a whole mail, - for stdin", Completes::file);
}

void ask(Prompter& prompter, Options& options) {
  for (const auto& text : calendars_in(read_file(prompter.process(), options.file, kMailLimit)))
    std::ranges::move(parse_components(text), std::back_inserter(options.calendars));
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

  bool is_time_other() const { return *taken.at != found().meeting.starts_at; }
  bool is_length_other() const { return answer.length && !answer.is_all_day && *answer.length != found().meeting.length; }
  bool is_place_other() const { return !answer.where.empty() && answer.where != found().meeting.where; }
  bool is_past() const { return *taken.at < context.now; }

  // What to type to have the meeting as the answer has it; the clock's reading is the agreement's, and in UTC where that is no one time.
  Block move_line() const {
    const WallTime wall = zone().to_wall(*taken.at);
    const bool is_plain = zone().meaning_of(wall).kind == LocalMeaning::Kind::unique;
    std::string when = is_plain ? to_iso(wall) : to_iso(*taken.at);
    if (is_plain) when[when.find('T')] = ' ';
    const bool moves = is_time_other();
    std::string line = std::string("mentor meeting ") + (moves ? "move " : "edit ") + ref_of(found());
    if (moves) line += " --at \"" + when + "\"";
    if (answer.kind == AnswerKind::counter && is_length_other()) line += " --for " + to_duration(*answer.length);
    if (answer.kind == AnswerKind::counter && is_place_other()) line += " --where " + shell_word(answer.where);
    return command_line(line);
  }

  // "Ada proposes Wed 2026-11-25 16:00 GMT (in 2 days), 30 min, at 'Room 2'"
  std::string say_proposal() const {
    std::vector<std::string> parts;
    if (is_time_other())
      parts.push_back(answer.is_all_day ? "the day " + say_when(zone().date_at(*taken.at), context.today()) : say_time());
    if (is_length_other()) parts.push_back(say_length(*answer.length) + " in place of " + say_length(found().meeting.length));
    if (is_place_other()) parts.push_back("the place '" + visible_line(answer.where) + "'");
    return who() + " proposes " + joined(parts, ", ") + (is_past() ? ", which is past" : "");
  }

  std::string say_already() const {
    if (answer.kind == AnswerKind::counter) return "is as " + who() + " proposes: " + say_time();
    return answer.kind == AnswerKind::accepted ? "was agreed by " + who() + " before" : "was cancelled before";
  }

  std::string say_outdated() const {
    if (taken.at && is_time_other())
      return who() + " answers (" + std::string(name_of(answer.kind)) + ") for " + say_time() + ", but it is at " +
             say_meeting(context, found().meeting);
    return who() + " answers (" + std::string(name_of(answer.kind)) + ") what was sent before the agenda changed";
  }

  std::string said() const {
    switch (taken.outcome) {
      case Outcome::already:
        return say_already();
      case Outcome::proposed:
        return say_proposal();
      case Outcome::outdated:
        return say_outdated();
      case Outcome::older:
        return who() + " has answered since, so this answer (" + std::string(name_of(answer.kind)) + ") was left";
      case Outcome::agreed:
        return "agenda agreed by " + who() + ", " + say_meeting(context, found().meeting);
      case Outcome::cancelled:
        return "cancelled by " + who() + ", " + say_meeting(context, found().meeting);
      default:
        return who() + " may come; nothing was changed";
    }
  }

  std::vector<Block> after_outdated() const {
    const std::string ref = ref_of(found());
    if (taken.at && is_time_other()) return {bullet("nothing was changed; to have it at that time:"), move_line()};
    if (answer.kind != AnswerKind::declined) return {bullet("nothing was changed; to ask again: mentor agenda invite " + ref)};
    const std::string by(name_of(*taken.by));
    return {bullet("nothing was changed; if they cannot come: mentor meeting cancel " + ref + " --by " + by)};
  }

  std::vector<Block> after_proposal() const {
    if (is_past()) return {bullet("ask for another time")};
    if (answer.is_all_day) return {bullet("no time of day is proposed; if it is to stay as it was:"), move_line()};
    return {bullet("if that suits:"), move_line()};
  }

  std::vector<Block> what_to_do() const {
    if (taken.outcome == Outcome::proposed) return after_proposal();
    if (taken.outcome == Outcome::outdated) return after_outdated();
    if (taken.outcome == Outcome::cancelled) return after_cancelling(context, found(), taken.cancelled, taken.topics);
    return {};
  }

  // What they say with it: of a decline it is kept as the reason.
  std::vector<Block> more() const {
    auto blocks = what_to_do();
    const bool is_told = taken.outcome != Outcome::already && taken.outcome != Outcome::older;
    if (is_told && !answer.comment.empty()) blocks.insert(blocks.begin(), bullet("they say: " + visible_line(answer.comment)));
    return blocks;
  }

  std::vector<Block> blocks() const {
    if (!taken.found) return {paragraph("'" + answer.uid + "' is no meeting here; its answer was left")};
    std::vector<Block> blocks{paragraph({strong(ref_of(found())), plain(" " + counterpart(found().relationship.pair) + ": " + said())})};
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
                       {"minutes", answer.length},
                       {"where", text_or_null(answer.where)},
                       {"all_day", answer.is_all_day},
                       {"because", text_or_null(answer.comment)},
                       {"text", Value()}};
}

Value left_value(const std::string& text) {
  return Value::Record{{"uid", Value()},     {"meeting", Value()}, {"by", Value()},
                       {"email", Value()},   {"answer", Value()},  {"outcome", name_of(Outcome::left)},
                       {"at", Value()},      {"minutes", Value()}, {"where", Value()},
                       {"all_day", Value()}, {"because", Value()}, {"text", text}};
}

// The newest first, so that what is older is known as that; told in the order of the file.
std::vector<Taken> take_all(Context& context, std::vector<Answer>& answers) {
  std::vector<std::size_t> order(answers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return std::pair(answers[i].sequence, answers[i].stamp); });
  const auto pairs = relationships(*context.store);
  std::vector<Taken> taken(answers.size());
  for (const auto i : order) {
    Answer& answer = answers[i];
    if (answer.kind == AnswerKind::declined && !answer.comment.empty()) answer.comment = storable(answer.comment, "the answer's COMMENT");
    taken[i] = take_answer(*context.store, pairs, answer, context.config.me_email, context.clock());
  }
  return taken;
}

View run(Context& context, const Options& options) {
  Answers read = read_answers(options.calendars, context.zones);
  const auto taken = take_all(context, read.answers);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    values.push_back(value_of(read.answers[i], taken[i]));
    std::ranges::move(Telling{context, read.answers[i], taken[i]}.blocks(), std::back_inserter(echo));
  }
  const bool knows_none = std::ranges::all_of(taken, [](const Taken& t) { return t.outcome == Outcome::unknown; });
  if (!taken.empty() && knows_none)
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
