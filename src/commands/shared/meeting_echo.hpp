// What a change of one meeting reads back.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// "Tue 2026-12-01 15:00 GMT (in 8 days)", and for me where my clock differs.
std::string say_meeting(const Context& context, const Meeting& meeting);
/// "Ada and Grace", mentor first.
std::string say_sides(const Pair& pair, const std::vector<Party>& sides);
/// Where the topics of a meeting that is not to be go, or stay: a line for each.
std::vector<Block> where_topics_go(Context& context, const Relationship& relationship, const std::vector<Topic>& topics);
/// What is said behind a cancelling: where its topics go, and how to take it back.
std::vector<Block> after_cancelling(Context& context, const PairMeeting& found, MeetingId id, const std::vector<Topic>& topics);
/// The meeting as it stands now, and the echo.
View meeting_written(Context& context, const PairMeeting& found, std::vector<Block> echo);

}  // namespace mentor
