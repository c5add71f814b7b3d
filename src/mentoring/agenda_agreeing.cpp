// Who has agreed to an agenda as it stands.
#include "mentor/mentoring/agenda_page.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

Instant changed_at(Store& store, const Topic& topic) {
  return std::max(topic.created_at, last_change_of(store, topic.id).value_or(topic.created_at));
}

// When a topic that is or was on this agenda last changed. One that was closed since waited for this meeting, unless it was put on another.
std::optional<Instant> agenda_changed_at(Store& store, const Meeting& meeting, const std::vector<Topic>& topics, Instant since,
                                         Instant now) {
  std::optional<Instant> latest;
  for (const auto& topic : topics) latest = std::max(latest, std::optional(changed_at(store, topic)));
  for (const auto& topic : topics_closed_between(store, meeting.pair, since, now + std::chrono::seconds(1)))
    if (topic.pinned_to.value_or(meeting.original_date) == meeting.original_date) latest = std::max(latest, topic.closed_at);
  return latest;
}

}  // namespace

std::vector<Party> sides_to_agree(Store& store, const PairMeeting& of, const std::vector<Topic>& topics, Instant now) {
  const Meeting& meeting = of.meeting;
  if (meeting.status != MeetingStatus::planned) return {};
  const auto first = std::min(meeting.agreed_by_mentor_at.value_or(Instant::max()), meeting.agreed_by_mentee_at.value_or(Instant::max()));
  if (first == Instant::max()) return {Party::mentor, Party::mentee};
  return yet_to_agree(meeting, agenda_changed_at(store, meeting, topics, first, now));
}

void require_agreeable(const PairMeeting& found, const Clock& clock) {
  require_changeable(found);
  if (found.meeting.status != MeetingStatus::unrecorded) return;
  throw refused(
      "the meeting '" + ref_of(found) + "' is over: " + say_in_zones(clock, clock.zones.get(found.meeting.tz), found.meeting.starts_at),
      "mentor log " + found.relationship.pair.handle + " --meeting " + ref_of(found) + " \"...\"");
}

void write_agreed(Store& store, const PairMeeting& found, Party by, Instant now) {
  MeetingRow row = row_of(store, found);
  if (by != Party::mentee) row.agreed_by_mentor_at = now;
  if (by != Party::mentor) row.agreed_by_mentee_at = now;
  save_meeting_row(store, row);
}

}  // namespace mentor
