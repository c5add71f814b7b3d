#include "config/toml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "mentor/base/text.hpp"

namespace mentor {

std::string_view type_of(const TomlValue& value) {
  constexpr std::array<std::string_view, 6> kTypes{"text",          "a whole number", "a number",
                                                   "true or false", "a list of text", "something else"};
  return kTypes[value.index()];
}

const std::string& text(const TomlValue& value) {
  const auto& found = as<std::string>(value, "text");
  if (first_unstorable(found)) throw usage_error("must be text without NUL");
  return found;
}

int whole(const TomlValue& value, int least, int most) {
  const auto number = as<std::int64_t>(value, "a whole number");
  if (number < least || number > most) throw usage_error(fmt::format("must be from {} to {}, not {}", least, most, number));
  return static_cast<int>(number);
}

double number(const TomlValue& value) {
  if (const auto* whole_number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole_number);
  return as<double>(value, "a number");
}

std::string choice(const TomlValue& value, std::span<const std::string_view> choices) {
  const std::string& word = text(value);
  if (std::ranges::find(choices, word) != choices.end()) return word;
  throw usage_error(fmt::format("must be one of {}, not '{}'", joined(choices, ", "), visible_line(word)), did_you_mean(word, choices));
}

std::string toml_string(std::string_view raw) {
  std::string out = "\"";
  for (const char c : raw) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace mentor
