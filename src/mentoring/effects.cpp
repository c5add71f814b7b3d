#include "mentor/mentoring/effects.hpp"

#include "mentor/base/error.hpp"
#include "mentor/mentoring/closing.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

PairId pair_of(Store& store, const RowRef& row) {
  switch (row.kind) {
    case Kind::goal:
      return goal_of(store, GoalId(row.number)).pair;
    case Kind::step:
      return goal_of(store, step_of(store, StepId(row.number)).goal).pair;
    case Kind::topic:
      return topic_of(store, TopicId(row.number)).pair;
    default:
      return action_of(store, ActionId(row.number)).pair;
  }
}

void require_of_pair(Store& store, const RowRef& row, const Pair& pair) {
  if (pair_of(store, row) == pair.id) return;
  throw refused("'" + short_id(row) + "' is not of the pair '" + pair.handle + "'", "mentor show " + short_id(row));
}

Goal goal_of_pair(Store& store, const Pair& pair, std::int64_t number) {
  Goal goal = goal_of(store, GoalId(number));
  if (goal.pair == pair.id) return goal;
  throw refused("the goal '" + short_id(Kind::goal, number) + "' is not of the pair '" + pair.handle + "'",
                "mentor goal list --pair " + pair.handle);
}

void add_progress(Store& store, const Pair& pair, const Checkin& checkin, const ProgressFlag& flag, const Zone& mine) {
  const Goal goal = goal_of_pair(store, pair, flag.goal);
  Progress progress;
  progress.goal = goal.id;
  progress.on = mine.date_at(checkin.met_at);
  progress.amount = flag.number;
  progress.is_change = flag.relative;
  progress.checkin = checkin.id;
  insert_progress(store, progress);
}

void add_promise(Store& store, const Pair& pair, const Checkin& checkin, const Promise& promise, bool is_private, const Clock& clock) {
  Action action;
  action.uid = make_uid(clock.now);
  action.pair = pair.id;
  action.checkin = checkin.id;
  action.owner = promise.mine ? my_party(pair.role) : their_party(pair.role);
  action.text = promise.text;
  action.is_private = is_private;
  action.created_on = clock.mine.date_at(checkin.met_at);
  action.due_on = promise.due_on;
  insert_action(store, action);
}

void close(Store& store, const Pair& pair, const Checkin& checkin, const std::string& reference, const Clock& clock) {
  const RowRef row = row_named(store, reference, clock);
  require_of_pair(store, row, pair);
  finish(store, row, {clock.mine.date_at(checkin.met_at), checkin.met_at, std::nullopt});
  insert_closing(store, {ClosingId(0), checkin.id, row.kind, row.number});
}

}  // namespace

CheckinRecords records_of(Store& store, CheckinId checkin) {
  return {actions_of_checkin(store, checkin), progress_of_checkin(store, checkin), closings_of(store, checkin)};
}

CheckinRecords apply_effects(Store& store, const Pair& pair, const Checkin& checkin, const CheckinEffects& effects, const Clock& clock) {
  for (const auto& flag : effects.progress) add_progress(store, pair, checkin, flag, clock.mine);
  for (const auto& promise : effects.promises) add_promise(store, pair, checkin, promise, effects.is_private, clock);
  for (const auto& reference : effects.done) close(store, pair, checkin, reference, clock);
  return effects.empty() ? CheckinRecords{} : records_of(store, checkin.id);
}

}  // namespace mentor
