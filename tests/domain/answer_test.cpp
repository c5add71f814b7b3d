// What the calendar programs of others answer, and when they mean.
#include "mentor/domain/answer.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

Instant utc(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) + std::chrono::hours(hour) +
         Minutes(minute);
}

Answers read(const std::string& text) {
  Zones zones;
  return read_answers(parse_components(text), zones);
}

std::string calendar(std::string_view method, std::string_view event) {
  return "BEGIN:VCALENDAR\nMETHOD:" + std::string(method) + "\nBEGIN:VEVENT\nUID:u\n" + std::string(event) + "END:VEVENT\nEND:VCALENDAR\n";
}

/// A zone of a mail program's own, with the rules of Berlin.
const std::string kOwnZone =
    "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\n"
    "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\n"
    "END:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\n"
    "END:DAYLIGHT\nEND:VTIMEZONE\n";

std::optional<CalendarTime> time_of(const std::string& line, const std::string& zone = "") {
  Zones zones;
  const auto found = parse_components("BEGIN:VCALENDAR\n" + zone + line + "\nEND:VCALENDAR\n");
  return calendar_time(found[0].lines[0], found[0], zones);
}

}  // namespace

TEST_CASE("a reply says who accepts, declines or may come, and why") {
  Answer accepted{AnswerKind::accepted, "u", {}, Instant(utc(2026, 12, 1, 15)), "Ada+x@example.org", ""};
  CHECK(read(calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Ada%2Bx@example.org\nDTSTART:20261201T150000Z\n")).answers ==
        std::vector{accepted});
  Answer declined{AnswerKind::declined, "u", {}, {}, "ada@example.org", "I am ill, sorry"};
  CHECK(read(calendar("REPLY", "COMMENT: I am ill\\, sorry\\n\nATTENDEE;partstat=declined:MAILTO:ada@example.org\n")).answers ==
        std::vector{declined});
  CHECK(read(calendar("REPLY", "ATTENDEE;PARTSTAT=TENTATIVE;EMAIL=ada@example.org:urn:uuid:1\n")).answers.front() ==
        Answer{AnswerKind::tentative, "u", {}, {}, "ada@example.org", ""});
}

TEST_CASE("a counter proposes its time, once, whoever else is in it") {
  const auto found = read(calendar("COUNTER",
                                   "DTSTART;TZID=Europe/London:20261202T160000\nATTENDEE;PARTSTAT=TENTATIVE:mailto:ada@example.org\n"
                                   "ATTENDEE:mailto:grace@example.org\n"));
  CHECK(found.answers == std::vector{Answer{AnswerKind::counter, "u", {}, Instant(utc(2026, 12, 2, 16)), "ada@example.org", ""}});
  CHECK(found.others.empty());
}

TEST_CASE("anything else is named") {
  CHECK(read(calendar("PUBLISH", "SUMMARY:Dentist\\, again\n")).others == std::vector<std::string>{"VEVENT 'Dentist, again' (PUBLISH)"});
  CHECK(read(calendar("REPLY", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org\n")).others ==
        std::vector<std::string>{"VEVENT (REPLY): nobody in it accepts, declines or may come"});
  CHECK(read(calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\nDTSTART;TZID=Mars/Olympus:20261201T150000\n")).others ==
        std::vector<std::string>{"VEVENT (REPLY): its time, or the zone of that, cannot be read"});
  CHECK(read(calendar("COUNTER", "ATTENDEE:mailto:a@b\n")).others == std::vector<std::string>{"VEVENT (COUNTER): it proposes no time"});
  CHECK(read("BEGIN:VCARD\nSUMMARY:Ada\nEND:VCARD\nBEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\\ny\nEND:VTODO\nEND:VCALENDAR\n").others ==
        std::vector<std::string>{"VCARD 'Ada'", "VTODO 'x y'"});
}

TEST_CASE("a time is read in UTC, on its zone's clock, or as nobody's") {
  CHECK(time_of("DTSTART:20261201T150000Z") == CalendarTime(utc(2026, 12, 1, 15)));
  CHECK(time_of("DTSTART;TZID=Europe/Berlin:20260701T150000") == CalendarTime(utc(2026, 7, 1, 13)));
  CHECK(time_of("DTSTART:20261201T150030") == CalendarTime(WallTime(utc(2026, 12, 1, 15).time_since_epoch() + std::chrono::seconds(30))));
  CHECK(time_of("DTSTART;VALUE=DATE:20261201") == CalendarTime(WallTime(utc(2026, 12, 1, 0).time_since_epoch())));
  for (const char* bad :
       {"", "Z", "20261301T150000Z", "20261201T250000Z", "20261201T1500", "20261201T150061", "2026-12-01", "x0261201", "20261201 150000"})
    CHECK(!time_of(std::string("DTSTART:") + bad));
  CHECK(!time_of("DTSTART;TZID=../../etc/passwd:20261201T150000"));
}

TEST_CASE("a zone of a program's own is read by its rules, over a change of clocks") {
  const std::string line = "DTSTART;TZID=W. Europe Standard Time:";
  const Zone berlin = Zone::load("Europe/Berlin");
  for (const auto& [text, at] :
       {std::pair{"20261201T160000", utc(2026, 12, 1, 15)}, std::pair{"20260701T160000", utc(2026, 7, 1, 14)},
        std::pair{"20260329T013000", utc(2026, 3, 29, 0, 30)}, std::pair{"20260329T033000", utc(2026, 3, 29, 1, 30)},
        std::pair{"20261025T013000", utc(2026, 10, 24, 23, 30)}, std::pair{"20261025T033000", utc(2026, 10, 25, 2, 30)},
        std::pair{"20270101T000000", utc(2026, 12, 31, 23)}}) {
    const std::string typed = line + text;
    CAPTURE(typed);
    CHECK(time_of(typed, kOwnZone) == CalendarTime(at));
    CHECK(berlin.to_instant(WallTime(at.time_since_epoch() + berlin.offset_at(at))) == at);
  }
  CHECK(!time_of("DTSTART;TZID=Another:20261201T160000", kOwnZone));
}

TEST_CASE("a zone of Windows that brings no rules is known by its name") {
  CHECK(time_of("DTSTART;TZID=W. Europe Standard Time:20260701T160000") == CalendarTime(utc(2026, 7, 1, 14)));
  CHECK(time_of("DTSTART;TZID=\"Central Standard Time (Mexico)\":20261201T090000") == CalendarTime(utc(2026, 12, 1, 15)));
  CHECK(!time_of("DTSTART;TZID=X. Europe Standard Time:20260701T160000"));
  for (const char* name :
       {"India Standard Time", "GMT Standard Time", "FLE Standard Time", "UTC-02", "Nepal Standard Time", "Greenland Standard Time"})
    CHECK(Zone::load(zone_of_windows(name)).name() == zone_of_windows(name));
  CHECK(zone_of_windows("").empty());
}

TEST_CASE("a length is read as calendars write it") {
  CHECK(parse_calendar_duration("PT45M") == Minutes(45));
  CHECK(parse_calendar_duration("+P1DT1H30M") == Minutes(25 * 60 + 30));
  CHECK(parse_calendar_duration("P1W") == Minutes(7 * 24 * 60));
  for (const char* bad : {"", "P", "PT", "PT0M", "-PT45M", "PT45", "45M", "PTM", "PT9999999999M", "PT30S"})
    CHECK(!parse_calendar_duration(bad));
}

TEST_CASE("a reply has the number of what it answers and when it was written, and whoever organises answers nobody") {
  const auto found =
      read(calendar("REPLY",
                    "SEQUENCE:3\nDTSTAMP:20261123T101500Z\nORGANIZER:mailto:grace@example.org\n"
                    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Grace@example.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\n"));
  Answer wanted{AnswerKind::accepted, "u", {}, {}, "ada@example.org", ""};
  wanted.sequence = 3;
  wanted.stamp = utc(2026, 11, 23, 10, 15);
  CHECK(found.answers == std::vector{wanted});
}

TEST_CASE("a rule that ended, and an offset that is none") {
  const std::string zone =
      "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;"
      "UNTIL=20151025T010000Z\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20160327T020000\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
  CHECK(time_of("DTSTART;TZID=Own:20161201T160000", zone) == CalendarTime(utc(2016, 12, 1, 14)));
  CHECK(time_of("DTSTART;TZID=Own:20151201T160000", zone) == CalendarTime(utc(2015, 12, 1, 15)));
  CHECK(!time_of("DTSTART;TZID=Own:19991201T160000", zone));
  CHECK(!time_of("DTSTART;TZID=Own:20161201T160000",
                 "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETTO:1h\nEND:STANDARD\nEND:VTIMEZONE\n"));
}
