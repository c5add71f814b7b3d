// The days a cadence falls on: by arithmetic from its anchor, so that the cost is that of the range asked for.
#include "mentor/domain/cadence.hpp"

#include <algorithm>

namespace mentor {
namespace {

constexpr int kWeekDays = 7;
constexpr int kMonthsAQuarter = 3;

std::vector<Date> every_so_many_days(Date first, int step, Date from, Date until) {
  std::vector<Date> days;
  const int gone = days_between(first, from);
  const int skipped = gone <= 0 ? 0 : (gone + step - 1) / step;
  for (Date day = add_days(first, skipped * step); day <= until; day = add_days(day, step)) days.push_back(day);
  return days;
}

Date day_in_month(const Cadence& cadence, std::chrono::year_month month) {
  using std::chrono::day;
  const Date last{std::chrono::sys_days(month / std::chrono::last)};
  if (cadence.kind != Cadence::Kind::nth_weekday) return std::min(Date(month / day(cadence.day_of_month)), last);
  if (cadence.nth < 0) return std::chrono::sys_days(month / (*cadence.weekday)[std::chrono::last]);
  return std::chrono::sys_days(month / (*cadence.weekday)[static_cast<unsigned>(cadence.nth)]);
}

bool fits(const Cadence& cadence, std::chrono::month month) {
  return cadence.kind != Cadence::Kind::quarterly || (static_cast<unsigned>(month) - 1) % kMonthsAQuarter == 0;
}

std::vector<Date> in_months(const Cadence& cadence, Date from, Date until) {
  std::vector<Date> days;
  const std::chrono::year_month last{until.year(), until.month()};
  for (std::chrono::year_month month{from.year(), from.month()}; month <= last; month += std::chrono::months(1)) {
    if (!fits(cadence, month.month())) continue;
    const Date day = day_in_month(cadence, month);
    if (day >= from && day <= until) days.push_back(day);
  }
  return days;
}

Date first_weekday_from(Date anchor, Weekday weekday) { return add_days(anchor, static_cast<int>((weekday - weekday_of(anchor)).count())); }

}  // namespace

std::vector<Date> occurrences(const Cadence& cadence, Date anchor, Date from, Date until) {
  const Date begin = std::max(anchor, from);
  if (!has_slot(cadence) || begin > until) return {};
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return every_so_many_days(anchor, cadence.every, begin, until);
    case Cadence::Kind::weeks:
      return every_so_many_days(first_weekday_from(anchor, *cadence.weekday), kWeekDays * cadence.every, begin, until);
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
