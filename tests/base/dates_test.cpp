// Proves the reading of the days and times that users type, and what is refused.
#include "mentor/base/dates.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

Instant instant(std::string_view text) { return parse_iso_instant(text).value(); }

/// A Monday, 2026-11-23, ten o'clock in Berlin.
const Instant kNow = instant("2026-11-23T09:00:00Z");

const Zone& berlin() {
  static const Zone zone = Zone::load("Europe/Berlin");
  return zone;
}

std::string day(std::string_view text, DateBias lean) { return to_iso(parse_day(text, {kNow, berlin()}, lean)); }

/// "2026-12-01 15:00 2026-12-01T14:00:00Z", without what was not said.
std::string when(std::string_view text, DateBias lean = DateBias::future) {
  const When said = parse_when(text, {kNow, berlin()}, lean);
  std::string told = to_iso(said.date);
  if (said.clock) told += " " + to_clock(*said.clock);
  if (said.instant) told += " " + to_iso(*said.instant);
  return said.is_now ? told + " now" : told;
}

/// "MESSAGE | HINT"
std::string refusal(std::string_view text, DateBias lean = DateBias::future) {
  try {
    parse_when(text, {kNow, berlin()}, lean);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message + " | " + error.hint;
  }
  return "read";
}

struct DayRow {
  std::string_view text, past, future;
};

}  // namespace

TEST_CASE("days are read in every form, and lean to the past or the future") {
  for (const DayRow& row : {
           DayRow{"2026-12-01", "2026-12-01", "2026-12-01"},
           {"22 dec", "2025-12-22", "2026-12-22"},
           {"dec 22", "2025-12-22", "2026-12-22"},
           {"22 December", "2025-12-22", "2026-12-22"},
           {"23 nov", "2026-11-23", "2026-11-23"},
           {"22 nov", "2026-11-22", "2027-11-22"},
           {"29 feb", "2024-02-29", "2028-02-29"},
           {"22 dec 2026", "2026-12-22", "2026-12-22"},
           {"Dec 22 2026", "2026-12-22", "2026-12-22"},
           {"today", "2026-11-23", "2026-11-23"},
           {"now", "2026-11-23", "2026-11-23"},
           {"tomorrow", "2026-11-24", "2026-11-24"},
           {" YESTERDAY ", "2026-11-22", "2026-11-22"},
           {"fri", "2026-11-20", "2026-11-27"},
           {"Sunday", "2026-11-22", "2026-11-29"},
           {"mon", "2026-11-23", "2026-11-30"},
           {"next fri", "2026-12-04", "2026-12-04"},
           {"last fri", "2026-11-20", "2026-11-20"},
           {"next mon", "2026-11-30", "2026-11-30"},
           {"last sun", "2026-11-22", "2026-11-22"},
           {"in 2 weeks", "2026-12-07", "2026-12-07"},
           {"in 1 day", "2026-11-24", "2026-11-24"},
           {"in 3 months", "2027-02-23", "2027-02-23"},
           {"3 days ago", "2026-11-20", "2026-11-20"},
           {"2 years ago", "2024-11-23", "2024-11-23"},
           {"+3d", "2026-11-26", "2026-11-26"},
           {"-2w", "2026-11-09", "2026-11-09"},
           {"eow", "2026-11-29", "2026-11-29"},
           {"eom", "2026-11-30", "2026-11-30"},
           {"eoq", "2026-12-31", "2026-12-31"},
           {"eoy", "2026-12-31", "2026-12-31"},
           {"tue 13 oct", "2026-10-13", "2026-10-13"},
           {"Tue 2026-12-01", "2026-12-01", "2026-12-01"},
           {"Tue, 1 Dec 2026", "2026-12-01", "2026-12-01"},
           {"dec 22nd", "2025-12-22", "2026-12-22"},
           {"end of november", "2026-11-30", "2026-11-30"},
           {"end of oct", "2026-10-31", "2027-10-31"},
           {"end of next month", "2026-12-31", "2026-12-31"},
           {"start of 2026-09", "2026-09-01", "2026-09-01"},
       }) {
    CAPTURE(row.text);
    CHECK(day(row.text, DateBias::past) == row.past);
    CHECK(day(row.text, DateBias::future) == row.future);
  }
}

