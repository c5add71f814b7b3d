// Reads the few forms of TOML that a setting is shown in.
#include "commands/config/toml_value.hpp"

#include <charconv>

namespace mentor {
namespace {

char escaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    default:
      return letter;
  }
}

// The text between the quotes; `text` begins behind the first and is left behind the last.
std::string take_string(std::string_view& text) {
  std::string taken;
  while (!text.empty() && text.front() != '"') {
    const bool is_escape = text.front() == '\\' && text.size() > 1;
    if (is_escape) text.remove_prefix(1);
    taken += is_escape ? escaped(text.front()) : text.front();
    text.remove_prefix(1);
  }
  if (!text.empty()) text.remove_prefix(1);
  return taken;
}

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Value scalar(std::string_view text) {
  if (text == "true" || text == "false") return text == "true";
  if (const auto whole = number_from<std::int64_t>(text)) return *whole;
  if (const auto number = number_from<double>(text)) return *number;
  return text;
}

Value take(std::string_view& text) {
  if (text.starts_with('"')) {
    text.remove_prefix(1);
    return take_string(text);
  }
  const auto end = std::min(text.find_first_of(",]"), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(end);
  return scalar(word.substr(0, word.find_last_not_of(' ') + 1));
}

void skip(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

}  // namespace

Value toml_value(std::string_view text) {
  if (!text.starts_with('[')) return take(text);
  Value::List list;
  text.remove_prefix(1);
  for (skip(text, " ,"); !text.empty() && text.front() != ']'; skip(text, " ,")) list.push_back(take(text));
  return list;
}

}  // namespace mentor
