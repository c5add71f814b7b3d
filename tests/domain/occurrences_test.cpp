// The days a cadence falls on.
#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/domain/cadence.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

std::string days(std::string_view every, std::string_view anchor, std::string_view from, std::string_view until) {
  return said(occurrences(parse_cadence(every), day(anchor), day(from), day(until)));
}
std::string days(std::string_view every, std::string_view from, std::string_view until) { return days(every, from, from, until); }

bool contains(const std::vector<Weekday>& days, Weekday day) { return std::ranges::find(days, day) != days.end(); }

// What the cadence means, asked day by day: whether it falls on `date`, where `first` is its first date.
bool falls_on(const Cadence& cadence, Date first, Date date) {
  const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
  const auto today = static_cast<unsigned>(date.day());
  switch (cadence.kind) {
    case Cadence::Kind::days:
      return days_between(first, date) % cadence.every == 0;
    case Cadence::Kind::weeks:
      return contains(cadence.weekdays, weekday_of(date)) &&
             days_between(week_start(first, std::chrono::Monday), week_start(date, std::chrono::Monday)) % (7 * cadence.every) == 0;
    case Cadence::Kind::monthly:
      return today == std::min(cadence.day_of_month, last);
    case Cadence::Kind::quarterly:
      return today == std::min(cadence.day_of_month, last) && static_cast<unsigned>(date.month()) % 3 == 1;
    case Cadence::Kind::nth_weekday:
      return contains(cadence.weekdays, weekday_of(date)) && std::ranges::any_of(cadence.nths, [&](int nth) {
               return nth < 0 ? today + 7 > last : (today - 1) / 7 + 1 == static_cast<unsigned>(nth);
             });
    case Cadence::Kind::as_needed:
      break;
  }
  return false;
}

Date first_fitting(const Cadence& cadence, Date anchor) {
  const bool any_day = cadence.kind != Cadence::Kind::weeks;
  Date first = anchor;
  while (!any_day && !contains(cadence.weekdays, weekday_of(first))) first = add_days(first, 1);
  return first;
}

std::vector<Date> day_by_day(const Cadence& cadence, Date anchor, Date from, Date until) {
  std::vector<Date> found;
  const Date first = first_fitting(cadence, anchor);
  for (Date date = std::max(first, from); date <= until; date = add_days(date, 1))
    if (falls_on(cadence, first, date)) found.push_back(date);
  return found;
}

}  // namespace

TEST_CASE("the first occurrence is the first fitting day on or after the anchor") {
  CHECK(days("weekly tue 15:00", "2026-12-01", "2026-12-15") == "2026-12-01 2026-12-08 2026-12-15");
  CHECK(days("weekly tue 15:00", "2026-12-02", "2026-12-15") == "2026-12-08 2026-12-15");
  CHECK(days("daily 09:00", "2026-12-02", "2026-12-04") == "2026-12-02 2026-12-03 2026-12-04");
  CHECK(days("3d 09:00", "2026-12-02", "2026-12-09") == "2026-12-02 2026-12-05 2026-12-08");
  CHECK(days("monthly 15 09:00", "2026-12-16", "2027-02-20") == "2027-01-15 2027-02-15");
  CHECK(days("quarterly 1 10:00", "2026-12-01", "2027-07-31") == "2027-01-01 2027-04-01 2027-07-01");
}

TEST_CASE("days that share a slot are all meetings, of the same weeks or months") {
  CHECK(days("weekly mon,thu 15:00", "2026-12-01", "2026-12-14") == "2026-12-03 2026-12-07 2026-12-10 2026-12-14");
  CHECK(days("2w mon,thu 15:00", "2026-12-02", "2026-12-02", "2026-12-31") == "2026-12-03 2026-12-14 2026-12-17 2026-12-28 2026-12-31");
  CHECK(days("1st,3rd tue 15:00", "2026-12-01", "2027-01-31") == "2026-12-01 2026-12-15 2027-01-05 2027-01-19");
  CHECK(days("4th,last thu 15:00", "2026-11-01", "2026-12-31") == "2026-11-26 2026-12-24 2026-12-31");
}