TEST_CASE("a week or a month is its first day or its last, as is asked, and no day where one is") {
  struct Row {
    std::string_view text;
    DateBias lean;
    std::string_view first, last;
  };
  for (const Row& row : {Row{"2026-W14", DateBias::past, "2026-03-30", "2026-04-05"},
                         {"september", DateBias::past, "2026-09-01", "2026-09-30"},
                         {"november", DateBias::past, "2026-11-01", "2026-11-30"},
                         {"december", DateBias::past, "2025-12-01", "2025-12-31"},
                         {"september", DateBias::future, "2027-09-01", "2027-09-30"},
                         {"Sep 2026", DateBias::future, "2026-09-01", "2026-09-30"},
                         {"2026-09", DateBias::future, "2026-09-01", "2026-09-30"},
                         {"last week", DateBias::past, "2026-11-16", "2026-11-22"},
                         {"this week", DateBias::past, "2026-11-23", "2026-11-29"},
                         {"last month", DateBias::past, "2026-10-01", "2026-10-31"},
                         {"next quarter", DateBias::future, "2027-01-01", "2027-03-31"},
                         {"last year", DateBias::past, "2025-01-01", "2025-12-31"}}) {
    CAPTURE(row.text);
    CHECK(to_iso(parse_day(row.text, {kNow, berlin()}, row.lean, DateEdge::first)) == row.first);
    CHECK(to_iso(parse_day(row.text, {kNow, berlin()}, row.lean, DateEdge::last)) == row.last);
    CHECK(refusal(row.text, row.lean).find("is more than a day, and one day is wanted here") != std::string::npos);
  }
}

TEST_CASE("a weekday beside a date must be its own") {
  CHECK(refusal("mon 2026-12-01") == "2026-12-01 is a Tue, not a Mon | leave the weekday out, or type another day");
  CHECK(refusal("mon 13 oct").find("is a ") != std::string::npos);
}

TEST_CASE("a time is read with the abbreviation that the zone has then, and as it is printed") {
  CHECK(when("Tue 2026-12-01 15:00 CET (in 8 days)") == "2026-12-01 15:00 2026-12-01T14:00:00Z");
  CHECK(when("Tue 24 Nov 15:00") == "2026-11-24 15:00 2026-11-24T14:00:00Z");
  CHECK(when("Tue 2026-12-01 15:00 GMT") == "2026-12-01 16:00 2026-12-01T15:00:00Z");
  CHECK(refusal("2026-12-01 15:00 CEST").starts_with("no clock here shows 'cest' at that time: Europe/Berlin has CET then | "));
  const Zone london = Zone::load("Europe/London");
  const DateContext both{kNow, london, std::chrono::Monday, &berlin()};
  CHECK(to_iso(*parse_when("2026-07-01 16:00 CEST", both, DateBias::future).instant) == "2026-07-01T14:00:00Z");
}

TEST_CASE("the end of a week follows the day weeks start on, and next weekday the ISO week") {
  const DateContext sunday{kNow, berlin(), std::chrono::Sunday};
  CHECK(to_iso(parse_day("eow", sunday, DateBias::future)) == "2026-11-28");
  CHECK(to_iso(parse_day("next sun", sunday, DateBias::future)) == "2026-12-06");
}

TEST_CASE("today is a day of the zone in which the words are read") {
  const Instant late = instant("2026-11-23T23:30:00Z");
  CHECK(to_iso(parse_day("today", {late, berlin()}, DateBias::past)) == "2026-11-24");
  CHECK(to_iso(parse_day("today", {late, Zone::utc()}, DateBias::past)) == "2026-11-23");
}

TEST_CASE("weeks and days are read as reports are headed") {
  const auto both = [](std::string_view text, DateBias lean = DateBias::past) {
    return to_iso(parse_day(text, {kNow, berlin()}, lean, DateEdge::first)) + " " +
           to_iso(parse_day(text, {kNow, berlin()}, lean, DateEdge::last));
  };
  CHECK(both("week 48") == "2026-11-23 2026-11-29");
  CHECK(both("week 49") == "2025-12-01 2025-12-07");
  CHECK(both("week 49", DateBias::future) == "2026-11-30 2026-12-06");
  CHECK(both("Week 1") == "2025-12-29 2026-01-04");
  CHECK(both("week 53") == "2020-12-28 2021-01-03");
  CHECK(both("week 53", DateBias::future) == "2026-12-28 2027-01-03");
  CHECK(both("week 9 2024") == "2024-02-26 2024-03-03");
  CHECK(both("week 48: Mon 23 to Sun 29 November 2026") == "2026-11-23 2026-11-29");
  CHECK(both("Mon 23 to Sun 29 November 2026") == "2026-11-23 2026-11-29");
  CHECK(both("Mon 26 October to Sun 1 November 2026") == "2026-10-26 2026-11-01");
  CHECK(both("Mon 29 December 2025 to Sun 4 January 2026") == "2025-12-29 2026-01-04");
  CHECK(both("2026-11-23 to 2026-11-29") == "2026-11-23 2026-11-29");
  CHECK(day("until Sun 13 Dec", DateBias::future) == "2026-12-13");
  CHECK(day("from Tue 2026-09-01", DateBias::past) == "2026-09-01");
  CHECK(when("Wed 2026-12-30 15:00 GMT (in 36 days), for me Wed 2026-12-30 16:00 CET (in 36 days)") ==
        "2026-12-30 16:00 2026-12-30T15:00:00Z");
  CHECK(refusal("week 54").starts_with("there is no week '2026-w54' | "));
  CHECK(refusal("Sun 29 to Mon 23 November 2026").find("is not a date") != std::string::npos);
  CHECK(refusal("tomorrow (or so").find("is not a date") != std::string::npos);
  CHECK(refusal("last") == "'last' is not a date | type 'last week' or 'last fri'");
}

