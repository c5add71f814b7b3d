// What the changes of one meeting have in common: who may be changed, and the row that holds the change.
#pragma once

#include <optional>
#include <string_view>

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

}  // namespace mentor
