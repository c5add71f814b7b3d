// Numbers over time, counted from what took place, for reports to draw.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "mentor/domain/pair.hpp"

namespace mentor {

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
