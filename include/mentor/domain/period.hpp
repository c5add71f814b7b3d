// The spans of time that reports cover: a week or a month, by calendar days.
#pragma once

#include <string>

#include "mentor/base/time.hpp"

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

}  // namespace mentor
