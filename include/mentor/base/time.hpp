// Instants, dates and wall-clock times as types, their ISO text, and calendar arithmetic without zones.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mentor {

using Instant = std::chrono::sys_seconds;
using Date = std::chrono::year_month_day;
using Minutes = std::chrono::minutes;
using Weekday = std::chrono::weekday;
/// A reading of a clock on the wall; says nothing without a zone.
using WallTime = std::chrono::local_seconds;

/// A wall-clock reading beside the IANA name of its zone.
struct LocalTime {
  WallTime wall;
  std::string zone;
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// "2026-12-01"
std::string to_iso(Date date);
/// "2026-12-01T15:00:00Z"
std::string to_iso(Instant at);
/// "2026-12-01T15:00"
std::string to_iso(WallTime wall);
/// Exactly YYYY-MM-DD naming a day that exists, years 1..9999; else nullopt.
std::optional<Date> parse_iso_date(std::string_view text);
/// Exactly what to_iso(Instant) prints.
std::optional<Instant> parse_iso_instant(std::string_view text);
/// Exactly what to_iso(WallTime) prints.
std::optional<WallTime> parse_iso_wall(std::string_view text);
/// "HH:MM" or "H:MM", 00:00 to 23:59.
std::optional<Minutes> parse_clock(std::string_view text);
/// "15:00"
std::string to_clock(Minutes since_midnight);

inline constexpr int kDaysAWeek = 7;
Date add_days(Date date, int days);
/// The same day of a later month, or that month's last day.
Date add_months(Date date, int months);
/// MentorshipReport days from `from` to `to` (negative when `to` is earlier).
int days_between(Date from, Date to);
Weekday weekday_of(Date date);
/// The first day of the week that holds `date`.
Date week_start(Date date, Weekday starts_on);
WallTime at(Date date, Minutes since_midnight);
Date date_of(WallTime wall);
Minutes clock_of(WallTime wall);

struct IsoWeek {
  int year;
  int week;
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};
/// ISO 8601 week: weeks begin on Monday, week 1 holds the year's first Thursday.
IsoWeek iso_week(Date date);
/// The Monday of an ISO week; nullopt when that year has no such week.
std::optional<Date> monday_of(IsoWeek week);

/// "Mon", "Tue" ...
std::string_view short_name(Weekday day);
/// "Jan", "Feb" ...
std::string_view short_name(std::chrono::month month);
/// "January" ...
std::string_view long_name(std::chrono::month month);
/// "monday", "tue" ... in any case; nullopt otherwise.
std::optional<Weekday> parse_weekday(std::string_view text);
/// "jan", "december" ... in any case; nullopt otherwise.
std::optional<std::chrono::month> parse_month(std::string_view text);

/// Durations as users write them: "45m", "1h30m", "2d", "2w", up to 10 years. Throws usage (a lone number, a lone "m" ...).
Minutes parse_duration(std::string_view text);
/// The shortest such text: "45m", "1h30m", "2d", "2w".
std::string to_duration(Minutes length);

}  // namespace mentor
