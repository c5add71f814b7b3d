#include "mentor/domain/period.hpp"

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

}  // namespace mentor
