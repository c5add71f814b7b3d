// The weekly and the monthly report.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

Instant utc(int month, unsigned day, int hour) {
  return std::chrono::sys_days(std::chrono::year(2026) / month / day) + std::chrono::hours(hour);
}

// Grace in Berlin is mentored by Ada in London; the week of 23 November has one of everything.
struct Week : Typing {
  Week() {
    at(11, 3, 9, "pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --tz Europe/London");
    at(11, 9, 9, "goal add ada \"Give a 20-minute talk at the March meetup\" --metric \"dry runs\" --target 3 --due 2027-03-31");
    at(11, 17, 9, "action add ada \"send the outline\" --due 2026-11-24");
    at(11, 23, 8, "done a1");
    at(11, 23, 8, "log ada \"first look at the slides\" --on \"2026-11-19 10:00\" --for 20m --channel phone");
    at(11, 24, 17,
       "log ada \"Reviewed the talk outline; start with the demo.\" --win \"first pull request merged\" --progress g1=1 --i-will \"book "
       "the "
       "room\" --due 2026-11-27 --private-note \"she seemed tired\"");
    at(11, 24, 17, "agenda add ada \"How to open the talk\" --minutes 10");
    now = utc(11, 30, 9);
  }
  void at(int month, unsigned day, int hour, std::string_view line) {
    now = utc(month, day, hour);
    out(line);
  }
};

constexpr std::string_view kWeek48 =
    "# Mentoring, week 48: Mon 23 to Sun 29 November 2026\n"
    "\n"
    "**1 meeting held, 0 missed, 45 min. Promises: 1 kept, 1 open (1 overdue).** Times: Europe/Berlin.\n"
    "\n"
    "## Ada Lovelace and Grace Hopper: on track\n"
    "\n"
    "**Tue 24 Nov, 45 min, video.** Reviewed the talk outline; start with the demo.\n"
    "\n"
    "- Win (Grace): first pull request merged\n"
    "\n"
    "- Goal: Give a 20-minute talk at the March meetup: 0 to 1 of 3 dry runs, 33 % of the way, 14 % of the time, due 31 Mar 2027\n"
    "- [x] Grace: send the outline (kept Mon 23 Nov)\n"
    "- [ ] Grace: book the room (due Fri 27 Nov, **2 days overdue**)\n"
    "- Logged late: Thu 19 Nov, 20 min, phone: first look at the slides\n"
    "- **Next: Tue 1 Dec 16:00 CET (15:00 in London).** Topics: How to open the talk (Grace, 10 min)\n";

}  // namespace

TEST_CASE("a week tells what was met, promised, kept, logged late and comes next") {
  Week week;
  CHECK(week.out("report week --last --format markdown") == kWeek48);
}

TEST_CASE("a closed week gives the same bytes later, and others only when its data change") {
  Week week;
  week.now = utc(12, 24, 9);
  CHECK(week.out("report week --of 2026-11-25 --format markdown") == kWeek48);
  week.out("done a2");
  week.out("edit g1 --because later --weight 2");
  CHECK(week.out("report week --of 2026-11-25 --format markdown") == kWeek48);
  week.out("log ada another look --on \"2026-11-25 09:00\" --for 10m --channel phone");
  CHECK(week.out("report week --of 2026-11-25 --format markdown") != kWeek48);
}

TEST_CASE("private lines stay out of a report in every format, and stderr counts them") {
  Week week;
  for (const char* format : {"table", "json", "csv", "markdown", "html"}) {
    INFO(format);
    const Typed without = week.type("report week --last --format " + std::string(format));
    CHECK(without.out.find("tired") == std::string::npos);
    CHECK(without.err == "1 private line was left out (--include-private shows it)\n");
    const Typed with = week.type("report week --last --include-private --format " + std::string(format));
    CHECK(with.out.find("tired") != std::string::npos);
    CHECK(with.err.empty());
  }
}

TEST_CASE("a report may begin its week on Sunday, and chooses pairs by name and tag") {
  Week week;
  week.out("pair add --mentee \"Sam Okafor\" --tag maths --start 2026-11-01");
  std::filesystem::create_directories(week.folder / ".config/mentor");
  std::ofstream(week.folder / ".config/mentor/config.toml") << "week.starts_on = \"sunday\"\n";
  CHECK(week.out("report week --tag maths --format markdown") ==
        "# Mentoring, Sun 29 November to Sat 5 December 2026\n\n"
        "**0 meetings held, 0 missed, 0 min. Promises: 0 kept, 0 open.** Times: Europe/Berlin.\n\n"
        "## Grace Hopper and Sam Okafor: on track\n\n"
        "- **No meeting is planned.**\n");
  CHECK(week.out("report week --pair sam --format markdown") == week.out("report week --tag maths --format markdown"));
  CHECK(week.out("report week --tag none --format markdown") ==
        "# Mentoring, Sun 29 November to Sat 5 December 2026\n\nNo pair was active in this time.\n");
  CHECK(week.type("report week --pair eve").code == 3);
}

