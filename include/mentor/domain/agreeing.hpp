// Who has agreed to a meeting's agenda as it stands.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/meeting.hpp"

namespace mentor {

/// The sides that have yet to agree to an agenda that last changed at `changed_at`: those that never did, and those that did before that.
std::vector<Party> yet_to_agree(const Meeting& meeting, std::optional<Instant> changed_at);

}  // namespace mentor
