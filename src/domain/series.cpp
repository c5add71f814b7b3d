#include "mentor/domain/series.hpp"

#include <algorithm>

namespace mentor {
std::vector<WeekCount> contacts_by_week(const Pair& pair, std::span<const Date> met_on, Date from, Date until, Weekday starts_on) {
  std::vector<WeekCount> weeks;
  for (Date week = week_start(from, starts_on); week <= until; week = add_days(week, kDaysAWeek)) {
    const bool was_active = active_within(pair, std::max(week, from), std::min(add_days(week, kDaysAWeek - 1), until));
    weeks.push_back({week, was_active ? std::optional(0) : std::nullopt});
  }
  for (const Date day : met_on) {
    if (day < from || day > until) continue;
    auto& count = weeks[static_cast<std::size_t>(days_between(weeks.front().from, day) / kDaysAWeek)].contacts;
    count = count.value_or(0) + 1;
  }
  return weeks;
}

int longest_silence(std::span<const WeekCount> weeks) {
  int longest = 0;
  int silent = 0;
  for (const auto& week : weeks) {
    if (!week.contacts) continue;
    silent = *week.contacts == 0 ? silent + 1 : 0;
    longest = std::max(longest, silent);
  }
  return longest;
}

}  // namespace mentor