TEST_CASE("above eight pairs a report is totals, those that need attention, and a row a pair") {
  Typing many;
  for (char letter = 'a'; letter < 'a' + 9; ++letter)
    many.out("pair add --mentee \"" + std::string(1, letter) + "lex Doe\" --every \"weekly tue 15:00\" --start 2026-09-01 --handle " +
             std::string(1, letter) + "lex");
  const std::string report = many.out("report week --format markdown");
  CHECK(report.find("- **Grace Hopper and alex Doe**: ") != std::string::npos);
  CHECK(report.find("| Grace Hopper | ilex Doe | 0 | 0 | 0 min | 0 | 0 | 2026-11-24 15:00 | at risk |") != std::string::npos);
  CHECK(many.type("report week --exit-code").code == 8);
}

TEST_CASE("a report goes to a file whole, readable by its owner alone") {
  Week week;
  const auto file = week.folder / "week.md";
  CHECK(week.type("report week --last --format markdown --quiet --file " + file.string()) == Typed{});
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  CHECK(content.str() == kWeek48);
  CHECK(std::filesystem::status(file).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(week.type("report week --file " + (week.folder / "none/week.md").string()).code == 1);
}

TEST_CASE("a month is the calendar month that holds the day") {
  Week week;
  CHECK(week.out("report month --of 2026-11-30 --format markdown")
            .starts_with("# Mentoring, November 2026\n\n**2 meetings held, 0 missed, 1 h 5 min. Promises: 1 kept, 1 open (1 overdue).** "
                         "Times: Europe/Berlin.\n"));
  CHECK(week.type("report month --of 2026-11-30 --last") == Typed{2, "", "mentor: --of and --last name two times\n  give one of them\n"});
}

TEST_CASE("a page is for reports, and other commands say so before anything is read") {
  Week week;
  CHECK(week.out("report week --last --format html").starts_with("<!DOCTYPE html>"));
  CHECK(week.type("goal list --format html") ==
        Typed{2, "", "mentor: the format 'html' is for reports, which 'goal list' does not print\n  mentor report --format html\n"});
}

TEST_CASE("a month draws each pair's weeks, meetings and goals, while a week leaves its goals to the page") {
  Week week;
  const std::string month = week.out("report month --of 2026-11-30 --format markdown");
  CHECK(month.find("**Check-ins by week.** 2 check-ins in 6 weeks; at most 2 weeks in a row without one. 1 week does not count: the pair "
                   "was not active.\n\n    ada   ··▃▃·\n         26 Oct to 30 Nov\n") != std::string::npos);
  CHECK(month.find("**Goals against their pace.** None of 1 goal is behind its pace.\n") != std::string::npos);
  CHECK(week.out("report week --last").find("Goals against their pace") == std::string::npos);
  CHECK(week.out("report week --last --format html").find("Goals against their pace") != std::string::npos);
}

TEST_CASE("who is paused or has ended and still was in touch is in the report of that week and month") {
  Week week;
  week.at(11, 24, 18, "pair pause ada --from 2026-11-25");
  week.at(12, 9, 18, "log ada \"a quick question\" --channel message");
  week.now = utc(12, 14, 9);
  CHECK(week.out("report week --last").find("a quick question") != std::string::npos);
  CHECK(week.out("report month").find("a quick question") != std::string::npos);
  CHECK(week.out("report week --of 2026-12-02").find("No pair was active in this time.") != std::string::npos);
  week.at(12, 14, 9, "pair end ada --thanks \"for everything\"");
  week.at(12, 23, 9, "log ada \"a card\" --channel message");
  CHECK(week.out("report week").find("a card") != std::string::npos);
}

TEST_CASE("a closed week names the next meeting as it stood at its end") {
  Week week;
  const std::string before = week.out("report week --last");
  CHECK(before.find("- Next: Tue 1 Dec 16:00 CET") != std::string::npos);
  for (const char* change :
       {"meeting cancel ada@2026-12-01", "meeting miss ada@2026-12-01", "meeting move ada@2026-12-01 --at \"2026-12-03 10:00\""}) {
    Week other;
    other.now = utc(12, 1, 15);
    other.out(change);
    other.now = utc(12, 5, 9);
    CAPTURE(change);
    CHECK(other.out("report week --of 2026-11-25") == before);
  }
  week.at(11, 29, 9, "meeting move ada@2026-12-01 --at \"2026-12-03 10:00\"");
  week.now = utc(12, 5, 9);
  CHECK(week.out("report week --of 2026-11-25").find("- Next: Thu 3 Dec 11:00 CET (10:00 in London)") != std::string::npos);
}

TEST_CASE("a meeting that begins before a month's last midnight and goes on after it is not the next of that month") {
  Typing at;
  at.now = utc(11, 1, 9);
  at.out("pair add --mentee Sam --every \"monthly 30 23:30\"");
  at.now = utc(12, 5, 9);
  const std::string month = at.out("report month --of 2026-11");
  CHECK(month.find("- Not logged: Mon 30 Nov 23:30") != std::string::npos);
  CHECK(month.find("- Next: Wed 30 Dec 23:30") != std::string::npos);
}
