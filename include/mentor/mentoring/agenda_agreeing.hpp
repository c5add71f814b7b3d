// Who has agreed to the agenda of a meeting as it stands.
#pragma once

#include <vector>

#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// The sides that have yet to agree to the agenda of a planned meeting, whose topics are `topics`: what was agreed before a topic was
/// added, changed or closed is to be agreed anew. None for a meeting that is not planned.
std::vector<Party> sides_to_agree(Store& store, const PairMeeting& of, const std::vector<Topic>& topics, Instant now);
/// Throws refused for a meeting whose agenda is no longer to be agreed: one that is over, missed or cancelled, or of an ended pair.
void require_agreeable(const PairMeeting& found, const Clock& clock);
/// Writes that the side, or both, accept the agenda as it stands now.
void write_agreed(Store& store, const PairMeeting& found, Party by, Instant now);

}  // namespace mentor
