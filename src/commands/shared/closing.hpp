// Finishing a thing: a goal reached, a step taken, a topic discussed, a promise kept.
#pragma once

#include <optional>

#include "mentor/cli/context.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// When, and for a goal how far (-2 to 2).
struct Finishing {
  Date on;
  Instant at;
  std::optional<int> result;
};

/// Throws refused when it is closed already, not_found. `row` is a goal, step, topic or action.
void finish(Context& context, const RowRef& row, const Finishing& finishing);

}  // namespace mentor
