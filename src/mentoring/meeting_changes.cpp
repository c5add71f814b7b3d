#include "mentor/mentoring/meeting_changes.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

std::string taken_back_by(const PairMeeting& found) {
  const Meeting& meeting = found.meeting;
  if (meeting.checkin) return "mentor edit " + short_id(*meeting.checkin) + " changes the check-in";
  const bool is_written = meeting.status == MeetingStatus::missed || meeting.cancelled;
  if (is_written && meeting.id) return "mentor reopen " + short_id(*meeting.id) + " takes that back";
  return "mentor pair resume " + found.relationship.pair.handle + " takes the pause back";
}

// The last that began and is neither logged, missed nor cancelled.
PairMeeting last_unrecorded(Store& store, Relationship relationship, const Clock& clock) {
  const Instant from = clock.mine.start_of(add_days(relationship.pair.starts_on, -1));
  auto meetings = meetings_of(store, relationship, from, clock.now + std::chrono::seconds(1), clock.now, clock.zones);
  const auto found = std::find_if(meetings.rbegin(), meetings.rend(), [](const Meeting& meeting) {
    return meeting.status == MeetingStatus::planned || meeting.status == MeetingStatus::unrecorded;
  });
  const std::string handle = relationship.pair.handle;
  if (found == meetings.rend())
    throw not_found("past meeting that is neither logged, missed nor cancelled of", handle, "mentor meeting list " + handle);
  return {std::move(relationship), std::move(*found)};
}

}  // namespace

const Zone& zone_of_meeting(const PairMeeting& found, Zones& zones) {
  return zones.get(agreement_on(found.relationship.agreements, found.meeting.original_date).tz);
}

void require_changeable(const PairMeeting& found) {
  const Pair& pair = found.relationship.pair;
  if (pair.ended_on) throw refused("'" + pair.handle + "' ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
  const MeetingStatus status = found.meeting.status;
  if (status == MeetingStatus::planned || status == MeetingStatus::unrecorded) return;
  const std::string logged = found.meeting.checkin ? " and logged as " + short_id(*found.meeting.checkin) : "";
  throw refused("the meeting '" + ref_of(found) + "' is already " + std::string(name_of(status)) + logged, taken_back_by(found));
}

void require_active(const Pair& pair, Date day) {
  if (day < pair.starts_on)
    throw refused("'" + pair.handle + "' begins on " + to_iso(pair.starts_on) + ", after " + to_iso(day),
                  "mentor pair edit " + pair.handle + " --start " + to_iso(day));
  if (status_on(pair, day) == PairStatus::ended)
    throw refused("'" + pair.handle + "' will have ended by " + to_iso(day), "mentor pair edit " + pair.handle + " --end " + to_iso(day));
  if (const Pause* pause = pause_on(pair, day))
    throw refused("'" + pair.handle + "' pauses on " + to_iso(day), "choose a day outside the pause that began on " + to_iso(pause->from));
}

MeetingRow row_of(Store& store, const PairMeeting& found) {
  if (const auto row = meeting_row(store, found.meeting.pair, found.meeting.original_date)) return *row;
  MeetingRow row;
  row.pair = found.meeting.pair;
  row.original_date = found.meeting.original_date;
  return row;
}

MeetingId cancel_meeting(Store& store, const PairMeeting& found, std::optional<Party> by, std::string_view because) {
  MeetingRow row = row_of(store, found);
  row.cancelled = true;
  row.cancelled_at = store.now();
  row.cancelled_by = by;
  row.because = because;
  ++row.sequence;
  return save_meeting_row(store, row);
}

PairMeeting missed_meeting(Store& store, std::string_view reference, const Clock& clock) {
  const bool is_pair = parse_reference(reference).kind == Kind::pair;
  PairMeeting found = is_pair ? last_unrecorded(store, find_relationship(store, reference), clock) : meeting_named(store, reference, clock);
  require_changeable(found);
  if (found.meeting.starts_at > clock.now)
    throw refused("the meeting '" + ref_of(found) +
                      "' has not begun: " + say_in_zones(clock, clock.zones.get(found.meeting.tz), found.meeting.starts_at),
                  "mentor meeting cancel " + ref_of(found) + ", or mentor meeting move " + ref_of(found) + " --at WHEN");
  return found;
}

MeetingId miss_meeting(Store& store, const PairMeeting& found, Party by, std::string_view because) {
  MeetingRow row = row_of(store, found);
  row.missed_by = by;
  row.missed_at = store.now();
  row.because = because;
  return save_meeting_row(store, row);
}

}  // namespace mentor
