#include "commands/checkin/effects.hpp"

#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/closing.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Goal goal_of_pair(Context& context, const Pair& pair, std::int64_t number) {
  Goal goal = goal_of(*context.store, GoalId(number));
  if (goal.pair == pair.id) return goal;
  throw refused("the goal '" + short_id(Kind::goal, number) + "' is not of the pair '" + pair.handle + "'",
                "mentor goal list --pair " + pair.handle);
}

void add_progress(Context& context, const Pair& pair, const Checkin& checkin, const ProgressFlag& flag) {
  const Goal goal = goal_of_pair(context, pair, flag.goal);
  Progress progress;
  progress.goal = goal.id;
  progress.on = context.zone.date_at(checkin.met_at);
  progress.amount = flag.number;
  progress.is_change = flag.relative;
  progress.checkin = checkin.id;
  insert_progress(*context.store, progress);
}

void add_promise(Context& context, const Pair& pair, const Checkin& checkin, const Promise& promise, bool is_private) {
  Action action;
  action.uid = make_uid(context.now);
  action.pair = pair.id;
  action.checkin = checkin.id;
  action.owner = promise.mine ? my_party(pair.role) : their_party(pair.role);
  action.text = promise.text;
  action.is_private = is_private;
  action.created_on = context.zone.date_at(checkin.met_at);
  action.due_on = promise.due_on;
  insert_action(*context.store, action);
}

void close(Context& context, const Pair& pair, const Checkin& checkin, const std::string& reference) {
  const RowRef row = row_named(context, reference);
  require_of_pair(context, row, pair);
  finish(context, row, {context.zone.date_at(checkin.met_at), checkin.met_at, std::nullopt});
  insert_closing(*context.store, {ClosingId(0), checkin.id, row.kind, row.number});
}

}  // namespace

void apply_effects(Context& context, const Pair& pair, const Checkin& checkin, const CheckinFields& fields) {
  for (const auto& flag : fields.progress) add_progress(context, pair, checkin, flag);
  for (const auto& promise : fields.promises) add_promise(context, pair, checkin, promise, fields.is_private.value_or(false));
  for (const auto& reference : fields.done) close(context, pair, checkin, reference);
}

}  // namespace mentor
