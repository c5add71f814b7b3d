// Proves the ISO text of times, calendar arithmetic and ISO weeks.
#include "mentor/base/time.hpp"

#include <doctest/doctest.h>

using namespace mentor;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

Date day(std::string_view text) { return parse_iso_date(text).value(); }

}  // namespace

TEST_CASE("dates, instants and wall times are written in ISO form") {
  CHECK(to_iso(day("2026-12-01")) == "2026-12-01");
  CHECK(to_iso(Date{std::chrono::year{7}, std::chrono::March, std::chrono::day{4}}) == "0007-03-04");
  CHECK(to_iso(Instant{sys_days{day("2026-12-01")}} + 15h + 4min + 9s) == "2026-12-01T15:04:09Z");
  CHECK(to_iso(Instant{-1s}) == "1969-12-31T23:59:59Z");
  CHECK(to_iso(at(day("2026-12-01"), 9h + 5min)) == "2026-12-01T09:05");
}

TEST_CASE("what is written in ISO form is read back as it was") {
  for (const std::string_view text : {"0001-01-01", "1900-02-28", "2024-02-29", "2026-12-31", "9999-12-31"}) {
    CAPTURE(text);
    CHECK(to_iso(parse_iso_date(text).value()) == text);
  }
  for (const std::string_view text : {"1969-12-31T23:59:59Z", "2026-12-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
    CAPTURE(text);
    CHECK(to_iso(parse_iso_instant(text).value()) == text);
  }
  CHECK(to_iso(parse_iso_wall("2026-12-01T23:59").value()) == "2026-12-01T23:59");
}

TEST_CASE("text that is not exactly an ISO date is none") {
  for (const std::string_view text : {"", "2026-6-1", "2026-06-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
                                      "2026-06-1x", "2026/06/10", "2026-06-10 ", " 2026-06-10", "20260610", "+026-06-10", "2026-06-10T"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

TEST_CASE("text that is not exactly an ISO time is none") {
  for (const std::string_view text : {"2026-12-01T15:00:00", "2026-12-01T15:00Z", "2026-12-01 15:00:00Z", "2026-12-01T24:00:00Z",
                                      "2026-12-01T15:00:60Z", "2026-12-01T15:60:00Z", "2026-12-01T15:00:00z", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_instant(text).has_value());
  }
  for (const std::string_view text : {"2026-12-01T15:00Z", "2026-12-01T5:00", "2026-12-01 15:00", "2026-12-01T24:00", "2026-02-30T10:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_wall(text).has_value());
  }
}

TEST_CASE("a clock has one or two digits of hours and two of minutes") {
  CHECK(parse_clock("15:00") == Minutes{900});
  CHECK(parse_clock("9:05") == Minutes{545});
  CHECK(parse_clock("00:00") == Minutes{0});
  CHECK(parse_clock("23:59") == Minutes{1439});
  for (const std::string_view text : {"24:00", "12:60", "12:5", "1200", ":30", "123:00", "12:005", "-1:00", "12:", "a:00", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock(text).has_value());
  }
  CHECK(to_clock(Minutes{545}) == "09:05");
  CHECK(to_clock(Minutes{1439}) == "23:59");
}

TEST_CASE("adding months keeps the day or falls on the last of a shorter month") {
  CHECK(add_months(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(add_months(day("2024-01-31"), 1) == day("2024-02-29"));
  CHECK(add_months(day("2026-12-15"), 1) == day("2027-01-15"));
  CHECK(add_months(day("2026-03-31"), -1) == day("2026-02-28"));
  CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
  CHECK(add_months(day("2026-01-15"), -13) == day("2024-12-15"));
}

TEST_CASE("days are added and counted over months and years") {
  CHECK(add_days(day("2026-12-31"), 1) == day("2027-01-01"));
  CHECK(add_days(day("2024-03-01"), -1) == day("2024-02-29"));
  CHECK(days_between(day("2026-01-01"), day("2027-01-01")) == 365);
  CHECK(days_between(day("2026-03-02"), day("2026-03-01")) == -1);
}

TEST_CASE("a week begins on the day asked for") {
  CHECK(week_start(day("2026-12-02"), std::chrono::Monday) == day("2026-11-30"));
  CHECK(week_start(day("2026-11-30"), std::chrono::Monday) == day("2026-11-30"));
  CHECK(week_start(day("2026-12-06"), std::chrono::Monday) == day("2026-11-30"));
  CHECK(week_start(day("2026-12-02"), std::chrono::Sunday) == day("2026-11-29"));
  CHECK(week_start(day("2026-12-06"), std::chrono::Sunday) == day("2026-12-06"));
  CHECK(week_start(day("2026-12-02"), std::chrono::Saturday) == day("2026-11-28"));
}

TEST_CASE("a wall time is a date and a clock, before 1970 too") {
  const WallTime wall = at(day("1950-06-15"), 7h + 30min) + 59s;
  CHECK(date_of(wall) == day("1950-06-15"));
  CHECK(clock_of(wall) == Minutes{450});
}

TEST_CASE("ISO weeks belong to the year of their Thursday") {
  CHECK(iso_week(day("2026-11-30")) == IsoWeek{2026, 49});
  CHECK(iso_week(day("2027-01-01")) == IsoWeek{2026, 53});
  CHECK(iso_week(day("2024-12-30")) == IsoWeek{2025, 1});
  CHECK(iso_week(day("2023-01-01")) == IsoWeek{2022, 52});
  CHECK(iso_week(day("2026-01-01")) == IsoWeek{2026, 1});
}

TEST_CASE("an ISO week has a Monday unless the year lacks that week") {
  CHECK(monday_of({2026, 14}) == day("2026-03-30"));
  CHECK(monday_of({2026, 1}) == day("2025-12-29"));
  CHECK(monday_of({2026, 53}) == day("2026-12-28"));
  CHECK_FALSE(monday_of({2025, 53}).has_value());
  CHECK_FALSE(monday_of({2026, 0}).has_value());
  CHECK_FALSE(monday_of({2026, 54}).has_value());
}

TEST_CASE("every Monday is found again by its ISO week") {
  for (Date monday = day("1990-01-01"); monday < day("2040-01-01"); monday = add_days(monday, 7)) {
    CAPTURE(to_iso(monday));
    REQUIRE(monday_of(iso_week(monday)) == monday);
    REQUIRE(iso_week(add_days(monday, 6)) == iso_week(monday));
  }
}

TEST_CASE("days and months are named shortly and long") {
  CHECK(weekday_of(day("2026-12-01")) == std::chrono::Tuesday);
  CHECK(short_name(weekday_of(day("2026-12-01"))) == "Tue");
  CHECK(short_name(std::chrono::Sunday) == "Sun");
  CHECK(short_name(std::chrono::December) == "Dec");
  CHECK(long_name(std::chrono::January) == "January");
}

TEST_CASE("names of days and months are read in any case") {
  CHECK(parse_weekday("MONDAY") == std::chrono::Monday);
  CHECK(parse_weekday("tue") == std::chrono::Tuesday);
  CHECK(parse_weekday("Thurs") == std::chrono::Thursday);
  CHECK(parse_weekday("sun") == std::chrono::Sunday);
  CHECK(parse_month("Sept") == std::chrono::September);
  CHECK(parse_month("DEC") == std::chrono::December);
  CHECK(parse_month("may") == std::chrono::May);
  for (const std::string_view text : {"", "m", "mo", "mond", "xmas", "mondays"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_weekday(text).has_value());
    CHECK_FALSE(parse_month(text).has_value());
  }
}

TEST_CASE("every short and long name that is printed is read") {
  for (unsigned number = 0; number < 7; ++number) CHECK(parse_weekday(short_name(Weekday{number})) == Weekday{number});
  for (unsigned number = 1; number <= 12; ++number) {
    const std::chrono::month month{number};
    CHECK(parse_month(short_name(month)) == month);
    CHECK(parse_month(long_name(month)) == month);
  }
}
