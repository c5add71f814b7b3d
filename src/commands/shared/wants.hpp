// What the format that was asked for does not print need not be made: for commands that are timed, it is half of their cost.
#pragma once

#include "mentor/cli/context.hpp"

namespace mentor {

/// Whether View::data is printed, in place of the sections.
inline bool wants_data(const Context& context) { return context.format.name == "json"; }
/// Whether the prose is printed, in place of data and rows.
inline bool wants_prose(const Context& context) { return context.format.name == "table" || context.format.name == "markdown"; }

}  // namespace mentor
