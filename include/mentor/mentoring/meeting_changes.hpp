// Changing one meeting: which may be changed, another time for it, cancelling and missing it, and its topics taken along.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// The pair's zone for a meeting: that of the agreement in force on its original date.
const Zone& zone_of_meeting(const PairMeeting& found, Zones& zones);

/// Throws refused for a meeting of an ended pair, and one that was held, missed or cancelled; says how to take that back.
void require_changeable(const PairMeeting& found);
/// Throws refused for a day on which the pair does not meet: before it begins, in a pause, after its end.
void require_active(const Pair& pair, Date day);
/// What was written about the meeting so far, or a new row for it.
MeetingRow row_of(Store& store, const PairMeeting& found);
/// Cancels a changeable meeting, with the reason ("" for none).
MeetingId cancel_meeting(Store& store, const PairMeeting& found, std::optional<Party> by, std::string_view because);
/// The meeting that `meeting miss` means: of a pair its last one that began and is neither logged, missed nor cancelled. Throws refused for
/// one that has not begun or cannot change any more, not_found.
PairMeeting missed_meeting(Store& store, std::string_view reference, const Clock& clock);
/// Writes that one side, or both, were not there.
MeetingId miss_meeting(Store& store, const PairMeeting& found, Party by, std::string_view because);

/// A row for a meeting outside the cadence, read on the agreement's clock. Throws usage for a day without a time, refused for a pair that
/// ended, a day on which it does not meet, and one on which it meets already.
MeetingRow extra_meeting(Store& store, const Relationship& relationship, const std::string& at, Weekday week_starts_on, const Clock& clock);

/// The row with the meeting at another time, read on the agreement's clock; a day alone keeps the time of day. What was agreed about its
/// agenda was for another time and is void. Throws usage for a time that clocks skip or show twice, refused for a meeting that cannot
/// change any more, for the time it has, for one at which the pair meets already, and for a day of a pause.
MeetingRow moved_to(Store& store, const PairMeeting& found, MeetingRow row, const std::string& at, Weekday week_starts_on,
                    const Clock& clock);
/// The row with the meeting back at the time that the agreement gives it. Throws refused for one that cannot change any more, and for one
/// outside the cadence.
MeetingRow as_agreed(const PairMeeting& found, MeetingRow row);
/// A meeting that is no longer the next keeps its topics: they are put on it by name. `topics` are those it had before.
void take_along(Store& store, const PairMeeting& found, const std::vector<Topic>& topics, const Clock& clock);

}  // namespace mentor
