#include "commands/shared/checkin_echo.hpp"

#include <algorithm>

#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

Phrase say_promise(const Context& context, const Action& action, const Pair& pair) {
  Phrase said = short_id(action.id) + " " + first_name(pair, action.owner) + ": " + phrase_of(action);
  if (action.due_on) said += " (due " + say_when(*action.due_on, context.today()) + ")";
  return said;
}

// Private topics by themselves, so that the others stay where those are left out.
void add_carried(Context& context, const Pair& pair, std::vector<Block>& echo) {
  Phrase shared;
  Phrase hidden;
  for (const auto& topic : open_topics(*context.store, pair.id)) {
    if (topic.is_standing) continue;
    Phrase& list = topic.is_private ? hidden : shared;
    list += (list.empty() ? "carried over: " : "; ") + short_id(topic.id) + " " + phrase_of(topic);
  }
  for (auto* list : {&shared, &hidden})
    if (!list->empty()) echo.push_back(bullet(std::move(*list)));
}

bool is_new(const Line& line, const CheckinWritten& before) {
  return !before.checkin || std::ranges::find(before.checkin->lines, line) == before.checkin->lines.end();
}

bool is_new(const Action& action, const CheckinWritten& before) {
  const auto old = std::ranges::find(before.records.actions, action.id, &Action::id);
  return old == before.records.actions.end() || old->is_private != action.is_private;
}

template <class Record>
std::vector<Record> added(std::vector<Record> now, const std::vector<Record>& before) {
  std::erase_if(now, [&](const Record& record) { return std::ranges::find(before, record.id, &Record::id) != before.end(); });
  return now;
}

Phrase say_marked(const Line& line, const Pair& pair) {
  return (line.is_private ? "[private] " : "") + (line.kind == LineKind::note ? phrase_of(line) : say_line(line, pair));
}

void add_lines(const Checkin& checkin, const CheckinWritten& before, const Pair& pair, std::vector<Block>& echo) {
  for (const auto& line : checkin.lines)
    if (is_new(line, before)) echo.push_back(bullet(say_marked(line, pair)));
  if (!before.checkin) return;
  for (const auto& line : before.checkin->lines)
    if (std::ranges::find(checkin.lines, line.id, &Line::id) == checkin.lines.end())
      echo.push_back(bullet("taken away: " + say_marked(line, pair)));
}

void add_records(const Context& context, const CheckinRecords& records, const CheckinWritten& before, const Pair& pair,
                 std::vector<Block>& echo) {
  for (const auto& progress : added(records.progress, before.records.progress))
    echo.push_back(bullet("progress: " + short_id(progress.goal) + " is at " + say_number(progress.value)));
  for (const auto& action : records.actions)
    if (is_new(action, before)) echo.push_back(bullet("promised: " + say_promise(context, action, pair)));
  const auto closings = added(records.closings, before.records.closings);
  if (!closings.empty()) echo.push_back(bullet("done: " + say_closed(closings)));
}

// What it joined by itself long after, or might have joined, and the line that sets it right.
void add_occasion(const Context& context, const CheckinWritten& written, const Relationship& relationship, std::vector<Block>& echo) {
  const std::string edit = "mentor edit " + short_id(written.checkin->id);
  const auto ago = [&](const Meeting& meeting) { return say_distance(context.zone.date_at(meeting.starts_at), context.today()); };
  const auto& [met_at, length, channel, meeting, is_late, unlogged] = written.occasion;
  if (is_late) echo.push_back(bullet("it began " + ago(*meeting) + "; to part it from this check-in: " + edit + " --on now"));
  if (!unlogged) return;
  const std::string ref = said_ref(context, relationship, *unlogged);
  echo.push_back(bullet(ref + " is not logged, " + ago(*unlogged) + "; if this was it: " + edit + " --meeting " + ref));
}

// "it was of Ada Lovelace; a1 and a2 came along"
std::string say_came_from(Context& context, const CheckinWritten& before) {
  const std::string said = "it was of " + counterpart(relationship_of(*context.store, before.checkin->pair).pair);
  std::vector<std::string> promises;
  for (const auto& action : before.records.actions) promises.push_back(short_id(action.id));
  return promises.empty() ? said : said + "; what was promised came along: " + joined(promises, ", ");
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

std::string say_closed(std::span<const Closing> closings) {
  std::vector<std::string> ids;
  for (const auto& closing : closings) ids.push_back(short_id(closing.closed));
  return joined(ids, ", ");
}

Phrase say_line(const Line& line, const Pair& pair) { return say_line_kind(line, pair) + ": " + phrase_of(line); }

std::vector<Block> checkin_echo(Context& context, const CheckinWritten& written, const Relationship& relationship,
                                const CheckinWritten& before) {
  const Pair& pair = relationship.pair;
  const Checkin& checkin = *written.checkin;
  std::string when = say_when(checkin.met_at, context.zone, context.now) + ", " + say_circumstances(checkin);
  if (checkin.rating) when += ", rated " + std::to_string(*checkin.rating) + " of 5";
  std::vector<Block> echo{paragraph({strong(short_id(checkin.id)), plain(" " + counterpart(pair) + ": " + when)})};
  if (before.checkin && before.checkin->pair != checkin.pair) echo.push_back(bullet(say_came_from(context, before)));
  const bool has_joined = checkin.meeting_on && (!before.checkin || before.checkin->meeting_on != checkin.meeting_on);
  if (has_joined) echo.push_back(bullet("the meeting " + said_ref(context, relationship, *checkin.meeting_on)));
  add_occasion(context, written, relationship, echo);
  add_lines(checkin, before, pair, echo);
  add_records(context, written.records, before, pair, echo);
  if (has_joined) add_carried(context, pair, echo);
  return echo;
}

View checkin_written(Context& context, const CheckinWritten& made, const Relationship& relationship) {
  const CheckinId id = made.checkin->id;
  // Where printing fails, the id alone says what was saved.
  View view = written(Value::Record{{"id", short_id(id)}}, {});
  view.make_data = [&context, id, handle = relationship.pair.handle] {
    return checkin_value(context, checkin_of(*context.store, id), handle);
  };
  view.sections = sections_from(Prose{checkin_echo(context, made, relationship)});
  return view;
}

}  // namespace mentor
