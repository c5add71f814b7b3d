// Who has agreed to the agenda of a meeting as it stands.
#pragma once

#include <vector>

#include "commands/shared/resolve.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/topic.hpp"

namespace mentor {

/// The sides that have yet to agree to the agenda of a planned meeting, whose topics are `topics`: what was agreed before a topic was
/// added, changed or closed is to be agreed anew. None for a meeting that is not planned.
std::vector<Party> sides_to_agree(Context& context, const PairMeeting& of, const std::vector<Topic>& topics);
/// Throws refused for a meeting whose agenda is no longer to be agreed: one that is over, missed or cancelled, or of an ended pair.
void require_agreeable(Context& context, const PairMeeting& found);
/// Writes that the side, or both, accept the agenda as it stands now.
void write_agreed(Context& context, const PairMeeting& found, Party by);
/// "Ada and Grace", mentor first.
std::string say_sides(const Pair& pair, const std::vector<Party>& sides);

}  // namespace mentor
