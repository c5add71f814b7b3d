#include "mentor/mentoring/pausing_and_ending.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

// Of a series without an end so many days are spelled out.
constexpr int kDaysSpelledOut = 28;

std::vector<Meeting> planned_within(Store& store, const Relationship& before, Date from, Date until, const Clock& clock) {
  const Zone& zone = zone_of(before, clock);
  const Instant begin = std::max(zone.start_of(from), clock.now);
  auto meetings = meetings_of(store, before, begin, std::max(begin, zone.start_of(add_days(until, 1))), clock.now, clock.zones);
  std::erase_if(meetings, [](const Meeting& meeting) { return meeting.status != MeetingStatus::planned; });
  return meetings;
}

bool overlap(const Pause& a, const Pause& b) { return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until); }

void end_pause(Store& store, Pause pause, Date today) {
  if (pause.from >= today) return remove_pause(store, pause.id);
  pause.until = add_days(today, -1);
  update(store, pause);
}

void take_up(Store& store, Pair pair, Date today) {
  pair.ended_on.reset();
  pair.ended_by.reset();
  pair.end_reason.clear();
  if (pair.ends_on && *pair.ends_on < today) pair.ends_on.reset();
  update(store, pair);
}

// The pause that holds today, else the next to come.
const Pause* pause_to_end(const Pair& pair, Date today) {
  if (const Pause* pause = pause_on(pair, today)) return pause;
  const auto next = std::ranges::find_if(pair.pauses, [&](const Pause& pause) { return pause.from > today; });
  return next == pair.pauses.end() ? nullptr : &*next;
}

}  // namespace

Withdrawn entries_to_withdraw(Store& store, const Relationship& before, Date from, std::optional<Date> until, const Clock& clock) {
  const Date last = until.value_or(add_days(std::max(from, clock.today()), kDaysSpelledOut));
  return {planned_within(store, before, from, last, clock), !until && has_slot(agreement_now(before, clock).every)};
}

Withdrawn entries_taken_away(Store& store, const Relationship& before, const Relationship& now, Date from, const Clock& clock) {
  Withdrawn withdrawn = entries_to_withdraw(store, before, from, std::nullopt, clock);
  if (withdrawn.meetings.empty()) return {};
  const Instant last = withdrawn.meetings.back().starts_at + std::chrono::seconds(1);
  const auto standing = meetings_of(store, now, clock.now, last + kLongestMeeting, clock.now, clock.zones);
  std::erase_if(withdrawn.meetings, [&](const Meeting& meeting) {
    return std::ranges::find(standing, meeting.original_date, &Meeting::original_date) != standing.end();
  });
  withdrawn.has_all_later = withdrawn.has_all_later && !withdrawn.meetings.empty();
  return withdrawn;
}

void require_running(const Pair& pair) {
  if (pair.ended_on) throw refused("'" + pair.handle + "' already ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
}

void end_pair(Store& store, Pair pair, std::optional<Party> by, std::string_view because, Date today) {
  require_running(pair);
  pair.ended_on = today;
  if (by) pair.ended_by = by;
  pair.end_reason = because;
  update(store, pair);
}

void log_thanks(Store& store, const Pair& pair, const std::string& text, Instant now) {
  Checkin checkin;
  checkin.uid = make_uid(now);
  checkin.pair = pair.id;
  checkin.met_at = now;
  checkin.logged_at = now;
  checkin.channel = Channel::message;
  checkin.by = my_party(pair.role);
  checkin.lines = {{LineId(0), LineKind::thanks, checkin.by, false, text}};
  insert_checkin(store, checkin);
}

void pause_pair(Store& store, const Pair& pair, Pause pause) {
  if (status_on(pair, pause.from) == PairStatus::ended)
    throw refused("'" + pair.handle + "' has ended", "mentor pair resume " + pair.handle);
  const auto other = std::ranges::find_if(pair.pauses, [&](const Pause& p) { return overlap(p, pause); });
  if (other != pair.pauses.end())
    throw refused("'" + pair.handle + "' already pauses from " + to_iso(other->from), "mentor pair resume " + pair.handle);
  pause.pair = pair.id;
  insert_pause(store, pause);
}

void change_pause(Store& store, const Pair& pair, const Pause& changed) {
  const auto other = std::ranges::find_if(pair.pauses, [&](const Pause& p) { return p.id != changed.id && overlap(p, changed); });
  if (other != pair.pauses.end())
    throw refused("'" + pair.handle + "' pauses again from " + to_iso(other->from), "mentor show " + pair.handle);
  update(store, changed);
}

std::optional<Date> resume_pair(Store& store, const Pair& pair, Date today) {
  const bool has_ended = pair.ended_on || status_on(pair, today) == PairStatus::ended;
  const Pause* pause = has_ended ? pause_on(pair, today) : pause_to_end(pair, today);
  if (!has_ended && pause == nullptr) throw refused("'" + pair.handle + "' is neither paused nor ended", "mentor show " + pair.handle);
  if (has_ended) take_up(store, pair, today);
  if (pause != nullptr) end_pause(store, *pause, today);
  return pause == nullptr || pause->from <= today ? std::nullopt : std::optional(pause->from);
}

}  // namespace mentor
