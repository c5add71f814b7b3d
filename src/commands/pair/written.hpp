// What the writes of pairs have in common: their view, and their reason.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The pairs as they stand now, and the echo.
View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo);

}  // namespace mentor
