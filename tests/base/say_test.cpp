// Proves the words for days, times and lengths.
#include "mentor/base/phrase.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

Date day(std::string_view text) { return parse_iso_date(text).value(); }
Instant instant(std::string_view text) { return parse_iso_instant(text).value(); }

const Date kToday = day("2026-11-23");
const Instant kNow = instant("2026-11-23T09:00:00Z");

}  // namespace

TEST_CASE("a day is said with its weekday, shortly without this year") {
  CHECK(say_day(day("2026-12-01")) == "Tue 2026-12-01");
  CHECK(say_short_day(day("2026-12-01"), kToday) == "Tue 1 Dec");
  CHECK(say_short_day(day("2027-01-01"), kToday) == "Fri 1 Jan 2027");
}

TEST_CASE("a distance is said in days from today") {
  CHECK(say_distance(kToday, kToday) == "today");
  CHECK(say_distance(day("2026-11-24"), kToday) == "tomorrow");
  CHECK(say_distance(day("2026-11-22"), kToday) == "yesterday");
  CHECK(say_distance(day("2026-12-01"), kToday) == "in 8 days");
  CHECK(say_distance(day("2026-11-20"), kToday) == "3 days ago");
}

TEST_CASE("a write echoes the moment or the day it understood") {
  CHECK(say_when(instant("2026-12-01T15:00:00Z"), Zone::load("Europe/London"), kNow) == "Tue 2026-12-01 15:00 GMT (in 8 days)");
  CHECK(say_when(day("2026-12-01"), kToday) == "Tue 2026-12-01 (in 8 days)");
}

TEST_CASE("the distance of a moment is counted in days of its zone") {
  CHECK(say_when(instant("2026-11-23T16:00:00Z"), Zone::load("Asia/Tokyo"), kNow) == "Tue 2026-11-24 01:00 JST (tomorrow)");
}

TEST_CASE("a meeting is told on the other clock only where the clocks differ then") {
  const Zone berlin = Zone::load("Europe/Berlin");
  const Zone london = Zone::load("Europe/London");
  const Instant at = instant("2026-12-01T15:00:00Z");
  CHECK(say_meeting_time(at, berlin, london, kToday) == "Tue 1 Dec 16:00 CET (15:00 in London)");
  CHECK(say_meeting_time(at, berlin, berlin, kToday) == "Tue 1 Dec 16:00 CET");
  CHECK(say_meeting_time(at, london, Zone::utc(), kToday) == "Tue 1 Dec 15:00 GMT");
  CHECK(say_meeting_time(instant("2027-07-01T15:00:00Z"), london, Zone::utc(), kToday) == "Thu 1 Jul 2027 16:00 BST (15:00 in UTC)");
}

TEST_CASE("a city is the last part of a zone's name, and another day there is named") {
  const Zone berlin = Zone::load("Europe/Berlin");
  CHECK(say_meeting_time(instant("2026-12-01T15:00:00Z"), berlin, Zone::load("America/New_York"), kToday) ==
        "Tue 1 Dec 16:00 CET (10:00 in New York)");
  CHECK(say_meeting_time(instant("2026-12-01T02:00:00Z"), berlin, Zone::load("America/New_York"), kToday) ==
        "Tue 1 Dec 03:00 CET (Mon 21:00 in New York)");
}

TEST_CASE("a length is said in hours and minutes") {
  CHECK(say_length(Minutes{0}) == "0 min");
  CHECK(say_length(Minutes{45}) == "45 min");
  CHECK(say_length(Minutes{60}) == "1 h");
  CHECK(say_length(Minutes{90}) == "1 h 30 min");
}

TEST_CASE("a count takes the word for one or for many") {
  CHECK(say_count(1, "day", "days") == "1 day");
  CHECK(say_count(3, "day", "days") == "3 days");
  CHECK(say_count(0, "day", "days") == "0 days");
}
