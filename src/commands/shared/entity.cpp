// One thing of any kind, loaded from the store and read back after a write.
#include "commands/shared/entity.hpp"

#include <algorithm>

#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

Pair pair_of(Context& context, PairId id) { return relationship_of(*context.store, id).pair; }

Entity pair_thing(Context& context, const RowRef& row) {
  const auto relationship = relationship_of(*context.store, PairId(row.number));
  return {row, pair_value(context, relationship), relationship.pair.handle, names_of(relationship.pair)};
}

Entity goal_thing(Context& context, const RowRef& row) {
  const Goal goal = goal_of(*context.store, GoalId(row.number));
  const Pair pair = pair_of(context, goal.pair);
  return {row, goal_value(context, goal, pair), pair.handle, goal.text};
}

Entity step_thing(Context& context, const RowRef& row) {
  const Step step = step_of(*context.store, StepId(row.number));
  return {row, step_value(step), pair_of(context, goal_of(*context.store, step.goal).pair).handle, step.text};
}

Entity meeting_thing(Context& context, const RowRef& row) {
  const auto [relationship, meeting] = meeting_named(context, short_id(row));
  const auto topics = topics_on(*context.store, relationship, meeting, context.clock());
  return {row, meeting_value(meeting, relationship.pair, topics), relationship.pair.handle,
          "meeting of " + say_when(meeting.starts_at, context.zone, context.now)};
}

Entity topic_thing(Context& context, const RowRef& row) {
  const Topic topic = topic_of(*context.store, TopicId(row.number), context.zones);
  const auto relationship = relationship_of(*context.store, topic.pair);
  const auto& handle = relationship.pair.handle;
  return {row, topic_value(topic, handle, meeting_of(*context.store, relationship, topic, context.clock())), handle, phrase_of(topic)};
}

Entity checkin_thing(Context& context, const RowRef& row) {
  const Checkin checkin = checkin_of(*context.store, CheckinId(row.number));
  const std::string handle = pair_of(context, checkin.pair).handle;
  return {row, checkin_value(context, checkin, handle), handle, "check-in of " + say_when(checkin.met_at, context.zone, context.now)};
}

Entity action_thing(Context& context, const RowRef& row) {
  const Action action = action_of(*context.store, ActionId(row.number));
  const std::string handle = pair_of(context, action.pair).handle;
  return {row, action_value(action, handle, context.today()), handle, phrase_of(action)};
}

struct Loader {
  Kind kind;
  Entity (*load)(Context&, const RowRef&);
};
constexpr Loader kLoaders[] = {{Kind::pair, pair_thing},       {Kind::goal, goal_thing},   {Kind::step, step_thing},
                               {Kind::meeting, meeting_thing}, {Kind::topic, topic_thing}, {Kind::checkin, checkin_thing},
                               {Kind::action, action_thing}};

}  // namespace

Entity entity_at(Context& context, const RowRef& row) { return std::ranges::find(kLoaders, row.kind, &Loader::kind)->load(context, row); }

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
    const auto found = std::ranges::find(unsuited, parse_reference(reference).kind, &Unsuited::kind);
    if (found != unsuited.end())
      throw usage_error("'" + visible_line(reference) + "': " + std::string(found->why), std::string(found->hint));
  }
}

View written_entities(std::string_view verb, std::vector<Entity> things) {
  std::vector<Value> values;
  std::vector<Block> echo;
  for (auto& thing : things) {
    echo.push_back(paragraph({plain(std::string(verb) + " "), strong(short_id(thing.row)), plain(" " + thing.pair + ": " + thing.text)}));
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