TEST_CASE("every second week counts from its anchor, wherever one looks from") {
  CHECK(days("2w thu 10:00", "2026-11-04", "2026-11-01", "2026-12-10") == "2026-11-05 2026-11-19 2026-12-03");
  CHECK(days("2w thu 10:00", "2026-11-04", "2026-11-06", "2026-12-10") == "2026-11-19 2026-12-03");
  CHECK(days("2w thu 10:00", "2026-11-06", "2026-11-06", "2026-12-10") == "2026-11-12 2026-11-26 2026-12-10");
  CHECK(days("5d 10:00", "2026-12-30", "2027-01-02", "2027-01-11") == "2027-01-04 2027-01-09");
}

TEST_CASE("the 31st falls on the last day of a shorter month") {
  CHECK(days("monthly 31 09:00", "2027-01-01", "2027-06-30") == "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30");
  CHECK(days("monthly 30 09:00", "2028-02-01", "2028-03-31") == "2028-02-29 2028-03-30");
  CHECK(days("monthly 29 09:00", "2027-02-01", "2027-02-28") == "2027-02-28");
  CHECK(days("quarterly 31 10:00", "2027-01-01", "2027-12-31") == "2027-01-31 2027-04-30 2027-07-31 2027-10-31");
}

TEST_CASE("a leap day is a day like any other") {
  CHECK(days("monthly 29 09:00", "2028-02-01", "2028-03-31") == "2028-02-29 2028-03-29");
  CHECK(days("weekly tue 15:00", "2028-02-22", "2028-03-07") == "2028-02-22 2028-02-29 2028-03-07");
  CHECK(days("monthly 31 09:00", "2028-02-29", "2028-03-31") == "2028-02-29 2028-03-31");
}

TEST_CASE("the last weekday of a month is its fifth where it has five") {
  CHECK(days("last fri 16:00", "2027-01-01", "2027-03-31") == "2027-01-29 2027-02-26 2027-03-26");
  CHECK(days("last mon 16:00", "2027-03-01", "2027-05-31") == "2027-03-29 2027-04-26 2027-05-31");
  CHECK(days("4th fri 16:00", "2027-01-01", "2027-01-31") == "2027-01-22");
  CHECK(days("1st fri 16:00", "2027-01-02", "2027-02-28") == "2027-02-05");
}

TEST_CASE("nothing falls before the anchor, into an empty range, or without a slot") {
  CHECK(days("weekly tue 15:00", "2026-12-01", "2026-11-01", "2026-11-30").empty());
  CHECK(days("weekly tue 15:00", "2026-11-01", "2026-12-31", "2026-12-01").empty());
  CHECK(days("weekly", "2026-11-01", "2026-12-31").empty());
  CHECK(days("as-needed", "2026-11-01", "2026-12-31").empty());
}

TEST_CASE("arithmetic finds the same days as prompter each day of five years") {
  for (const char* every :
       {"daily 09:00", "3d 09:00", "10d 09:00", "weekly tue 15:00", "2w thu 10:00", "5w sun 10:00", "monthly 1 09:00", "monthly 29 09:00",
        "monthly 31 09:00", "1st mon 15:00", "4th sun 15:00", "last wed 15:00", "quarterly 31 10:00"}) {
    CAPTURE(every);
    const Cadence cadence = parse_cadence(every);
    for (const char* anchor : {"2023-12-31", "2024-02-29", "2025-03-01"}) {
      CAPTURE(anchor);
      CHECK(said(occurrences(cadence, day(anchor), day("2024-01-15"), day("2029-01-14"))) ==
            said(day_by_day(cadence, day(anchor), day("2024-01-15"), day("2029-01-14"))));
    }
  }
}

TEST_CASE("the days of a range are those of its halves") {
  for (const char* every : {"3d 09:00", "2w thu 10:00", "monthly 31 09:00", "last wed 15:00", "quarterly 1 10:00"}) {
    CAPTURE(every);
    const Cadence cadence = parse_cadence(every);
    const Date anchor = day("2026-01-07");
    const std::string whole = said(occurrences(cadence, anchor, anchor, day("2027-12-31")));
    for (int cut = 1; cut < 60; cut += 7) {
      auto parts = occurrences(cadence, anchor, anchor, add_days(anchor, cut));
      const auto rest = occurrences(cadence, anchor, add_days(anchor, cut + 1), day("2027-12-31"));
      parts.insert(parts.end(), rest.begin(), rest.end());
      CHECK(said(parts) == whole);
    }
  }
}
