// Who has agreed to the agenda of a meeting as it stands.
#pragma once

#include <vector>

#include "commands/lookup.hpp"
#include "mentor/domain/topic.hpp"

namespace mentor {

/// The sides that have yet to agree to the agenda of a planned meeting, whose topics are `topics`: what was agreed before a topic was
/// added, changed or closed is to be agreed anew. None for a meeting that is not planned.
std::vector<Party> sides_to_agree(Context& context, const PairMeeting& of, const std::vector<Topic>& topics);
/// "Ada and Grace", mentor first.
std::string say_sides(const Pair& pair, const std::vector<Party>& sides);

}  // namespace mentor
