#include "mentor/mentoring/effects.hpp"

#include "mentor/base/error.hpp"
#include "mentor/mentoring/closing.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/stored.hpp"

namespace mentor {
namespace {

void require_of_pair(Store& store, const RowRef& row, const Pair& pair) {
  if (with_stored(store, row, [&](const auto& thing) { return pair_of(store, thing); }) == pair.id) return;
  throw refused("'" + short_id(row) + "' is not of the pair '" + pair.handle + "'", "mentor show " + short_id(row));
}

Goal goal_of_pair(Store& store, const Pair& pair, std::int64_t number) {
  Goal goal = goal_of(store, GoalId(number));
  if (goal.pair == pair.id) return goal;
  throw refused("the goal '" + short_id(goal.id) + "' is not of the pair '" + pair.handle + "'", "mentor goal list " + pair.handle);
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
  insert_closing(store, {ClosingId(0), checkin.id, row});
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

// What a check-in recorded and closed follows it to another time.
void redate_effects(Store& store, const Checkin& before, const Checkin& after, const Zone& mine) {
  if (before.met_at == after.met_at) return;
  const DoneAt then{mine.date_at(before.met_at), before.met_at};
  const DoneAt now{mine.date_at(after.met_at), after.met_at};
  redate_progress(store, before.id, now.on);
  for (auto action : actions_of_checkin(store, before.id)) {
    action.created_on = now.on;
    update(store, action);
  }
  for (const auto& closing : closings_of(store, before.id)) redate(store, closing.closed, then, now);
}

}  // namespace mentor