TEST_CASE("the first day is 1970-01-01 and the last 2200-12-31") {
  CHECK(refusal("1969-12-31") == "that day is not in the years 1970 to 2200 | type 1970-01-01 or a later day");
  CHECK(refusal("2201-01-01") == "that day is not in the years 1970 to 2200 | type 2200-12-31 or an earlier day");
  CHECK(refusal("1 jan 1900").ends_with(" | type 1970-01-01 or a later day"));
  CHECK(refusal("300 years ago").ends_with(" | type 1970-01-01 or a later day"));
  CHECK(refusal("1970-01-01T00:00+05:00").ends_with(" | type 1970-01-01 or a later day"));
  CHECK(when("1970-01-01") == "1970-01-01");
  CHECK(when("2200-12-31") == "2200-12-31");
}

TEST_CASE("a day alone has no time, and a time may follow every day") {
  CHECK(when("2026-12-01") == "2026-12-01");
  CHECK(when("2026-12-01 15:00") == "2026-12-01 15:00 2026-12-01T14:00:00Z");
  CHECK(when("2026-12-01T15:00") == "2026-12-01 15:00 2026-12-01T14:00:00Z");
  CHECK(when("tomorrow 3pm") == "2026-11-24 15:00 2026-11-24T14:00:00Z");
  CHECK(when("fri 15:00") == "2026-11-27 15:00 2026-11-27T14:00:00Z");
  CHECK(when("fri 15:00", DateBias::past) == "2026-11-20 15:00 2026-11-20T14:00:00Z");
  CHECK(when("22 dec 2026 3:30 pm") == "2026-12-22 15:30 2026-12-22T14:30:00Z");
  CHECK(when("in 2 weeks 9:05") == "2026-12-07 09:05 2026-12-07T08:05:00Z");
  CHECK(when("next fri noon") == "2026-12-04 12:00 2026-12-04T11:00:00Z");
}

TEST_CASE("a time alone is today's") {
  CHECK(when("15:00") == "2026-11-23 15:00 2026-11-23T14:00:00Z");
  CHECK(when("8:00") == "2026-11-23 08:00 2026-11-23T07:00:00Z");
  CHECK(when("noon") == "2026-11-23 12:00 2026-11-23T11:00:00Z");
  CHECK(when("midnight") == "2026-11-23 00:00 2026-11-22T23:00:00Z");
  CHECK(when("12am") == "2026-11-23 00:00 2026-11-22T23:00:00Z");
  CHECK(when("12PM") == "2026-11-23 12:00 2026-11-23T11:00:00Z");
}

TEST_CASE("a time with an offset or Z is told in the zone of the words") {
  CHECK(when("2026-12-01T15:00Z") == "2026-12-01 16:00 2026-12-01T15:00:00Z");
  CHECK(when("2026-12-01 15:00-05:00") == "2026-12-01 21:00 2026-12-01T20:00:00Z");
  CHECK(when("2026-12-01 15:00 +0530") == "2026-12-01 10:30 2026-12-01T09:30:00Z");
  CHECK(when("Tue 2026-12-01 15:00 +0545") == "2026-12-01 10:15 2026-12-01T09:15:00Z");
  CHECK(when("Tue 1 Dec 15:00 -03") == "2026-12-01 19:00 2026-12-01T18:00:00Z");
  CHECK(when("2026-12-01T23:30:10Z") == "2026-12-02 00:30 2026-12-01T23:30:10Z");
}

