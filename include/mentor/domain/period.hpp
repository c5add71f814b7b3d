// The spans of time that reports cover: a week or a month, by calendar days.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

/// Both days included.
struct Period {
  enum class Kind { week, month } kind = Kind::week;
  Date from;
  Date until;
  friend bool operator==(const Period&, const Period&) = default;
};

/// The week that holds `day`; weeks begin on `starts_on`.
Period week_of(Date day, Weekday starts_on);
/// The calendar month that holds `day`.
Period month_of(Date day);
/// The whole week or month before.
Period before(const Period& period);
/// "week 48: Mon 23 to Sun 29 November 2026" (the number is ISO's, and left out where weeks do not begin on Monday), "November 2026".
std::string say_period(const Period& period);

/// Days after `from` up to `to`, without those of a pause. Negative when `to` is earlier.
int counted_days(const Pair& pair, Date from, Date to);
/// The day on which `days` more than on `from` are counted, by the pauses known; nullopt when the pair ends first or a pause has no end.
std::optional<Date> after_counted_days(const Pair& pair, Date from, int days);

struct WeekCount {
  Date from;                    ///< its first day
  std::optional<int> contacts;  ///< nullopt: the pair was active on none of its days and had no contact
  friend bool operator==(const WeekCount&, const WeekCount&) = default;
};

/// Each week that holds a day of [from, until]; `met_on` in any order, days outside are not counted. Weeks begin on `starts_on`.
std::vector<WeekCount> contacts_by_week(const Pair& pair, std::span<const Date> met_on, Date from, Date until, Weekday starts_on);
/// The most weeks in a row without contact; weeks in which the pair was not active neither count nor end it.
int longest_silence(std::span<const WeekCount> weeks);

}  // namespace mentor
