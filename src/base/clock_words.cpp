// Times of day in words: "15:00", "3pm", "3:30 pm", "noon", and an offset behind them.
#include <array>
#include <cstddef>

#include "date_words.hpp"

namespace mentor {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr std::string_view kHint = "type a time from 00:00 to 23:59, or 3pm, 3:30pm, noon or midnight";

Error no_such_time(std::string_view text) { return usage_error("there is no time " + quoted_date(text), std::string(kHint)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_half(std::string_view text) { return text == "am" || text == "pm"; }

/// "3pm", "3:30pm", as on a clock of twelve hours.
std::optional<seconds> twelve_hour_clock(std::string_view word) {
  if (word.size() < 3 || !is_digit(word.front()) || !is_half(word.substr(word.size() - 2))) return std::nullopt;
  const std::string clock(word.substr(0, word.size() - 2));
  const auto read = parse_clock(clock.find(':') == std::string::npos ? clock + ":00" : clock);
  if (!read || *read < hours{1} || *read >= hours{13}) throw no_such_time(word);
  return *read % hours{12} + (word.ends_with("pm") ? hours{12} : hours{0});
}

/// "15:00", "15:00:30"
std::optional<seconds> plain_clock(std::string_view word) {
  if (!is_digit(word.front()) || word.find(':') == std::string_view::npos) return std::nullopt;
  const bool has_seconds = word.size() == 8 && word[5] == ':';
  const auto read = parse_clock(has_seconds ? word.substr(0, 5) : word);
  const auto second = has_seconds ? whole_number(word.substr(6), 2) : 0;
  if (!read || !second || *second > 59) throw no_such_time(word);
  return *read + seconds{*second};
}

std::optional<seconds> clock_in(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (word == "noon") return hours{12};
  if (word == "midnight") return hours{0};
  if (const auto clock = twelve_hour_clock(word)) return clock;
  return plain_clock(word);
}

/// "z", "+01:00", "+0100", "+01"
std::optional<seconds> offset_in(std::string_view word) {
  if (word == "z") return seconds{0};
  if (word.size() < 3 || (word.front() != '+' && word.front() != '-')) return std::nullopt;
  const auto hour = whole_number(word.substr(1, 2), 2);
  const std::string_view rest = word.substr(word.size() > 3 && word[3] == ':' ? 4 : 3);
  const auto minute = word.size() == 3 ? 0 : rest.size() == 2 ? whole_number(rest, 2) : std::nullopt;
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const seconds offset = hours{*hour} + Minutes{*minute};
  return word.front() == '-' ? -offset : offset;
}

/// "15:00z", "15:00+01:00", and the same in two words.
std::optional<ClockSaid> clock_with_offset(Words words) {
  const std::string& last = words.back();
  const bool is_apart = words.size() > 1 && offset_in(last) && words[words.size() - 2].find(':') != std::string::npos;
  const std::string& clock_word = is_apart ? words[words.size() - 2] : last;
  const std::size_t sign = is_apart ? clock_word.size() : clock_word.find_first_of("z+-");
  const bool is_clock = is_digit(clock_word.front()) && clock_word.substr(0, sign).find(':') != std::string::npos;
  if (sign == std::string::npos || !is_clock) return std::nullopt;
  const auto clock = plain_clock(clock_word.substr(0, sign));
  const auto offset = offset_in(is_apart ? last : clock_word.substr(sign));
  if (!clock || !offset) throw usage_error("there is no offset in " + quoted_date(clock_word), "type an offset such as +01:00, or Z");
  return ClockSaid{*clock, offset, is_apart ? std::size_t{2} : std::size_t{1}};
}

}  // namespace

std::optional<Minutes> parse_time_of_day(std::string_view text) {
  const auto words = date_words_in(text);
  try {
    const auto clock = clock_said(words);
    if (!clock || clock->offset || clock->words != words.size() || clock->since_midnight % Minutes{1} != seconds{0}) return std::nullopt;
    return std::chrono::duration_cast<Minutes>(clock->since_midnight);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<ClockSaid> clock_said(Words words) {
  if (words.empty()) return std::nullopt;
  if (const auto clock = clock_with_offset(words)) return clock;
  const std::string& last = words.back();
  if (words.size() > 1 && is_half(last)) {
    const auto clock = clock_in(words[words.size() - 2] + last);
    if (!clock) return std::nullopt;
    return ClockSaid{*clock, std::nullopt, 2};
  }
  const auto clock = clock_in(last);
  if (!clock) return std::nullopt;
  return ClockSaid{*clock, std::nullopt, 1};
}

}  // namespace mentor
