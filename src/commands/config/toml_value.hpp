// A setting's TOML text as a nested value, so that JSON has numbers and lists.
#pragma once

#include <string_view>

#include "mentor/render/view.hpp"

namespace mentor {

/// Reads what ConfigKey::show gives: a basic string, a number, true or false, or a list of these. Anything else stays text.
Value toml_value(std::string_view text);

}  // namespace mentor
