// The report on a whole mentorship.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

// Three weekly meetings in November, one logged a day late, one not at all; a message besides.
struct Mentorship : Typing {
  Mentorship() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --agenda-lead 1d --start 2026-11-02 --now 2026-11-02");
    out("agenda add ada \"add documentation\" --now 2026-11-02");
    out("log ada first --lesson \"ask early\" --rating 4 --now \"2026-11-03 17:00\"");
    out("log ada second --for 35m --thanks \"for time\" --by them --rating 5 --they-will \"send a book\" --meeting ada@2026-11-10 --now "
        "\"2026-11-11 17:00\"");
    out("log ada hello --channel message --private-note \"tired\" --now \"2026-11-12 17:00\"");
    out("goal add ada \"Write the guide for newcomers\" --metric pages --target 10 --now 2026-11-12");
    out("goal progress g1 4 --now 2026-11-13");
  }
};

}  // namespace

TEST_CASE("a whole mentorship is what was agreed beside what happened, and what each side gave") {
  Mentorship of;
  const Typed typed = of.type("report pair ada --format markdown");
  CHECK(typed.err == "1 private line was left out (--include-private shows it)\n");
  CHECK(typed.out ==
        "# Ada Lovelace and Grace Hopper, Mon 2026-11-02 to Mon 2026-11-23: on track\n\n"
        "**2 meetings held, 0 missed, 1 other contact, 1 h 20 min. Rated 4.5 of 5.** 1 of 3 check-ins logged on a later day, at most 1 day "
        "later.\n"
        "\n"
        "**Check-ins by week.** 3 check-ins in 4 weeks; at most 2 weeks in a row without one.\n"
        "\n"
        "    check-ins  ▃▆··\n"
        "               2 Nov to 23 Nov\n"
        "\n"
        "**Meetings and attendance.** 2 held, 0 missed, 1 not logged. Attendance is not known, since absences were not recorded.\n"
        "\n"
        "    2026-11  ██░  2 held, 1 not logged\n"
        "\n"
        "**Write the guide for newcomers.** 0 to 4 of 10 pages, 40 % of the way.\n"
        "\n"
        "    ▁▄▄  12 Nov: way done 0 %; 23 Nov: way done 40 %\n"
        "\n"
        "**Ratings.** 2 ratings of 1 to 5, 4.5 on average.\n"
        "\n"
        "    ▆█  3 Nov: rating 4; 10 Nov: rating 5\n"
        "\n"
        "## Agreed, and what happened\n"
        "\n"
        "| Term | Agreed | Happened |\n"
        "| --- | --- | --- |\n"
        "| frequency | weekly tue 15:00 | 2 meetings, mostly 7 days apart |\n"
        "| meetings | 3 planned so far | 2 held, 0 missed, 0 cancelled, 1 not logged |\n"
        "| length | 45 min | 40 min on average |\n"
        "| channel | video | 2 by video, 1 by message |\n"
        "| agenda | 1 day before | topics stood in time for 2 of 2 meetings |\n"
        "\n"
        "## Each side\n"
        "\n"
        "| Who | Side | Promises kept | Open | Overdue | Wins | Lessons | Thanks |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| Ada Lovelace | mentor | 0 | 1 | 0 | 0 | 0 | 1 |\n"
        "| Grace Hopper | mentee | 0 | 0 | 0 | 0 | 1 | 0 |\n"
        "\n"
        "## Goals\n\n"
        "- Write the guide for newcomers: 0 to 4 of 10 pages, 40 % of the way\n\n"
        "## Still on the agenda\n\n"
        "- add documentation (Grace, carried over 2 times), since Tue 3 Nov\n\n"
        "## Open promises\n\n"
        "- [ ] Ada: send a book\n\n"
        "## Lessons\n\n"
        "- Grace, Tue 3 Nov: ask early\n\n"
        "## Thanks\n\n"
        "- Ada, Tue 10 Nov: for time\n");
}

TEST_CASE("attendance is a share only where every planned meeting is accounted for") {
  Mentorship of;
  CHECK(of.out("report pair ada --json").find("\"attendance\": null") != std::string::npos);
  of.out("log ada third --meeting ada@2026-11-17");
  CHECK(of.out("report pair ada --json").find("\"attendance\": 1,") != std::string::npos);
}

TEST_CASE("notice is measured from when a meeting was moved or cancelled to the start given up, and not judged afterwards") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --notice 1d --start 2026-09-01");
  const std::string afterwards = at.out("meeting move ada@2026-11-17 --at \"2026-11-18 10:00\"");
  CHECK(afterwards.find("notice") == std::string::npos);
  at.out("meeting cancel ada@2026-11-10");
  at.out("meeting move ada@2026-12-01 --at \"2026-12-02 10:00\"");
  const auto then = [&](std::string_view iso, std::string_view line) {
    at.now = parse_iso_instant(iso).value();
    return at.out(line);
  };
  then("2026-12-02T08:00:00Z", "agenda agree ada@2026-12-01 --by both");
  CHECK(then("2026-12-08T13:00:00Z", "meeting move ada@2026-12-08 --at \"2026-12-22 16:00\"").find("less notice than the 1 day") !=
        std::string::npos);
  CHECK(then("2026-12-30T09:00:00Z", "report pair ada").find("4 meetings moved or called off, 1 with less notice") != std::string::npos);
  then("2026-12-30T09:00:00Z", "meeting move ada@2027-01-05 --at \"2027-01-06 10:00\"");
  then("2027-01-05T15:00:00Z", "meeting move ada@2027-01-05 --at \"2027-01-07 10:00\"");
  CHECK(then("2027-01-08T09:00:00Z", "report pair ada").find("5 meetings moved or called off, 2 with less notice") != std::string::npos);
}

TEST_CASE("gaps between meetings are those of most, or else the median") {
  Typing at;
  at.out("pair add --mentor Ada --every \"weekly tue 15:00\" --start 2026-09-01");
  for (const char* day : {"2026-09-01", "2026-09-08", "2026-09-15", "2026-09-24"}) at.out(std::string("log ada met --on ") + day);
  CHECK(at.out("report pair ada").find("4 meetings, mostly 7 days apart") != std::string::npos);
  for (const char* day : {"2026-10-06", "2026-10-13", "2026-11-03", "2026-11-23"}) at.out(std::string("log ada met --on ") + day);
  CHECK(at.out("report pair ada").find("8 meetings, a median of 9 days apart") != std::string::npos);
}
