// Another time for one meeting, and its topics taken along.
#pragma once

#include <string>
#include <vector>

#include "commands/shared/resolve.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"

namespace mentor {

/// The row with the meeting at another time, read on the agreement's clock; a day alone keeps the time of day. What was agreed about its
/// agenda was for another time and is void. Throws usage for a time that clocks skip or show twice, refused for a meeting that cannot
/// change any more, for the time it has, for one at which the pair meets already, and for a day of a pause.
MeetingRow moved_to(Context& context, const PairMeeting& found, MeetingRow row, const std::string& at);
/// A meeting that is no longer the next keeps its topics: they are put on it by name. `topics` are those it had before.
void take_along(Context& context, const PairMeeting& found, const std::vector<Topic>& topics);

}  // namespace mentor
