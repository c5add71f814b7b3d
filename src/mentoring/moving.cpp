// Times of single meetings: outside the cadence, another than agreed, or as agreed again.
#include <algorithm>

#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// A day alone keeps the time of day.
WallTime new_wall(const PairMeeting& found, const std::string& text, Weekday week_starts_on, const Clock& clock) {
  const Zone& zone = zone_of_meeting(found, clock.zones);
  const When when = parse_when(text, {clock.now, zone, week_starts_on, &clock.mine}, DateBias::future);
  if (when.instant) {
    const WallTime wall = std::chrono::floor<std::chrono::minutes>(zone.to_wall(*when.instant));
    if (zone.to_instant(wall) != std::chrono::floor<std::chrono::minutes>(*when.instant))
      throw usage_error("'" + text + "' is the later of two times that clocks in " + zone.name() + " show as " + to_clock(clock_of(wall)),
                        "a meeting is at the earlier one, or at another time");
    return wall;
  }
  const WallTime wall = at(when.date, clock_of(zone.to_wall(found.meeting.starts_at)));
  if (zone.meaning_of(wall).kind == LocalMeaning::Kind::gap)
    throw usage_error("clocks in " + zone.name() + " skip " + to_iso(wall), "give a time of day: --at \"" + to_iso(when.date) + " 15:00\"");
  return wall;
}

void require_free(Store& store, const PairMeeting& found, Instant starts_at, const Clock& clock) {
  const std::string ref = ref_of(found);
  if (starts_at == found.meeting.starts_at)
    throw refused("the meeting '" + ref + "' is already at that time", "mentor show " + found.relationship.pair.handle);
  const auto others = meetings_of(store, found.relationship, starts_at, starts_at + std::chrono::seconds(1), clock.now, clock.zones);
  const auto other = std::ranges::find_if(
      others, [&](const Meeting& m) { return m.original_date != found.meeting.original_date && m.status != MeetingStatus::cancelled; });
  if (other != others.end())
    throw refused("'" + found.relationship.pair.handle + "' already meets then: '" +
                      meeting_ref(found.relationship.pair.handle, other->original_date) + "'",
                  "choose another time");
}

// One that a pause alone cancels is moved out of it.
void require_movable(const PairMeeting& found) {
  const bool is_paused = found.meeting.status == MeetingStatus::cancelled && !found.meeting.cancelled && !found.relationship.pair.ended_on;
  if (!is_paused) require_changeable(found);
}

}  // namespace

MeetingRow extra_meeting(Store& store, const Relationship& relationship, const std::string& at, Weekday week_starts_on,
                         const Clock& clock) {
  const Pair& pair = relationship.pair;
  if (pair.ended_on) throw refused("'" + pair.handle + "' has ended", "mentor pair resume " + pair.handle);
  const Zone& zone = zone_of(relationship, clock);
  const When when = parse_when(at, {clock.now, zone, week_starts_on, &clock.mine}, DateBias::future);
  if (!when.instant) throw usage_error("--at needs a time of day", "--at \"" + to_iso(when.date) + " 15:00\"");
  MeetingRow row;
  row.pair = pair.id;
  row.wall = zone.to_wall(*when.instant);
  row.original_date = date_of(*row.wall);
  require_active(pair, row.original_date);
  row.extra = true;
  row.tz = zone.name();
  for (const auto& other : meetings_of(store, relationship, clock.mine.start_of(add_days(row.original_date, -2)),
                                       clock.mine.start_of(add_days(row.original_date, 3)), clock.now, clock.zones))
    if (other.original_date == row.original_date)
      throw refused("'" + pair.handle + "' already meets on " + to_iso(row.original_date), "mentor meeting list " + pair.handle);
  return row;
}

MeetingRow moved_to(Store& store, const PairMeeting& found, MeetingRow row, const std::string& at, Weekday week_starts_on,
                    const Clock& clock) {
  require_movable(found);
  row.wall = new_wall(found, at, week_starts_on, clock);
  row.moved_at = clock.now;
  row.tz = zone_of_meeting(found, clock.zones).name();
  require_free(store, found, clock.zones.get(row.tz).to_instant(*row.wall), clock);
  require_active(found.relationship.pair, date_of(*row.wall));
  row.agreed_by_mentor_at.reset();
  row.agreed_by_mentee_at.reset();
  return row;
}

MeetingRow as_agreed(const PairMeeting& found, MeetingRow row) {
  require_changeable(found);
  if (row.extra) throw refused("the meeting '" + ref_of(found) + "' is outside the cadence and has no other time", "--at WHEN");
  row.wall.reset();
  row.tz.clear();
  row.agreed_by_mentor_at.reset();
  row.agreed_by_mentee_at.reset();
  return row;
}

void take_along(Store& store, const PairMeeting& found, const std::vector<Topic>& topics, const Clock& clock) {
  for (Topic topic : topics) {
    if (topic.is_standing || meeting_of(store, found.relationship, topic, clock) == found.meeting.original_date) continue;
    topic.pinned_to = found.meeting.original_date;
    update(store, topic);
  }
}

}  // namespace mentor
