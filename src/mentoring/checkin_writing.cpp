#include "mentor/mentoring/checkin_writing.hpp"

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

void apply_effects(Store& store, const Pair& pair, const Checkin& checkin, const CheckinEffects& effects, const Clock& clock) {
  for (const auto& flag : effects.progress) add_progress(store, pair, checkin, flag, clock.mine);
  for (const auto& promise : effects.promises) add_promise(store, pair, checkin, promise, effects.is_private, clock);
  for (const auto& reference : effects.done) close(store, pair, checkin, reference, clock);
}

CheckinRecords records_of(Store& store, CheckinId checkin) {
  return {actions_of_checkin(store, checkin), progress_of_checkin(store, checkin), closings_of(store, checkin)};
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

void set_privacy(Store& store, CheckinId checkin, bool is_private) {
  for (auto action : actions_of_checkin(store, checkin)) {
    if (action.is_private == is_private) continue;
    action.is_private = is_private;
    update(store, action);
  }
}

}  // namespace

CheckinWritten log_checkin(Store& store, const Relationship& relationship, const CheckinSaid& said, const Clock& clock) {
  CheckinWritten written;
  written.occasion = occasion_of(store, relationship, said.occasion, nullptr, clock);
  const Occasion& occasion = written.occasion;
  Checkin& checkin = written.checkin.emplace();
  checkin.uid = make_uid(clock.now);
  checkin.pair = relationship.pair.id;
  checkin.met_at = occasion.met_at;
  checkin.logged_at = clock.now;
  checkin.length = occasion.length;
  checkin.channel = occasion.channel;
  checkin.rating = said.rating;
  checkin.by = said.occasion.by;
  if (occasion.meeting) checkin.meeting_on = occasion.meeting->original_date;
  checkin.lines = said.lines;
  checkin.id = insert_checkin(store, checkin);
  apply_effects(store, relationship.pair, checkin, said.effects, clock);
  const auto& [progress, promises, done, is_private] = said.effects;
  if (!progress.empty() || !promises.empty() || !done.empty()) written.records = records_of(store, checkin.id);
  return written;
}

void put_at(Store& store, const Relationship& relationship, const OccasionSaid& said, Checkin& checkin, const Clock& clock) {
  OccasionSaid asked = said;
  // A message or e-mail joins by name alone.
  if (!asked.channel) asked.channel = checkin.channel;
  const Occasion occasion = occasion_of(store, relationship, asked, &checkin, clock);
  const auto joined = occasion.meeting ? std::optional(occasion.meeting->original_date) : std::nullopt;
  const bool is_new = joined && joined != checkin.meeting_on;
  checkin.met_at = occasion.met_at;
  checkin.meeting_on = joined;
  if (joined && (is_new || !checkin.length)) checkin.length = occasion.meeting->length;
  if (is_new) checkin.channel = occasion.meeting->channel;
}

CheckinWritten rewrite_checkin(Store& store, const Pair& pair, const CheckinWritten& before, const Checkin& after,
                               std::optional<bool> is_private, const CheckinEffects& effects, const Clock& clock) {
  update(store, after);
  redate_effects(store, *before.checkin, after, clock.mine);
  if (is_private) set_privacy(store, after.id, *is_private);
  apply_effects(store, pair, after, effects, clock);
  return written_checkin(store, after.id);
}

Goal record_progress(Store& store, const Progress& progress, const Clock& clock) {
  require_open(goal_of(store, progress.goal));
  if (progress.on > clock.today())
    throw refused("progress on " + to_iso(progress.on) + " lies in the future", "give the day it was reached: --on D");
  insert_progress(store, progress);
  return goal_of(store, progress.goal);
}

CheckinWritten written_checkin(Store& store, CheckinId id) { return {checkin_of(store, id), records_of(store, id)}; }

}  // namespace mentor
