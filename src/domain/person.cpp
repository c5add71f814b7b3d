#include "mentor/domain/person.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLongestName = 256;
constexpr const char* kSuchAs = "such as \"Ada Lovelace\" or \"Ada Lovelace <ada@example.org>\"";

bool is_address(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '\x7f' && c != '<' && c != '>' && c != ',' && c != ';' && c != '"';
  });
  const auto sign = text.find('@');
  return plain && !text.starts_with('-') && sign != std::string_view::npos && sign > 0 && sign + 1 < text.size() &&
         text.find('@', sign + 1) == std::string_view::npos;
}

}  // namespace

std::string parse_name(std::string_view text) {
  if (const auto bad = first_unstorable(text))
    throw usage_error("the name '" + visible_line(text) + "' is not valid text (byte " + std::to_string(*bad + 1) + ")");
  if (text.size() > kLongestName) throw usage_error("a name is longer than " + std::to_string(kLongestName) + " bytes");
  const std::string_view name = trimmed(text);
  if (name.empty()) throw usage_error("a name is empty", kSuchAs);
  if (has_control(name))
    throw usage_error("the name '" + visible_line(name) + "' has a line break or another control character in it", kSuchAs);
  return std::string(name);
}

std::string parse_address(std::string_view text) {
  if (!is_address(text)) throw usage_error("'" + visible_line(text) + "' is not a mail address", kSuchAs);
  return std::string(text);
}

Person parse_person(std::string_view text) {
  Person person;
  const std::string whole = parse_name(text);
  const auto open = whole.find('<');
  person.name = parse_name(std::string_view(whole).substr(0, open));
  if (open == std::string::npos) return person;
  const auto address = std::string_view(whole).substr(open);
  if (!address.ends_with('>') || !is_address(address.substr(1, address.size() - 2)))
    throw usage_error("'" + visible_line(address) + "' is not a mail address", kSuchAs);
  person.email = address.substr(1, address.size() - 2);
  return person;
}

bool is_same(const Person& a, const Person& b) { return !a.email.empty() && fold_case(a.email) == fold_case(b.email); }

}  // namespace mentor
