// Lengths of time as users write them, read and written.
#include <array>
#include <cstddef>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/time.hpp"

namespace mentor {
namespace {

struct Unit {
  std::string_view text;
  int minutes;
};

constexpr int kWeek = 7 * 24 * 60;
constexpr int kDay = 24 * 60;
constexpr int kHour = 60;
constexpr std::array kUnits{Unit{"w", kWeek},   Unit{"week", kWeek}, Unit{"weeks", kWeek}, Unit{"d", kDay},
                            Unit{"day", kDay},  Unit{"days", kDay},  Unit{"h", kHour},     Unit{"hr", kHour},
                            Unit{"hrs", kHour}, Unit{"hour", kHour}, Unit{"hours", kHour}, Unit{"m", 1},
                            Unit{"min", 1},     Unit{"mins", 1},     Unit{"minute", 1},    Unit{"minutes", 1}};
constexpr std::size_t kMaxDigits = 7;       // more than the minutes of ten years, far from overflow
constexpr long kLongest = 3653L * 24 * 60;  // ten years with three leap days
constexpr int kQuotedColumns = 40;
constexpr std::string_view kHint = "type a length such as 45m, 1h30m, 2d or 2w";

std::string quoted_length(std::string_view text) {
  if (const auto bad = first_unstorable(text)) return "the length with a byte at " + std::to_string(*bad) + " that is not UTF-8";
  return "'" + fit(visible_line(text), kQuotedColumns) + "'";
}

Error not_a_length(std::string_view text, std::string_view why) {
  return usage_error(quoted_length(text) + " is not a length" + std::string(why), std::string(kHint));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view take_while(std::string_view& rest, bool (*belongs)(char)) {
  std::size_t size = 0;
  while (size < rest.size() && belongs(rest[size])) ++size;
  const std::string_view taken = rest.substr(0, size);
  rest.remove_prefix(size);
  return taken;
}

std::optional<Unit> unit_named(std::string_view word) {
  std::string folded;
  for (const char c : word) folded += lower(c);
  for (const Unit& unit : kUnits)
    if (unit.text == folded) return unit;
  return std::nullopt;
}

long number_in(std::string_view digits) {
  long value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// "5" behind "1." in "1.5h": of a unit, in minutes.
long part_of_unit(std::string_view text, std::string_view digits, int unit) {
  constexpr std::size_t kMostDecimals = 3;
  const auto no_minutes = [&] { return not_a_length(text, ": it is no whole number of minutes"); };
  if (digits.empty() || digits.size() > kMostDecimals) throw no_minutes();
  long scale = 1;
  for (std::size_t i = 0; i < digits.size(); ++i) scale *= 10;
  if (number_in(digits) * unit % scale != 0) throw no_minutes();
  return number_in(digits) * unit / scale;
}

Error why_no_unit(std::string_view text, std::string_view word) {
  if (word.empty()) return not_a_length(text, ": a number has no unit");
  return not_a_length(text, ": the units are m, h, d and w");
}

}  // namespace

Minutes parse_duration(std::string_view text) {
  std::string_view rest = text;
  const auto is_blank = [](char c) { return c == ' '; };
  long total = 0;
  int smallest = kUnits.front().minutes + 1;
  take_while(rest, is_blank);
  if (rest.empty()) throw usage_error("the length is empty", std::string(kHint));
  while (!rest.empty()) {
    const std::string_view digits = take_while(rest, is_digit);
    if (digits.empty()) throw not_a_length(text, "");
    if (digits.size() > kMaxDigits) throw not_a_length(text, ": it is longer than 10 years");
    const bool has_part = rest.starts_with('.');
    if (has_part) rest.remove_prefix(1);
    const std::string_view part = has_part ? take_while(rest, is_digit) : std::string_view();
    take_while(rest, is_blank);
    const std::string_view word = take_while(rest, is_letter);
    const auto unit = unit_named(word);
    if (!unit) throw why_no_unit(text, word);
    if (unit->minutes >= smallest) throw not_a_length(text, ": write each unit once, the largest first");
    smallest = unit->minutes;
    total += number_in(digits) * unit->minutes + (has_part ? part_of_unit(text, part, unit->minutes) : 0);
    if (total > kLongest) throw not_a_length(text, ": it is longer than 10 years");
    take_while(rest, is_blank);
  }
  return Minutes{total};
}

std::string to_duration(Minutes length) {
  const auto total = length.count();
  if (total != 0 && total % kWeek == 0) return std::to_string(total / kWeek) + "w";
  if (total != 0 && total % kDay == 0) return std::to_string(total / kDay) + "d";
  const std::string hours = total >= 60 ? std::to_string(total / 60) + "h" : "";
  if (total >= 60 && total % 60 == 0) return hours;
  return hours + std::to_string(total % 60) + "m";
}

}  // namespace mentor
