// A time for one meeting: outside the cadence, another than agreed, or as agreed again; and its topics taken along.
#pragma once

#include <string>
#include <vector>

#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

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
