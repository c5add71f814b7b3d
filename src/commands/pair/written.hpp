// What the writes of pairs have in common: their view, and their reason.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The pairs as they stand now, and the echo.
View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo);

/// A line for each calendar entry that is to be withdrawn, and one for all that come after those.
std::vector<Block> say_withdrawn(const Context& context, const Pair& pair, const Withdrawn& withdrawn);

}  // namespace mentor
