// The criteria file of a matching, as TOML.
#pragma once

#include <string>
#include <string_view>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// Throws usage with line, column and the nearest name for whatever is not valid: no bytes in `text` can crash or hang it. `path` names the
/// file in messages.
Criteria parse_criteria(std::string_view text, std::string_view path);

/// The file that says the same: parse_criteria gives the criteria back.
std::string criteria_text(const Criteria& criteria);

}  // namespace mentor
