// Steps through text that may not be UTF-8, one code point after another.
#pragma once

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace mentor {

/// Whether a byte is a character that terminals print as it is.
constexpr bool is_printable_ascii(char c) { return c >= ' ' && c < '\x7f'; }
inline bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_printable_ascii(c); });
}
inline bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct CodePoint {
  std::string_view bytes;
  std::int32_t code;  ///< -1: a byte that is not UTF-8
};

/// The first code point of a text that is not empty. ASCII never reaches the library.
inline CodePoint first_code_point(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {text.substr(0, 1), byte};
  utf8proc_int32_t code = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (size <= 0) return {text.substr(0, 1), -1};
  return {text.substr(0, static_cast<std::size_t>(size)), code};
}

}  // namespace mentor
