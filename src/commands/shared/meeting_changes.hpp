// What the changes of one meeting have in common: who may be changed, the row that holds the change, and the echo.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/shared/resolve.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// "ada@2026-12-01"
std::string ref_of(const PairMeeting& found);
/// The pair's zone for a meeting: that of the agreement in force on its original date.
const Zone& zone_of_meeting(Context& context, const PairMeeting& found);
/// "Tue 2026-12-01 15:00 GMT (in 8 days)", and for me where my clock differs.
std::string say_meeting(Context& context, const Meeting& meeting);

/// Throws refused for a meeting of an ended pair, and one that was held, missed or cancelled; says how to take that back.
void require_changeable(const PairMeeting& found);
/// Throws refused for a day on which the pair does not meet: before it begins, in a pause, after its end.
void require_active(const Pair& pair, Date day);
/// What was written about the meeting so far, or a new row for it.
MeetingRow row_of(Context& context, const PairMeeting& found);
/// Where the topics of a meeting that is not to be go, or stay: a line for each.
std::vector<Block> where_topics_go(Context& context, const Relationship& relationship, const std::vector<Topic>& topics);
/// Cancels a changeable meeting, with the reason ("" for none).
MeetingId cancel_meeting(Context& context, const PairMeeting& found, std::optional<Party> by, std::string_view because);
/// What is said behind that: where its topics go, and how to take it back.
std::vector<Block> after_cancelling(Context& context, const PairMeeting& found, MeetingId id, const std::vector<Topic>& topics);
/// The meeting as it stands now, and the echo.
View meeting_written(Context& context, const PairMeeting& found, std::vector<Block> echo);

}  // namespace mentor
