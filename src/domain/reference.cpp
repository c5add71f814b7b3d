#include "mentor/domain/reference.hpp"

#include <algorithm>
#include <charconv>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLongestReference = 256;

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number_of_id(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
  if (problem != std::errc() || number < 1)
    throw usage_error("there can be no id '" + visible_line(text) + "'", "ids begin at 1, such as g1");
  return number;
}

Reference meeting_reference(std::string_view text, std::size_t sign) {
  const auto date = parse_iso_date(text.substr(sign + 1));
  if (!date) throw usage_error("'" + visible_line(text) + "' names no day", "a meeting is named PAIR@YYYY-MM-DD, such as ada@2026-12-01");
  if (sign == 0)
    throw usage_error("'" + visible_line(text) + "' names no pair", "a meeting is named PAIR@YYYY-MM-DD, such as ada@2026-12-01");
  return {Kind::meeting, std::nullopt, std::string(text.substr(0, sign)), date};
}

}  // namespace

std::optional<Kind> kind_of_id(std::string_view text) {
  if (text.empty() || !all_digits(text.substr(1))) return std::nullopt;
  const auto found = std::ranges::find(kKindWords, text.front(), &KindWords::letter);
  return found == std::end(kKindWords) ? std::nullopt : std::optional(found->kind);
}

std::string short_id(const RowRef& row) { return kind_words(row.kind).letter + std::to_string(row.number); }

Error no_such(const RowRef& row) {
  const KindWords& words = kind_words(row.kind);
  return not_found(words.said, short_id(row), std::string(words.list));
}

Reference parse_reference(std::string_view text) {
  if (text.empty()) throw usage_error("a reference is empty", "name a thing by its id (g1) or a pair by its handle");
  if (const auto bad = first_unstorable(text))
    throw usage_error("the reference '" + visible_line(text) + "' is not valid text (byte " + std::to_string(*bad + 1) + ")");
  if (text.size() > kLongestReference) throw usage_error("a reference is longer than " + std::to_string(kLongestReference) + " bytes");
  if (const auto kind = kind_of_id(text)) return {*kind, number_of_id(text), "", std::nullopt};
  const auto sign = text.rfind('@');
  if (sign != std::string_view::npos) return meeting_reference(text, sign);
  return {Kind::pair, std::nullopt, std::string(text), std::nullopt};
}

}  // namespace mentor
