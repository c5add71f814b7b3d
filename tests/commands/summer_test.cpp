// One whole summer: met every week, logged late and in batches. What is known now must tell it truly, and what was known then must not
// say that they did not meet.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Week {
  const char* met;
  const char* logged;
  const char* text;
  const char* more;
};

constexpr Week kWeeks[] = {
    {"2026-06-03", "2026-06-08", "Walked through the greenhouse; chose the sensors", "--win \"first sensor reads\""},
    {"2026-06-10", "2026-06-13", "Readings arrive on the kitchen computer", "--progress g1=1"},
    {"2026-06-17", "2026-07-07", "Battery lasts two days, not two weeks", "--blocker \"the radio never sleeps\""},
    {"2026-06-24", "2026-07-07", "Sleep mode found in the data sheet", "--lesson \"read the errata first\" --by them"},
    {"2026-07-01", "2026-07-07", "Second sensor; both agree within a degree", "--progress g1=2"},
    {"2026-07-08", "2026-08-04", "First evaluation: half of what we wanted", "--rating 4"},
    {"2026-07-15", "2026-08-04", "Drew the week as a chart", ""},
    {"2026-07-22", "2026-08-04", "The pump listens to the sensors", "--win \"no more watering by hand\""},
    {"2026-07-29", "2026-08-04", "Holiday test: four days alone", "--progress g1=3"},
    {"2026-08-05", "2026-08-17", "Last meeting: what comes next", "--thanks \"for every Wednesday\""},
};

struct Summer : Typing {
  Summer() {
    on("2026-05-11", "pair add --mentor \"Nora Vos\" --every \"weekly wed 16:00\" --for 45m --tz Europe/Amsterdam --end 2026-08-16");
    on("2026-05-11", "agreement sign nora --by both");
    on("2026-05-12", "goal add nora \"Log 3 sensors to the kitchen computer\" --metric sensors --target 3 --due 2026-08-14");
    on("2026-05-12", "goal add nora \"Draw the week as 1 chart\" --due 2026-08-16");
    on("2026-05-12", "goal add nora \"Water 4 days without me\" --due 2026-08-16");
    on("2026-06-23", "agenda add nora \"write the set-up guide\"");
    for (const Week& week : kWeeks) on(week.logged, log_line(week));
    on("2026-08-07", "done g1");
    now = parse_iso_instant("2026-08-20T18:00:00Z").value();
  }
  static std::string log_line(const Week& week) {
    return "log nora \"" + std::string(week.text) + "\" --meeting nora@" + week.met + " " + week.more;
  }
  void on(const std::string& day, const std::string& line) { out(line + " --now \"" + day + " 20:00\""); }
  std::string health(const std::string& which) { return out("report health --pair nora " + which + " --format csv"); }
};

}  // namespace

TEST_CASE("by what is known now a summer of weekly meetings is on track on each of its days, however late it was logged") {
  Summer of;
  for (Date day = *parse_iso_date("2026-06-03"); day <= *parse_iso_date("2026-08-16"); day = add_days(day, 1)) {
    CAPTURE(to_iso(day));
    CHECK(holds(of.health("--of " + to_iso(day)), "\nnora,on-track,"));
  }
  CHECK(holds(of.health("--of 2026-08-17"), "\nnora,ended,"));
}

TEST_CASE("by what was known then nothing was logged, and nobody says that they did not meet") {
  Summer of;
  CHECK(holds(of.health("--as-of 2026-06-24"), "\nnora,on-track,"));
  CHECK(holds(of.health("--as-of 2026-06-25"),
              "\nnora,needs-check-in,quiet,nothing logged since Wed 10 Jun: 15 days (the limit is 14),"));
  CHECK(holds(of.health("--as-of 2026-07-06"), "\nnora,at-risk,silent,nothing logged since Wed 10 Jun: 26 days (the limit is 21),"));
  CHECK(holds(of.health("--as-of 2026-07-07"), "\nnora,on-track,"));
  CHECK(holds(of.health("--as-of 2026-08-03"), "nothing logged since Wed 1 Jul: 33 days (the limit is 21)"));
  for (const char* day : {"2026-06-25", "2026-07-06", "2026-08-03"}) CHECK(!holds(of.health("--as-of " + std::string(day)), " met"));
}

TEST_CASE("each week's report holds its meeting and says how late it was logged") {
  Summer of;
  for (const Week& week : kWeeks) {
    CAPTURE(week.met);
    const std::string report = of.out("report week --of " + std::string(week.met) + " --format markdown");
    CHECK(holds(report, "**1 meeting held, 0 missed, 45 min."));
    CHECK(holds(report, week.text));
    CHECK(of.out("report week --of " + std::string(week.met) + " --json").find("\"checkins\": 1,") != std::string::npos);
  }
  const std::string batch = of.out("report week --of 2026-08-04 --format markdown");
  CHECK(holds(batch, "- Logged late: Wed 8 Jul"));
  CHECK(holds(batch, "- Logged late: Wed 29 Jul"));
  CHECK(!holds(batch, "Logged late: Wed 1 Jul"));
}

TEST_CASE("a topic that is never taken up is carried from meeting to meeting, and flagged on its third") {
  Summer of;
  const auto topics_on = [&](const std::string& day) { return of.out("report week --of " + day + " --format markdown"); };
  CHECK(holds(of.out("show t1 --json"), "\"carried\": 7"));
  CHECK(holds(of.out("show t1 --json"), "\"status\": \"open\""));
  CHECK(!holds(topics_on("2026-06-24"), "carried over"));
  CHECK(holds(topics_on("2026-07-01"), "write the set-up guide"));
  CHECK(holds(topics_on("2026-07-01"), "carried over 2 times"));
  CHECK(holds(topics_on("2026-07-29"), "carried over 6 times"));
}

TEST_CASE("the report of the pair tells the summer") {
  Summer of;
  const std::string report = of.out("report pair nora --format markdown");
  for (const char* part : {"Nora Vos", "for every Wednesday", "read the errata first", "Log 3 sensors to the kitchen computer"}) {
    CAPTURE(part);
    CHECK(holds(report, part));
  }
  const std::string shown = of.out("show nora");
  CHECK(holds(shown, "logged 20 days later"));
  CHECK(holds(shown, "logged 27 days later"));
}
