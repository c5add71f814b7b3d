// What the cells of forms say: roles, places, moments, zones and hours.
#include "mentoring/sign_up_cells.hpp"

#include <doctest/doctest.h>

#include "mentor/base/error.hpp"
#include "mentoring/sign_up_times.hpp"

using namespace mentor;

namespace {

std::string role(std::string_view answer) {
  const auto said = role_in_words(answer);
  return said ? std::string(name_of(*said)) : "?";
}

std::int64_t moment(std::string_view text, DayOrder order) {
  const auto stamp = stamp_in_cell(text);
  return stamp ? stamp->by(order).value_or(-2) : -1;
}

const std::int64_t kNineFive =
    std::chrono::seconds(std::chrono::sys_days(std::chrono::year(2026) / 11 / 2).time_since_epoch()).count() + 9 * 3600 + 5 * 60;

std::string zone(const std::string& text) {
  Zones zones;
  ZoneFinder finder(zones);
  try {
    return finder.find(text).name();
  } catch (const Error& error) {
    return error.message + "; " + error.hint;
  }
}

}  // namespace

TEST_CASE("a role is heard in the words of an answer, whole words alone") {
  for (const auto* answer : {"Mentor", "mentor ", "I would like to be a mentor", "As a mentor", "I want to mentor others",
                             "Mentoring somebody", "Mentor: I look forward to meeting my mentee"})
    CHECK_MESSAGE(role(answer) == "mentor", answer);
  for (const auto* answer : {"mentee", "Mentees", "I would like to be mentored", "I am looking for a mentor", "I want a mentor",
                             "Find me a mentor", "Receiving mentoring", "Mentee (I want a mentor)", "Mentee: somebody whom a mentor helps"})
    CHECK_MESSAGE(role(answer) == "mentee", answer);
  for (const auto* answer : {"Both", "both of them", "Mentor and mentee", "Mentor, Mentee", "mentor/mentee", "Mentee;Mentor;",
                             "I would like to mentor and be mentored", "Either"})
    CHECK_MESSAGE(role(answer) == "both", answer);
  for (const auto* answer : {"", "Sponsor", "tormentor", "commentee", "not a mentor", "I don't know", "neither"})
    CHECK_MESSAGE(role(answer) == "?", answer);
}

TEST_CASE("places are guessed where an answer names one number") {
  CHECK(places_in_words("I can handle this! Give me three") == 3);
  CHECK(places_in_words("Just one, please") == 1);
  CHECK(places_in_words("up to 2 mentees") == 2);
  CHECK(places_in_words("a couple") == 2);
  CHECK(places_in_words("none this year") == 0);
  CHECK(places_in_words("2 people, 3 hours a month") == 2);
  for (const auto* answer : {"one or two", "1-2", "as many as needed", "", "3 hours", "a thousand and 101"})
    CHECK_MESSAGE(places_in_words(answer) == std::nullopt, answer);
}

TEST_CASE("a cell of places is a number, or what the criteria say") {
  Criteria criteria;
  criteria.capacity = {{"As many as you  need", 5}};
  CHECK(places_in_cell("", criteria) == 1);
  CHECK(places_in_cell("0", criteria) == 0);
  CHECK(places_in_cell("3.0", criteria) == 3);
  CHECK(places_in_cell("as many as\nyou need", criteria) == 5);
  for (const auto* answer : {"-1", "101", "1.5", "two", "99999999999"}) CHECK_THROWS_AS(places_in_cell(answer, criteria), Error);
}

TEST_CASE("a moment is read in the ways in which forms write it") {
  for (const auto* text :
       {"2026-11-02 09:05", "2026/11/2 9:05:00 AM GMT", "2026-11-02T09:05:00Z", "02.11.2026 09:05", "2 Nov 2026 9:05",
        "Nov 2, 2026, 9:05 a.m.", "2-Nov-2026 09:05", "2026/11/02 10:05:00 AM GMT+1", "2026-11-02T03:35:00-05:30", "02.11.26 09:05"})
    CHECK_MESSAGE(moment(text, DayOrder::day_first) == kNineFive, text);
  CHECK(moment("11/2/26 9:05:00", DayOrder::month_first) == kNineFive);
  CHECK(moment("11/2/2026 9:05:00 AM", DayOrder::month_first) == kNineFive);
  CHECK(moment("11/2/2026 12:05 AM", DayOrder::month_first) == kNineFive - 9 * 3600);
  CHECK(moment("11/2/2026 12:05 PM", DayOrder::month_first) == kNineFive + 3 * 3600);
  CHECK(moment("02.11.2026 09:05", DayOrder::month_first) == -2);
  CHECK(moment("13/11/2026 09:05", DayOrder::month_first) == -2);
  for (const auto* text : {"", "yesterday", "46354.378", "2026-02-30 09:05", "31/31/2026", "2026-11-02 25:00", "2026-11-02 9 o'clock",
                           "1/2", "Nov", "2026-11-02 13:05 PM"})
    CHECK_MESSAGE(moment(text, DayOrder::day_first) == -1, text);
}

TEST_CASE("a zone is known by its name, its city, what everybody calls it, its distance and by its name in Windows") {
  CHECK(zone("Europe/London") == "Europe/London");
  CHECK(zone("europe/london") == "Europe/London");
  CHECK(zone("London") == "Europe/London");
  CHECK(zone("New York") == "America/New_York");
  CHECK(zone("CET") == "Europe/Paris");
  CHECK(zone("W. Europe Standard Time") == "Europe/Berlin");
  CHECK(zone("(UTC+01:00) Amsterdam, Berlin, Bern, Rome") == "Europe/Amsterdam");
  CHECK(zone("Berlin, Germany") == "Europe/Berlin");
  CHECK(zone("Europe/Kiev") != "");
  CHECK(zone("Europe/Lodnon") == "'Europe/Lodnon' is no time zone; did you mean 'Europe/London'?");
  CHECK(zone("../../etc/passwd") == "'../../etc/passwd' is no time zone; type one such as Europe/London or UTC+2");
}

TEST_CASE("hours fall in UTC as the zone has them in winter and in summer, from nine to five where none are said") {
  Zones zones;
  ZoneFinder finder(zones);
  const auto span = [](int from, int until) { return DayHours{Minutes(from * 60), Minutes(until * 60)}; };
  CHECK(hours_in_utc(finder.find("London"), "9-18", 2026) == HoursInUtc{span(9, 18), span(8, 17)});
  CHECK(hours_in_utc(finder.find("London"), "", 2026) == HoursInUtc{span(9, 17), span(8, 16)});
  CHECK(hours_in_utc(finder.find("Asia/Tokyo"), "08:00 \xE2\x80\x93 16:00", 2026) == HoursInUtc{span(23, 7), span(23, 7)});
  CHECK(hours_in_utc(finder.find("UTC-5"), "9:00 to 17:00", 2026) == HoursInUtc{span(14, 22), span(14, 22)});
  CHECK(hours_in_utc(finder.find("(GMT+05:30) Somewhere"), "14:30-15:30", 2026) == HoursInUtc{span(9, 10), span(9, 10)});
  CHECK_THROWS_AS(hours_in_utc(finder.find("UTC"), "mornings", 2026), Error);
}
