#include "mentor/domain/period.hpp"

#include <algorithm>

namespace mentor {
namespace {

std::string day_and_number(Date date) {
  return std::string(short_name(weekday_of(date))) + " " + std::to_string(static_cast<unsigned>(date.day()));
}

std::string month_and_year(Date date) { return std::string(long_name(date.month())) + " " + std::to_string(static_cast<int>(date.year())); }

// The month and the year stand once where both days share them.
std::string say_days(Date from, Date until) {
  std::string first = day_and_number(from);
  const bool same_year = from.year() == until.year();
  if (!same_year || from.month() != until.month()) first += " " + (same_year ? std::string(long_name(from.month())) : month_and_year(from));
  return first + " to " + day_and_number(until) + " " + month_and_year(until);
}

int paused_days(const Pause& pause, Date after, Date until) {
  const Date from = std::max(pause.from, add_days(after, 1));
  const Date last = std::min(pause.until.value_or(until), until);
  return std::max(0, days_between(from, last) + 1);
}

}  // namespace

Period week_of(Date day, Weekday starts_on) {
  const Date from = week_start(day, starts_on);
  return {Period::Kind::week, from, add_days(from, kDaysAWeek - 1)};
}

Period month_of(Date day) {
  const Date from = day.year() / day.month() / 1;
  return {Period::Kind::month, from, add_days(add_months(from, 1), -1)};
}

Period before(const Period& period) {
  const Date last = add_days(period.from, -1);
  return period.kind == Period::Kind::month ? month_of(last) : week_of(last, weekday_of(period.from));
}

std::string say_period(const Period& period) {
  if (period.kind == Period::Kind::month) return month_and_year(period.from);
  const bool is_iso = weekday_of(period.from) == std::chrono::Monday;
  return (is_iso ? "week " + std::to_string(iso_week(period.from).week) + ": " : "") + say_days(period.from, period.until);
}

int counted_days(const Pair& pair, Date from, Date to) {
  int days = days_between(from, to);
  for (const auto& pause : pair.pauses) days -= paused_days(pause, from, to);
  return days;
}

std::optional<Date> after_counted_days(const Pair& pair, Date from, int days) {
  Date found = add_days(from, days);
  for (const auto& pause : pair.pauses) {
    if (paused_days(pause, from, found) == 0) continue;
    if (!pause.until) return std::nullopt;
    found = add_days(found, paused_days(pause, from, *pause.until));
  }
  return status_on(pair, found) == PairStatus::ended ? std::nullopt : std::optional(found);
}

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