TEST_CASE("now is this instant") { CHECK(when("now") == "2026-11-23 10:00 2026-11-23T09:00:00Z now"); }

TEST_CASE("a time in an overlap is the earlier and one in a gap is refused") {
  CHECK(when("2026-10-25 02:30 CEST") == "2026-10-25 02:30 2026-10-25T00:30:00Z");
  CHECK(when("2026-10-25 02:30 CET") == "2026-10-25 02:30 2026-10-25T01:30:00Z");
  CHECK(refusal("Wed 2026-12-30 15:00 GMT nonsense").starts_with("'Wed 2026-12-30 15:00 GMT nonsense' is not a date | type a day "));
  CHECK(when("2026-10-25 02:30") == "2026-10-25 02:30 2026-10-25T00:30:00Z");
  CHECK(refusal("2027-03-28 02:30") ==
        "there is no 02:30 on 2027-03-28 in Europe/Berlin: the clocks go forward over it | type '2027-03-28 03:30'");
}

TEST_CASE("dates that can be two days are refused with both") {
  CHECK(refusal("03/04/26") == "'03/04/26' can be two days | type 2026-04-03 or 2026-03-04");
  CHECK(refusal("22/12/2026 15:00") == "'22/12/2026' is not how a date is written | type 2026-12-22");
  CHECK(refusal("3.4.2026") == "'3.4.2026' can be two days | type 2026-04-03 or 2026-03-04");
  CHECK(refusal("2026-6-1") == "'2026-6-1' is not how a date is written | type 2026-06-01");
}

TEST_CASE("a number or a unit without its other half is refused") {
  CHECK(refusal("m") == "'m' is not a date: m can be minutes or months | type 'in 3 months'");
  CHECK(refusal("-2m") == "'-2m' is not a date: m can be minutes or months | type '2 months ago'");
  CHECK(refusal("3d") == "'3d' is not a date: it can be ahead or back | type +3d or -3d");
  CHECK(refusal("5") == "'5' is not a date: a number has no unit | type +5d or 'in 5 days'");
}

TEST_CASE("days and times that do not exist are refused") {
  CHECK(refusal("2026-06-31") == "there is no day '2026-06-31': June 2026 has 30 days | type 2026-06-30 or 2026-07-01");
  CHECK(refusal("2026-06-31 15:00") == "there is no day '2026-06-31': June 2026 has 30 days | type 2026-06-30 or 2026-07-01");
  CHECK(refusal("29 feb 2026") == "there is no day '29 feb 2026': February 2026 has 28 days | type 2026-02-28 or 2026-03-01");
  CHECK(refusal("31 jun").starts_with("there is no day '31 jun': June 2026 has 30 days | "));
  CHECK(refusal("2026-13-01").starts_with("there is no day '2026-13-01': the months are 01 to 12 | "));
  CHECK(refusal("2025-W53") == "there is no week '2025-w53' | type a week from 01 to 52, such as 2025-W14");
  CHECK(refusal("tomorrow 25:00").starts_with("there is no time '25:00' | "));
  CHECK(refusal("13pm").starts_with("there is no time '13pm' | "));
  CHECK(refusal("in 99999 years").starts_with("that day is not in the years 1970 to 2200 | "));
  CHECK(refusal("in 99999 months").starts_with("that day is not in the years 1970 to 2200 | "));
}

TEST_CASE("everything else is refused with what to type") {
  for (const std::string_view text : {"", "  ", "soon", "next", "in weeks", "15", "22 dec 26", "now 15:00", "tomorrow Z", "+d", "--3d",
                                      "2026-12-01T", "fri fri", "3pm tomorrow", "15:00 +01:00", "\x1b[31m", "\xff", "noon noon", "pm"}) {
    CAPTURE(text);
    const std::string said = refusal(text);
    CHECK(said != "read");
    CHECK_FALSE(said.ends_with("| "));
    CHECK(said.find_first_of("\x1b\xff") == std::string::npos);
  }
  CHECK(refusal("tomorow") == "'tomorow' is not a date | did you mean 'tomorrow'?");
}

TEST_CASE("an offset needs a full date") {
  CHECK(refusal("fri 15:00Z") == "a time with an offset needs a full date before it | type 2026-12-01T15:00Z or '2026-12-01 15:00+01:00'");
}

TEST_CASE("a time is refused where only a day is wanted") {
  try {
    parse_day("tomorrow 3pm", {kNow, berlin()}, DateBias::future);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "'tomorrow 3pm' holds a time, and only a day is wanted here");
    CHECK(error.hint == "type 2026-11-24");
  }
}
