// A TOML text as a flat list of keys with their values and places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mentor {

/// What a key holds; anything that no setting can be (a date, a list of numbers) is `other`.
struct TomlOther {};
using TomlValue = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>, TomlOther>;

struct TomlEntry {
  std::string key;  ///< dotted
  TomlValue value;
  unsigned line;
  unsigned column;
};

/// Throws usage, with line and column behind `path`, for whatever is not TOML. No bytes can crash or hang it.
std::vector<TomlEntry> read_toml(std::string_view text, std::string_view path);

inline constexpr std::size_t kConfigLimit = 64 * 1024;

/// Throws usage, with line and column behind `path`: too long, not UTF-8, control characters, letters outside ASCII outside strings and
/// comments, keys with more than 16 dots, deep brackets, strings that do not end.
void check_toml_text(std::string_view text, std::string_view path);

}  // namespace mentor
