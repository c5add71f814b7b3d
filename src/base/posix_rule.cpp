// POSIX TZ rules: the grammar, and the days they name.
#include "posix_rule.hpp"

#include <cstddef>

namespace mentor {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kMaxOffsetHours = 24;
constexpr int kMaxTimeHours = 167;
constexpr std::size_t kMinLetters = 3;
constexpr std::size_t kMaxLetters = 15;
constexpr seconds kDefaultTime = hours{2};
constexpr seconds kSummerAhead = hours{1};
constexpr std::string_view kUnsaidRule = ",M3.2.0,M11.1.0";  // POSIX leaves it open; glibc and tzcode take that of the United States

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_quotable(char c) { return is_digit(c) || is_letter(c) || c == '+' || c == '-'; }

/// What is left of a rule that is being read.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool empty() const { return text_.empty(); }
  bool next_is(char c) const { return !text_.empty() && text_.front() == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::string_view take_while(bool (*belongs)(char)) {
    std::size_t size = 0;
    while (size < text_.size() && belongs(text_[size])) ++size;
    const std::string_view taken = text_.substr(0, size);
    text_.remove_prefix(size);
    return taken;
  }
  /// A number of at most three digits in a range.
  std::optional<int> take_number(int least, int most) {
    const std::string_view digits = take_while(is_digit);
    if (digits.empty() || digits.size() > 3) return std::nullopt;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    if (value < least || value > most) return std::nullopt;
    return value;
  }

 private:
  std::string_view text_;
};

std::optional<std::string> read_abbreviation(Rest& rest) {
  const bool is_quoted = rest.take('<');
  const std::string_view letters = rest.take_while(is_quoted ? is_quotable : is_letter);
  if (is_quoted && !rest.take('>')) return std::nullopt;
  if (letters.size() < kMinLetters || letters.size() > kMaxLetters) return std::nullopt;
  return std::string(letters);
}

/// [+-]hh[:mm[:ss]]
std::optional<seconds> read_clock(Rest& rest, int max_hours) {
  const bool is_negative = rest.take('-');
  if (!is_negative) rest.take('+');
  const auto hour = rest.take_number(0, max_hours);
  if (!hour) return std::nullopt;
  const auto minute = rest.take(':') ? rest.take_number(0, 59) : 0;
  if (!minute) return std::nullopt;
  const auto second = rest.take(':') ? rest.take_number(0, 59) : 0;
  if (!second) return std::nullopt;
  const seconds total = hours{*hour} + minutes{*minute} + seconds{*second};
  return is_negative ? -total : total;
}

/// POSIX counts west of Greenwich as positive, everybody else east.
std::optional<seconds> read_offset(Rest& rest) {
  const auto west = read_clock(rest, kMaxOffsetHours);
  if (!west) return std::nullopt;
  return -*west;
}

std::optional<RuleDay> read_month_week_day(Rest& rest) {
  const auto month = rest.take_number(1, 12);
  if (!month || !rest.take('.')) return std::nullopt;
  const auto week = rest.take_number(1, 5);
  if (!week || !rest.take('.')) return std::nullopt;
  const auto day = rest.take_number(0, 6);
  if (!day) return std::nullopt;
  return RuleDay{RuleDay::Kind::month_week_day, *day, *week, *month, {}};
}

std::optional<RuleDay> read_day_of_year(Rest& rest, RuleDay::Kind kind) {
  const auto day = rest.take_number(kind == RuleDay::Kind::julian ? 1 : 0, 365);
  if (!day) return std::nullopt;
  return RuleDay{kind, *day, 0, 0, {}};
}

std::optional<RuleDay> read_day(Rest& rest) {
  if (rest.take('M')) return read_month_week_day(rest);
  if (rest.take('J')) return read_day_of_year(rest, RuleDay::Kind::julian);
  return read_day_of_year(rest, RuleDay::Kind::zero_based);
}

/// ,date[/time]
std::optional<RuleDay> read_rule_day(Rest& rest) {
  if (!rest.take(',')) return std::nullopt;
  auto day = read_day(rest);
  if (!day) return std::nullopt;
  const auto time = rest.take('/') ? read_clock(rest, kMaxTimeHours) : kDefaultTime;
  if (!time) return std::nullopt;
  day->time = *time;
  return day;
}

std::optional<Summer> read_summer(Rest& rest, seconds standard_offset) {
  auto abbreviation = read_abbreviation(rest);
  if (!abbreviation) return std::nullopt;
  const auto offset = rest.empty() || rest.next_is(',') ? standard_offset + kSummerAhead : read_offset(rest);
  if (!offset) return std::nullopt;
  if (rest.empty()) rest = Rest(kUnsaidRule);
  const auto begins = read_rule_day(rest);
  if (!begins) return std::nullopt;
  const auto ends = read_rule_day(rest);
  if (!ends) return std::nullopt;
  return Summer{{*offset, true, std::move(*abbreviation)}, *begins, *ends};
}

std::chrono::sys_days date_in_year(const RuleDay& day, int number) {
  using namespace std::chrono;
  const year year{number};
  const sys_days new_year{year / January / 1};
  if (day.kind == RuleDay::Kind::zero_based) return new_year + days{day.day};
  if (day.kind == RuleDay::Kind::julian) return new_year + days{day.day - (year.is_leap() && day.day >= 60 ? 0 : 1)};
  const month month{static_cast<unsigned>(day.month)};
  const weekday weekday{static_cast<unsigned>(day.day)};
  if (day.week == 5) return sys_days{year / month / weekday[last]};
  return sys_days{year / month / weekday[static_cast<unsigned>(day.week)]};
}

}  // namespace

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  Rest rest{text};
  auto abbreviation = read_abbreviation(rest);
  if (!abbreviation) return std::nullopt;
  const auto offset = read_offset(rest);
  if (!offset) return std::nullopt;
  PosixRule rule{{*offset, false, std::move(*abbreviation)}, std::nullopt};
  if (rest.empty()) return rule;
  rule.summer = read_summer(rest, *offset);
  if (!rule.summer || !rest.empty()) return std::nullopt;
  return rule;
}

SummerBounds summer_bounds(const LocalType& standard, const Summer& summer, int year) {
  return {date_in_year(summer.begins, year) + summer.begins.time - standard.offset,
          date_in_year(summer.ends, year) + summer.ends.time - summer.type.offset};
}

}  // namespace mentor
