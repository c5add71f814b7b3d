// Keeps from the TOML library what it cannot bear.
#pragma once

#include <string_view>

namespace mentor {

inline constexpr std::size_t kConfigLimit = 64 * 1024;

/// Throws usage, with line and column behind `path`: too long, not UTF-8, control characters, letters outside ASCII outside strings and
/// comments, keys with more than 16 dots, deep brackets, strings that do not end.
void check_toml_text(std::string_view text, std::string_view path);

}  // namespace mentor
