#include "commands/checkin/echo.hpp"

#include "commands/adding.hpp"
#include "commands/lookup.hpp"
#include "commands/present/values.hpp"
#include "commands/present/wants.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

PairId pair_of(Context& context, const RowRef& row) {
  switch (row.kind) {
    case Kind::goal:
      return goal_of(*context.store, GoalId(row.number)).pair;
    case Kind::step:
      return goal_of(*context.store, step_of(*context.store, StepId(row.number)).goal).pair;
    case Kind::topic:
      return topic_of(*context.store, TopicId(row.number)).pair;
    default:
      return action_of(*context.store, ActionId(row.number)).pair;
  }
}

std::string say_promise(const Context& context, const Action& action, const Pair& pair) {
  std::string said = short_id(Kind::action, action.id.value) + " " + first_name(pair, action.owner) + ": " + action.text;
  if (action.due_on) said += " (due " + say_when(*action.due_on, context.today()) + ")";
  return said;
}

std::string say_carried(Context& context, const Pair& pair) {
  std::vector<std::string> topics;
  for (const auto& topic : open_topics(*context.store, pair.id)) topics.push_back(short_id(Kind::topic, topic.id.value) + " " + topic.text);
  return joined(topics, "; ");
}

}  // namespace

std::string say_circumstances(const Checkin& checkin) {
  std::vector<std::string> parts;
  if (checkin.length) parts.push_back(say_length(*checkin.length));
  parts.emplace_back(name_of(checkin.channel));
  return joined(parts, ", ");
}

std::string say_line_kind(const Line& line, const Pair& pair) {
  std::string kind(name_of(line.kind));
  kind.front() = static_cast<char>(kind.front() - 'a' + 'A');
  return kind + " (" + first_name(pair, line.by) + ")";
}

void require_of_pair(Context& context, const RowRef& row, const Pair& pair) {
  if (pair_of(context, row) == pair.id) return;
  throw refused("'" + short_id(row) + "' is not of the pair '" + pair.handle + "'", "mentor show " + short_id(row));
}

std::vector<Block> checkin_echo(Context& context, const Checkin& checkin, const Relationship& relationship) {
  const Pair& pair = relationship.pair;
  std::string when = say_when(checkin.met_at, context.zone, context.now) + ", " + say_circumstances(checkin);
  if (checkin.rating) when += ", rated " + std::to_string(*checkin.rating) + " of 5";
  std::vector<Block> echo{paragraph({strong(short_id(Kind::checkin, checkin.id.value)), plain(" " + pair.handle + ": " + when)})};
  if (checkin.meeting_on) echo.push_back(bullet("the meeting " + meeting_ref(pair.handle, *checkin.meeting_on)));
  for (const auto& line : checkin.lines) {
    const std::string kind = line.kind == LineKind::note ? "" : say_line_kind(line, pair) + ": ";
    echo.push_back(bullet((line.is_private ? "[private] " : "") + kind + line.text));
  }
  for (const auto& progress : progress_of_checkin(*context.store, checkin.id))
    echo.push_back(bullet("progress: " + short_id(Kind::goal, progress.goal.value) + " is at " + say_number(progress.value)));
  for (const auto& action : actions_of_checkin(*context.store, checkin.id))
    echo.push_back(bullet("promised: " + say_promise(context, action, pair)));
  if (!checkin.done.empty()) echo.push_back(bullet("done: " + joined(checkin.done, ", ")));
  const std::string carried = checkin.meeting_on ? say_carried(context, pair) : "";
  if (!carried.empty()) echo.push_back(bullet("carried over: " + carried));
  return echo;
}

View checkin_written(Context& context, const Checkin& checkin, const Relationship& relationship) {
  // Where printing fails, the id alone says what was saved.
  const auto named = [&] { return Value(Value::Record{{"id", short_id(Kind::checkin, checkin.id.value)}}); };
  return written(wants_prose(context) ? named() : checkin_value(context, checkin, relationship.pair.handle),
                 checkin_echo(context, checkin, relationship));
}

}  // namespace mentor
