// What a change of one meeting reads back.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"
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
/// A line for each calendar entry that is to be withdrawn, one for all that come after those, and for each that was sent how to withdraw
/// it.
std::vector<Block> say_withdrawn(Context& context, const Relationship& relationship, const Withdrawn& withdrawn);
/// How to take a meeting out of the other side's calendar; none where it was not sent there.
std::vector<Block> say_how_to_withdraw(Context& context, const PairMeeting& found);
/// The meeting as it stands now, and the echo.
View meeting_written(Context& context, const PairMeeting& found, std::vector<Block> echo);

}  // namespace mentor
