// A TOML text as a flat list of keys with their values and places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mentor {

/// What a key holds; anything that no setting can be (a date, a list of numbers) is `other`.
struct TomlOther {};
using TomlValue = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>, TomlOther>;

/// A step on the way to a value: a key, and which of its tables where it has several ([[want]]).
struct TomlStep {
  std::string key;
  std::optional<std::size_t> table;
};

struct TomlEntry {
  std::string key;  ///< dotted: "me.name", "want[0].kind"
  TomlValue value;  ///< TomlOther of an empty table among several
  unsigned line;
  unsigned column;
  std::vector<TomlStep> steps;  ///< the key unjoined, since a quoted one may hold dots and brackets
};

/// What to type next about a text that is refused.
struct TomlHints {
  std::string_view edit = "mentor config edit";
  std::string_view check = "mentor config check";
  std::string_view shorten = "a config file holds settings only";
};

/// Throws usage, with line and column behind `path`, for whatever is not TOML. No bytes can crash or hang it.
std::vector<TomlEntry> read_toml(std::string_view text, std::string_view path, const TomlHints& hints = {});

inline constexpr std::size_t kConfigLimit = 64 * 1024;

/// Throws usage, with line and column behind `path`: too long, not UTF-8, control characters, letters outside ASCII outside strings and
/// comments, keys with more than 16 dots, deep brackets, strings that do not end.
void check_toml_text(std::string_view text, std::string_view path, const TomlHints& hints = {});

}  // namespace mentor
