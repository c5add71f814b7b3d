// Meetings as calendar entries: which, with what, and what changes when they do.
#include <charconv>
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

/// The value of a line, without those it goes on in.
std::string value_of(const std::string& calendar, std::string_view name) {
  const std::string lead = "\r\n" + std::string(name) + ":";
  const auto at = calendar.find(lead);
  REQUIRE(at != std::string::npos);
  const auto begin = at + lead.size();
  return calendar.substr(begin, calendar.find("\r\n", begin) - begin);
}

/// A calendar with its folded lines as one.
std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

long sequence_of(const std::string& calendar) {
  const std::string text = value_of(calendar, "SEQUENCE");
  long number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Ada is in London, I am in Berlin; it is Monday 23 November 2026, 10:00 in Berlin.
struct Calendar : Typing {
  Calendar() {
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --start 2026-09-01");
    out("pair add --mentor Lin --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-09-01");
  }
  std::string of_ada() { return unfolded(out("meeting list --pair ada --until 2026-11-24 --format ics")); }
};

}  // namespace

TEST_CASE("a list of meetings is a calendar of as many entries, each with its uid") {
  Calendar at;
  const std::string calendar = at.out("meeting list --format ics");
  CHECK(count(calendar, "BEGIN:VEVENT") == 6);
  CHECK(!holds(calendar, "METHOD"));
  CHECK(value_of(calendar, "NAME") == "Mentoring");
  const std::string json = at.out("meeting list --pair ada --until 2026-11-24 --json");
  CHECK(holds(json, "\"uid\": \"" + value_of(at.of_ada(), "UID") + "\""));
  CHECK(value_of(at.of_ada(), "DTSTART;TZID=Europe/London") == "20261124T150000");
}

TEST_CASE("every revision of a meeting keeps its uid and raises its sequence, whatever the clock says") {
  Calendar at;
  const std::string uid = value_of(at.of_ada(), "UID");
  long before = sequence_of(at.of_ada());
  std::string modified = value_of(at.of_ada(), "LAST-MODIFIED");
  CHECK(before == 0);
  for (const char* change :
       {"meeting move ada --at \"2026-11-24 17:00\"", "edit ada@2026-11-24 --for 30m", "edit ada@2026-11-24 --where Room",
        "meeting cancel ada@2026-11-24", "reopen ada@2026-11-24", "pair pause ada --until 2026-12-31", "pair resume ada",
        "edit ada@2026-11-24 --at \"2026-11-24 16:00\" --now 2026-10-01T09:00:00Z", "edit ada@2026-11-24 --at=",
        "agreement set ada --every \"weekly tue 16:00\" --from 2026-11-24", "pair end ada", "pair resume ada"}) {
    CAPTURE(change);
    at.now += std::chrono::minutes(1);
    at.out(change);
    const std::string calendar = at.of_ada();
    CHECK(value_of(calendar, "UID") == uid);
    CHECK(sequence_of(calendar) == before + 1);
    CHECK(value_of(calendar, "LAST-MODIFIED") >= modified);
    before = sequence_of(calendar);
    modified = value_of(calendar, "LAST-MODIFIED");
  }
}

TEST_CASE("what changes nothing of a meeting's own leaves its sequence and its time of change") {
  Calendar at;
  const auto numbers = [&] { return value_of(at.of_ada(), "SEQUENCE") + " " + value_of(at.of_ada(), "LAST-MODIFIED"); };
  const std::string before = numbers();
  for (const char* other :
       {"pair add --mentor Eve --every \"weekly mon 09:00\"", "log ada hello --on 2026-11-17", "agreement sign ada --by both",
        "meeting move ada@2026-12-01 --at \"2026-12-02 15:00\"", "pair pause ada --from 2026-12-10 --until 2026-12-20",
        "agreement set ada --every \"weekly wed 15:00\" --from 2027-01-01", "meeting cancel sam-lin", "agenda add ada topic",
        "pair edit ada --tag maths", "agenda agree ada --by both", "log sam-lin hello --on now --now 2026-10-01"}) {
    CAPTURE(other);
    at.now += std::chrono::minutes(1);
    at.out(other);
    CHECK(numbers() == before);
  }
}

TEST_CASE("what a new cadence takes away comes out as cancelled for four weeks, once, and what stands stays") {
  Calendar at;
  at.out("meeting list --format ics");
  at.now += std::chrono::hours(1);
  const std::string echo = at.out("agreement set ada --every \"weekly thu 15:00\"");
  CHECK(holds(echo, "- withdraw from calendars: ada@2026-11-24, Tue 2026-11-24 15:00 GMT"));
  CHECK(holds(echo, "- withdraw from calendars: every later one"));
  const std::string calendar = unfolded(at.out("meeting list --pair ada --format ics"));
  CHECK(count(calendar, "SUMMARY:Cancelled: Mentoring: Ada Lovelace") == 4);
  CHECK(count(calendar, "STATUS:CONFIRMED") == 4);
  CHECK(count(calendar, "BEGIN:VALARM") == 8);
  CHECK(count(calendar, "SEQUENCE:1\r\n") == 4);
  CHECK(!holds(at.out("meeting list --pair ada"), "cancelled"));
  at.now += std::chrono::days(29);
  CHECK(count(at.out("meeting list --pair ada --format ics"), "STATUS:CANCELLED") == 0);
}

