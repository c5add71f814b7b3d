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

// What a check-in recorded that is of its pair, and the line that parts it from the check-in.
void require_portable(Store& store, const CheckinWritten& before, const Pair& here, const Clock& clock) {
  const auto refuse = [&](const std::string& what, std::string hint) {
    throw refused("'" + short_id(before.checkin->id) + "' " + what + " of the pair '" + here.handle + "', which cannot go along",
                  std::move(hint));
  };
  for (const auto& progress : before.records.progress)
    refuse("says how far " + short_id(progress.goal) + " was,",
           "mentor goal progress " + short_id(progress.goal) + " --remove " + to_iso(progress.on));
  for (const auto& row : still_closed_by(store, *before.checkin, clock.mine))
    refuse("closed " + short_id(row), "mentor reopen " + short_id(row));
  for (const auto& action : before.records.actions)
    if (const auto closings = closings_of(store, action.id); action.done_on && !closings.empty())
      refuse("promised " + short_id(action.id) + ", which was done in " + short_id(closings.front().checkin),
             "mentor edit " + short_id(closings.front().checkin) + " --pair PAIR first, or mentor reopen " + short_id(action.id));
}

// Promises go with their check-in. What was closed once and is open again was closed by nobody.
void take_along(Store& store, const CheckinWritten& before, const Pair& there) {
  const Role here = relationship_of(store, before.checkin->pair).pair.role;
  for (auto action : before.records.actions) {
    for (const auto& closing : closings_of(store, action.id)) remove_closing(store, closing.id);
    action.pair = there.id;
    action.owner = party_there(action.owner, here, there.role);
    update(store, action);
  }
  for (const auto& closing : before.records.closings) remove_closing(store, closing.id);
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
  if (after.pair != before.checkin->pair) take_along(store, before, pair);
  redate_effects(store, *before.checkin, after, clock.mine);
  if (is_private) set_privacy(store, after.id, *is_private);
  apply_effects(store, pair, after, effects, clock);
  return written_checkin(store, after.id);
}

Checkin taken_to(Store& store, const CheckinWritten& before, const Relationship& there, const Clock& clock) {
  const Pair here = relationship_of(store, before.checkin->pair).pair;
  if (here.id == there.pair.id) throw refused("'" + short_id(before.checkin->id) + "' is of the pair '" + here.handle + "' already");
  require_portable(store, before, here, clock);
  Checkin checkin = *before.checkin;
  checkin.pair = there.pair.id;
  checkin.by = party_there(checkin.by, here.role, there.pair.role);
  for (auto& line : checkin.lines) line.by = party_there(line.by, here.role, there.pair.role);
  checkin.meeting_on.reset();
  const WallTime met = clock.mine.to_wall(checkin.met_at);
  // The time of a meeting and noon are what a day without a time is taken for.
  const bool is_own_time = !before.checkin->meeting_on && clock_of(met) != kTimeOfADay;
  OccasionSaid then;
  then.on = When{date_of(met), std::nullopt, is_own_time ? std::optional(checkin.met_at) : std::nullopt};
  then.by = checkin.by;
  put_at(store, there, then, checkin, clock);
  return checkin;
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
