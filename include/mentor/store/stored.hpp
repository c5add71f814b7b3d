// What each kind of thing is stored as: the one place that goes from a kind to a type.
#pragma once

#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {

/// Calls `use` with the row as it is stored: a Relationship, Goal, Step, MeetingRow, Topic, Checkin or Action. Throws not_found.
template <class Use>
auto with_stored(Store& store, const RowRef& row, const Use& use) {
  switch (row.kind) {
    case Kind::pair:
      return use(relationship_of(store, PairId(row.number)));
    case Kind::goal:
      return use(goal_of(store, GoalId(row.number)));
    case Kind::step:
      return use(step_of(store, StepId(row.number)));
    case Kind::meeting:
      return use(meeting_row_of(store, MeetingId(row.number)));
    case Kind::topic:
      return use(topic_of(store, TopicId(row.number)));
    case Kind::checkin:
      return use(checkin_of(store, CheckinId(row.number)));
    case Kind::action:
      break;
  }
  return use(action_of(store, ActionId(row.number)));
}

inline PairId pair_of(Store&, const Relationship& relationship) { return relationship.pair.id; }
inline PairId pair_of(Store& store, const Step& step) { return goal_of(store, step.goal).pair; }
/// The pair that a thing belongs to.
template <class Thing>
PairId pair_of(Store&, const Thing& thing) {
  return thing.pair;
}

}  // namespace mentor
