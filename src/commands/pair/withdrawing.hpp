// Which calendar entries are to be withdrawn when a pair ends or pauses.
#pragma once

#include <optional>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// A line for each meeting planned from now on within [from, until], of the next weeks where there is no end, by the relationship as it
/// stood before; and one for all that come after those, where the cadence goes on.
std::vector<Block> entries_to_withdraw(Context& context, const Relationship& before, Date from, std::optional<Date> until);

}  // namespace mentor
