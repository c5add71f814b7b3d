// The words of a day and of a time of day, and what each says.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"

namespace mentor {

using Words = std::span<const std::string>;

/// Lower-case ASCII words between blanks, without a leading "until" or the like; "2026-12-01T15:00" is two of them.
std::vector<std::string> date_words_in(std::string_view text);

/// What a day is counted from.
struct DayContext {
  Date today;
  Weekday week_starts_on;
  DateBias lean;
  DateEdge edge;
};

/// The day that all of `words` say; nullopt when they say none. Throws usage for one that does not exist or is out of reach.
std::optional<Date> day_said(Words words, const DayContext& context);

/// The same where they name the day itself, from wherever it is read: "2026-12-01", "tue 1 dec"; nullopt for "fri" and "tomorrow".
std::optional<Date> full_day_said(Words words, const DayContext& context);

/// A time of day, from midnight, and the offset said with it.
struct ClockSaid {
  std::chrono::seconds since_midnight;
  std::optional<std::chrono::seconds> offset;
  std::size_t words;  ///< how many words at the end it took
};

/// The time at the end of `words`; nullopt when they end in none. Throws usage for one that does not exist, such as 25:00.
std::optional<ClockSaid> clock_said(Words words);

/// Why `text` is no date, and what to type instead.
Error not_a_date(std::string_view text, Words words, Date today);

/// The text in quotes, safe to print.
std::string quoted_date(std::string_view text);

/// A whole number of one to `max_digits` digits and nothing else.
std::optional<int> whole_number(std::string_view text, std::size_t max_digits);

}  // namespace mentor