TEST_CASE("an extra meeting that is removed comes out as cancelled") {
  Calendar at;
  at.out("meeting add ada --at \"2026-11-26 12:00\"");
  at.out("rm m1");
  const std::string calendar = at.out("meeting list --pair ada --until 2026-11-27 --format ics");
  CHECK(count(calendar, "STATUS:CANCELLED") == 1);
  CHECK(holds(calendar, "DTSTART;TZID=Europe/London:20261126T120000\r\n"));
}

TEST_CASE("what is cancelled, paused or ended stays in the calendar as cancelled, without an alarm") {
  Calendar at;
  CHECK(count(at.of_ada(), "BEGIN:VALARM") == 2);
  const auto is_cancelled = [&] {
    const std::string calendar = at.of_ada();
    return value_of(calendar, "STATUS") == "CANCELLED" && value_of(calendar, "SUMMARY") == "Cancelled: Mentoring: Ada Lovelace" &&
           count(calendar, "VALARM") == 0;
  };
  at.out("meeting cancel ada --because secret");
  CHECK(is_cancelled());
  CHECK(!holds(at.of_ada(), "secret"));
  at.out("reopen ada@2026-11-24");
  CHECK(!is_cancelled());
  at.out("pair pause ada --until 2026-12-31");
  CHECK(is_cancelled());
  at.out("pair resume ada");
  at.out("pair end ada");
  CHECK(is_cancelled());
}

TEST_CASE("the meetings of an ended pair are withdrawn for as long as they may stand in a calendar") {
  Calendar at;
  at.out("pair end ada");
  CHECK(count(at.out("meeting list --format ics"), "STATUS:CANCELLED") == 4);
  at.now += std::chrono::days(29);
  CHECK(count(at.out("meeting list --format ics"), "STATUS:CANCELLED") == 0);
}

TEST_CASE("topics stand in the entry, private ones do not and stderr says so") {
  Calendar at;
  at.out("agenda add ada \"How to open the talk\" --minutes 10");
  at.out("agenda add ada \"My doubts\" --private");
  for (const std::string line : {"meeting list --pair ada --format ics", "agenda ada --format ics"}) {
    CAPTURE(line);
    const Typed typed = at.type(line);
    CHECK(holds(unfolded(typed.out), "\\nTopics:\\n- How to open the talk (Grace\\, 10 min)\r\n"));
    CHECK(!holds(typed.out, "doubts"));
    CHECK(holds(typed.err, "1 private "));
  }
  CHECK(holds(at.out("agenda ada --format ics --include-private"), "doubts"));
}

TEST_CASE("a calendar of my own names the other side, asks nobody, and has my alarms") {
  Calendar at;
  std::filesystem::create_directories(at.folder / ".config/mentor");
  std::ofstream(at.folder / ".config/mentor/config.toml") << "[me]\nemail = \"grace@example.org\"\n[remind]\nmeeting = [\"2h\"]\n";
  const std::string calendar = at.of_ada();
  CHECK(value_of(calendar, "SUMMARY") == "Mentoring: Ada Lovelace");
  CHECK(!holds(calendar, "ATTENDEE"));
  CHECK(!holds(calendar, "ORGANIZER"));
  CHECK(count(calendar, "TRIGGER:-PT120M") == 1);
  CHECK(count(calendar, "VALARM") == 2);
  CHECK(holds(unfolded(at.out("meeting list --pair sam-lin --format ics")), "SUMMARY:Mentoring: Lin and Sam Okafor\r\n"));
}

TEST_CASE("what has no meetings is not printed as a calendar, and nothing is written first") {
  Calendar at;
  CHECK(at.type("goal list --format ics") == Typed{2, "",
                                                   "mentor: the format 'ics' is for what has meetings, which 'goal list' does not print\n"
                                                   "  mentor agenda --format ics, or mentor meeting --format ics\n"});
  CHECK(at.type("meeting cancel ada --format ics").code == 2);
  CHECK(!holds(at.of_ada(), "CANCELLED"));
  CHECK(at.type("help --format ics").code == 2);
}

TEST_CASE("without a store or a meeting the calendar is empty and well-formed") {
  Typing empty;
  for (const char* line : {"meeting list --format ics", "agenda --format ics"}) {
    const Typed typed = empty.type(line);
    CHECK(typed.code == 0);
    CHECK(typed.out.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(typed.out.ends_with("END:VCALENDAR\r\n"));
    CHECK(count(typed.out, "VEVENT") == 0);
  }
}
