// Calendars as text: the bytes of an entry, and how much of a zone stands in it.
#include <doctest/doctest.h>

#include "mentor/render/calendar.hpp"
#include "render/ics_zone.hpp"

using namespace mentor;

namespace {

Instant utc(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) + std::chrono::hours(hour) +
         Minutes(minute);
}

CalendarEntry sample() {
  CalendarEntry entry;
  entry.uid = "0190b5e0-0000-7000-8000-000000000001:2026-12-01";
  entry.starts_at = utc(2026, 12, 1, 15);
  entry.zone = Zone::load("Europe/London");
  entry.length = Minutes(45);
  entry.summary = "Ada Lovelace and Grace Hopper";
  entry.description = "Channel: video\nTopics:\n- How to open the talk (Grace, 10 min)";
  entry.sequence = 3;
  entry.modified = utc(2026, 11, 20, 8);
  entry.organizer = MailAddress{"Grace Hopper", "grace@example.org"};
  entry.attendees = {{{"Ada \"A\" Lovelace", "ada@example.org"}, true, false}, {{"", "grace@example.org"}, false, true}};
  entry.alarms = {Minutes(60)};
  return entry;
}

const Instant kNow = utc(2026, 11, 23, 9);

std::string text_of(const CalendarEntry& entry) { return calendar_text({entry}, CalendarMethod::none, kNow); }

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("a meeting is one entry, in its zone, with an alarm and both sides") {
  CHECK(text_of(sample()) ==
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//mentor//mentor " MENTOR_VERSION
        "//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "NAME:Mentoring\r\n"
        "X-WR-CALNAME:Mentoring\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        "X-PUBLISHED-TTL:PT1H\r\n"
        "BEGIN:VTIMEZONE\r\n"
        "TZID:Europe/London\r\n"
        "BEGIN:STANDARD\r\n"
        "DTSTART:20261025T020000\r\n"
        "TZOFFSETFROM:+0100\r\n"
        "TZOFFSETTO:+0000\r\n"
        "TZNAME:GMT\r\n"
        "END:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:0190b5e0-0000-7000-8000-000000000001:2026-12-01\r\n"
        "DTSTAMP:20261123T090000Z\r\n"
        "LAST-MODIFIED:20261120T080000Z\r\n"
        "SEQUENCE:3\r\n"
        "DTSTART;TZID=Europe/London:20261201T150000\r\n"
        "DURATION:PT45M\r\n"
        "SUMMARY:Ada Lovelace and Grace Hopper\r\n"
        "STATUS:CONFIRMED\r\n"
        "DESCRIPTION:Channel: video\\nTopics:\\n- How to open the talk (Grace\\, 10 min\r\n"
        " )\r\n"
        "ORGANIZER;CN=\"Grace Hopper\":mailto:grace@example.org\r\n"
        "ATTENDEE;CN=\"Ada 'A' Lovelace\";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailt\r\n"
        " o:ada@example.org\r\n"
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:grace@\r\n"
        " example.org\r\n"
        "BEGIN:VALARM\r\n"
        "ACTION:DISPLAY\r\n"
        "DESCRIPTION:Ada Lovelace and Grace Hopper\r\n"
        "TRIGGER:-PT60M\r\n"
        "END:VALARM\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("a cancelled meeting says so, and what is sent says what for") {
  CalendarEntry entry = sample();
  entry.is_cancelled = true;
  CHECK(holds(text_of(entry), "\r\nSTATUS:CANCELLED\r\n"));
  CHECK(!holds(text_of(entry), "METHOD"));
  CHECK(holds(calendar_text({entry}, CalendarMethod::request, kNow), "\r\nMETHOD:REQUEST\r\n"));
  CHECK(holds(calendar_text({entry}, CalendarMethod::cancel, kNow), "\r\nMETHOD:CANCEL\r\n"));
  CHECK(!holds(calendar_text({entry}, CalendarMethod::cancel, kNow), "\r\nNAME:"));
}

TEST_CASE("a summary, a place and an address break out of no line") {
  CalendarEntry entry = sample();
  entry.summary = "one\r\nATTENDEE:two\rthree";
  entry.location = "Room 1\r\nURL:x";
  entry.attendees = {{{"x\r\nURL:y", "a%b\xC3\xBC?x@example.org"}, false, false}};
  std::string text = text_of(entry);
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ", fold)) text.erase(fold, 3);
  CHECK(holds(text, "\r\nSUMMARY:one  ATTENDEE:two three\r\n"));
  CHECK(holds(text, "\r\nLOCATION:Room 1\\nURL:x\r\n"));
  CHECK(holds(text, ":mailto:a%25b%C3%BC%3Fx@example.org\r\n"));
  CHECK(!holds(text, "\nURL"));
}

TEST_CASE("a start that clocks show twice is written in UTC, the hour before it is not") {
  CalendarEntry entry = sample();
  entry.starts_at = utc(2026, 10, 25, 0, 30);  // 01:30 in London, and again an hour later
  CHECK(holds(text_of(entry), "\r\nDTSTART:20261025T003000Z\r\n"));
  CHECK(!holds(text_of(entry), "VTIMEZONE"));
  entry.starts_at = utc(2026, 10, 24, 23, 30);
  CHECK(holds(text_of(entry), "\r\nDTSTART;TZID=Europe/London:20261025T003000\r\n"));
}

TEST_CASE("a zone that has a rule and no name is written in UTC") {
  CalendarEntry entry = sample();
  entry.zone = *Zone::from_posix_rule("CET-1CEST,M3.5.0,M10.5.0/3");
  CHECK(holds(text_of(entry), "\r\nDTSTART:20261201T150000Z\r\n"));
}

TEST_CASE("without meetings a calendar still is one") {
  const std::string text = calendar_text({}, CalendarMethod::none, kNow);
  CHECK(holds(text, "\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"));
  CHECK(count(text, "VEVENT") == 0);
}

TEST_CASE("a zone is as long as its meetings need, and begins with standard time") {
  const Zone london = Zone::load("Europe/London");
  CHECK(count(ics_zone(london, utc(2026, 12, 1, 15), utc(2027, 3, 2, 15)), "BEGIN:") == 2);
  const std::string summer = ics_zone(london, utc(2026, 6, 1, 15), utc(2026, 6, 29, 15));
  CHECK(holds(summer, "BEGIN:STANDARD\r\nDTSTART:20251026T020000\r\n"));
  CHECK(holds(summer, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\n"));
  CHECK(count(summer, "BEGIN:") == 3);
  CHECK(count(ics_zone(london, utc(2026, 6, 1, 15), utc(2026, 12, 1, 15)), "BEGIN:") == 4);
}

TEST_CASE("a zone without changes of clocks has one offset, also one of three quarters of an hour") {
  const std::string kathmandu = ics_zone(Zone::load("Asia/Kathmandu"), utc(2026, 6, 1, 15), utc(2026, 6, 29, 15));
  CHECK(count(kathmandu, "BEGIN:") == 2);
  CHECK(holds(kathmandu, "TZOFFSETTO:+0545\r\nTZNAME:+0545\r\n"));
}

TEST_CASE("a change of clocks that is a meeting's very start is in its zone") {
  const std::string text = ics_zone(Zone::load("Europe/London"), utc(2026, 3, 29, 1), utc(2026, 3, 29, 1));
  CHECK(holds(text, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T010000\r\n"));
}

TEST_CASE("an offset of old has seconds") {
  CHECK(holds(ics_zone(Zone::load("Europe/London"), utc(1800, 1, 1, 0), utc(1800, 1, 1, 0)), "TZOFFSETTO:-000115\r\n"));
}
