// The days a cadence falls on: by arithmetic from its anchor, so that the cost is that of the range asked for.
#include "mentor/domain/cadence.hpp"

#include <algorithm>

namespace mentor {
namespace {

constexpr int kMonthsAQuarter = 3;

std::vector<Date> every_so_many_days(Date first, int step, Date from, Date until) {
  std::vector<Date> days;
  const int gone = days_between(first, from);
  const int skipped = gone <= 0 ? 0 : (gone + step - 1) / step;
  for (Date day = add_days(first, skipped * step); day <= until; day = add_days(day, step)) days.push_back(day);
  return days;
}

Date nth_in_month(std::chrono::year_month month, Weekday weekday, int nth) {
  if (nth < 0) return std::chrono::sys_days(month / weekday[std::chrono::last]);
  return std::chrono::sys_days(month / weekday[static_cast<unsigned>(nth)]);
}

// In order, each once: the fourth may be the last.
std::vector<Date> days_in_month(const Cadence& cadence, std::chrono::year_month month) {
  const Date last{std::chrono::sys_days(month / std::chrono::last)};
  if (cadence.kind != Cadence::Kind::nth_weekday) return {std::min(Date(month / std::chrono::day(cadence.day_of_month)), last)};
  std::vector<Date> days;
  for (const int nth : cadence.nths)
    for (const Weekday weekday : cadence.weekdays) days.push_back(nth_in_month(month, weekday, nth));
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool fits(const Cadence& cadence, std::chrono::month month) {
  return cadence.kind != Cadence::Kind::quarterly || (static_cast<unsigned>(month) - 1) % kMonthsAQuarter == 0;
}

std::vector<Date> in_months(const Cadence& cadence, Date from, Date until) {
  std::vector<Date> days;
  const std::chrono::year_month last{until.year(), until.month()};
  for (std::chrono::year_month month{from.year(), from.month()}; month <= last; month += std::chrono::months(1)) {
    if (!fits(cadence, month.month())) continue;
    for (const Date day : days_in_month(cadence, month))
      if (day >= from && day <= until) days.push_back(day);
  }
  return days;
}

Date first_weekday_from(Date anchor, Weekday weekday) { return add_days(anchor, static_cast<int>((weekday - weekday_of(anchor)).count())); }

// The weeks are counted from that of the first fitting day.
std::vector<Date> in_weeks(const Cadence& cadence, Date anchor, Date from, Date until) {
  Date first = first_weekday_from(anchor, cadence.weekdays.front());
  for (const Weekday weekday : cadence.weekdays) first = std::min(first, first_weekday_from(anchor, weekday));
  const Date monday = week_start(first, std::chrono::Monday);
  const int step = kDaysAWeek * cadence.every;
  std::vector<Date> days;
  for (const Weekday weekday : cadence.weekdays) {
    const Date in_first_week = first_weekday_from(monday, weekday);
    const auto own = every_so_many_days(in_first_week < anchor ? add_days(in_first_week, step) : in_first_week, step, from, until);
    days.insert(days.end(), own.begin(), own.end());
  }
  std::ranges::sort(days);
  return days;
}

}  // namespace

std::vector<Date> occurrences(const Cadence& cadence, Date anchor, Date from, Date until) {
  const Date begin = std::max(anchor, from);
  if (!has_slot(cadence) || begin > until) return {};
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return every_so_many_days(anchor, cadence.every, begin, until);
    case Cadence::Kind::weeks:
      return in_weeks(cadence, anchor, begin, until);
    case Cadence::Kind::monthly:
    case Cadence::Kind::nth_weekday:
    case Cadence::Kind::quarterly:
      return in_months(cadence, begin, until);
    case Cadence::Kind::as_needed:
      break;
  }
  return {};
}

}  // namespace mentor
