// One thing of any kind, loaded from the store and read back after a write.
#include "commands/shared/entity.hpp"

#include <algorithm>

#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/stored.hpp"

namespace mentor {
namespace {

// One thing of each kind, as it is stored, in JSON and in words.
Entity entity_of(Context& context, const Relationship& relationship) {
  const Pair& pair = relationship.pair;
  return {pair.id, pair_value(context, relationship), pair.handle, names_of(pair)};
}

Entity entity_of(Context& context, const Goal& goal) {
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  return {goal.id, goal_value(context, goal, pair), counterpart(pair), goal.text};
}

Entity entity_of(Context& context, const Step& step) {
  return {step.id, step_value(step), counterpart(relationship_of(*context.store, pair_of(*context.store, step)).pair), step.text};
}

Entity entity_of(Context& context, const MeetingRow& row) {
  const auto [relationship, meeting] = meeting_named(context, short_id(row.id));
  const auto topics = topics_on(*context.store, relationship, meeting, context.clock());
  return {row.id, meeting_value(meeting, relationship.pair, topics), counterpart(relationship.pair),
          "meeting of " + say_when(meeting.starts_at, context.zone, context.now)};
}

Entity entity_of(Context& context, const Topic& stored) {
  const Topic topic = topic_of(*context.store, stored.id, context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  const auto& pair = relationship.pair;
  return {topic.id, topic_value(topic, pair.handle, meeting_of(*context.store, relationship, topic, context.clock())), counterpart(pair),
          phrase_of(topic)};
}

Entity entity_of(Context& context, const Checkin& checkin) {
  const Pair pair = relationship_of(*context.store, checkin.pair).pair;
  return {checkin.id, checkin_value(context, checkin, pair.handle), counterpart(pair),
          "check-in of " + say_when(checkin.met_at, context.zone, context.now)};
}

Entity entity_of(Context& context, const Action& action) {
  const Pair pair = relationship_of(*context.store, action.pair).pair;
  return {action.id, action_value(action, pair.handle, context.today()), counterpart(pair), phrase_of(action)};
}

}  // namespace

Entity entity_at(Context& context, const RowRef& row) {
  return with_stored(*context.store, row, [&](const auto& thing) { return entity_of(context, thing); });
}

std::vector<RowRef> rows_named(Context& context, const std::vector<std::string>& references) {
  std::vector<RowRef> rows;
  for (const auto& reference : references) {
    const RowRef row = row_named(context, reference);
    if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
  }
  return rows;
}

void require_suited(const std::vector<std::string>& references, std::span<const Unsuited> unsuited) {
  for (const auto& reference : references) {
    if (!reference.empty() && reference.find_first_not_of("0123456789") == std::string::npos)
      throw usage_error(
          "'" + reference + "' does not say of what kind it is",
          "a" + reference + " is a promise, g" + reference + " a goal, s" + reference + " a step, t" + reference + " a topic");
    const auto found = std::ranges::find(unsuited, parse_reference(reference).kind, &Unsuited::kind);
    if (found != unsuited.end())
      throw usage_error("'" + visible_line(reference) + "': " + std::string(found->why), std::string(found->hint));
  }
}

View written_entities(std::string_view verb, std::vector<Entity> things) {
  std::vector<Value> values;
  std::vector<Block> echo;
  for (auto& thing : things) {
    echo.push_back(paragraph({plain(std::string(verb) + " "), strong(short_id(thing.row)), plain(" " + thing.whose + ": " + thing.text)}));
    values.push_back(std::move(thing.value));
  }
  return written_all(std::move(values), std::move(echo));
}

View written_rows(Context& context, std::string_view verb, const std::vector<RowRef>& rows) {
  std::vector<Entity> things;
  for (const auto& row : rows) things.push_back(entity_at(context, row));
  return written_entities(verb, std::move(things));
}

}  // namespace mentor
