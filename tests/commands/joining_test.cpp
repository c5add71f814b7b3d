// Which meeting a check-in is of where none is named, what is said about that, and what an edit that joins one takes.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Joins : Typing {
  explicit Joins(const std::string& every) {
    out("pair add --mentor \"Ada Lovelace\" --every \"" + every + "\" --for 45m --channel phone --start 2026-09-01");
  }
  /// What `log ada x` says at a moment in UTC.
  std::string at(std::string_view iso, const std::string& line = "log ada x") {
    now = parse_iso_instant(iso).value();
    return out(line);
  }
};

}  // namespace

TEST_CASE("a pair that meets weekly joins within half a week, one that meets less often within a week, a frequent one within three days") {
  CHECK(holds(Joins("weekly tue 15:00").at("2026-11-28T02:00:00Z"), "- the meeting ada@2026-11-24\n"));
  CHECK_FALSE(holds(Joins("weekly tue 15:00").at("2026-11-28T02:00:01Z"), "- the meeting"));
  CHECK(holds(Joins("2w tue 15:00").at("2026-11-17T14:00:00Z"), "- the meeting ada@2026-11-10\n"));
  CHECK_FALSE(holds(Joins("2w tue 15:00").at("2026-11-17T14:00:01Z"), "- the meeting"));
  CHECK(holds(Joins("monthly 10 15:00").at("2026-11-17T14:00:00Z"), "- the meeting ada@2026-11-10\n"));
  CHECK_FALSE(holds(Joins("monthly 10 15:00").at("2026-11-17T14:00:01Z"), "- the meeting"));
  CHECK(holds(Joins("weekly mon,tue 15:00").at("2026-11-27T14:00:00Z"), "- the meeting ada@2026-11-24\n"));
  CHECK_FALSE(holds(Joins("weekly mon,tue 15:00").at("2026-11-27T14:00:01Z"), "- the meeting"));
}

TEST_CASE("a meeting that begins within the hour is joined, and they met by now") {
  Joins of("weekly tue 15:00");
  CHECK_FALSE(holds(of.at("2026-11-24T12:59:59Z"), "- the meeting ada@2026-11-24"));
  const std::string echo = of.at("2026-11-24T13:00:00Z");
  CHECK(holds(echo, "Tue 2026-11-24 14:00 CET (today), 45 min, phone\n- the meeting ada@2026-11-24\n"));
}

TEST_CASE("the echo says what was joined more than a day later, and the line that parts it does") {
  CHECK_FALSE(holds(Joins("weekly tue 15:00").at("2026-11-25T14:00:00Z"), "to part it"));
  Joins of("weekly tue 15:00");
  CHECK(holds(of.at("2026-11-25T14:00:01Z"),
              "- the meeting ada@2026-11-24\n- it began yesterday; to part it from this check-in: mentor edit c1 --on now\n"));
  of.out("edit c1 --on now");
  CHECK(holds(of.out("show c1 --json"), "\"meeting\": null"));
  CHECK_FALSE(holds(of.out("log ada y --on 2026-11-24"), "to part it"));
}

TEST_CASE("a check-in that joins none says which meeting is not logged, with the line that joins it") {
  Joins of("2w tue 15:00");
  const std::string line = "mentor edit c1 --meeting ada@2026-11-10\n";
  CHECK(holds(of.at("2026-11-20T09:00:00Z"), "- ada@2026-11-10 is not logged, 10 days ago; if this was it: " + line));
  of.out("edit c1 --meeting ada@2026-11-10");
  CHECK_FALSE(holds(of.out("log ada y"), "is not logged"));
  CHECK_FALSE(holds(Joins("2w tue 15:00").at("2026-11-24T13:00:00Z", "log ada x --on now"), "is not logged"));
  CHECK_FALSE(holds(Joins("2w tue 15:00").at("2026-11-20T09:00:00Z", "log ada x --channel email"), "is not logged"));
  CHECK_FALSE(holds(Joins("monthly 5 15:00").at("2026-11-20T09:00:00Z"), "is not logged"));
}

TEST_CASE("the last meeting of a pair is joined on the day the pair ended") {
  Joins of("weekly tue 09:00");
  of.now = parse_iso_instant("2026-11-24T11:00:00Z").value();
  of.out("pair end ada");
  CHECK(holds(of.at("2026-11-24T17:00:00Z", "log ada \"our last meeting, this morning\""), "- the meeting ada@2026-11-24\n"));
  CHECK(holds(of.out("show ada --json"), "\"status\": \"ended\""));
}

TEST_CASE("an edit that joins a meeting takes its time, length and channel, unless they are given in the same line") {
  const std::string as_planned = "Tue 2026-11-24 15:00 CET (today), 45 min, phone\n";
  for (const std::string line : {"edit c1 --on today", "edit c1 --meeting ada@2026-11-24"}) {
    Joins of("weekly tue 15:00");
    CHECK(holds(of.at("2026-11-24T18:00:00Z", "log ada x --on now --for 20m --channel video"), "19:00 CET (today), 20 min, video\n"));
    CHECK(holds(of.out(line), as_planned));
    CHECK(holds(of.out(line), as_planned));
    CHECK(holds(of.out("report week"), "1 meeting held, 0 missed, 45 min"));
  }
  Joins of("weekly tue 15:00");
  (void)of.at("2026-11-24T18:00:00Z", "log ada x --on now");
  CHECK(holds(of.out("edit c1 --on today --for 30m --channel in-person"), "15:00 CET (today), 30 min, in-person\n"));
  CHECK(holds(of.out("edit c1 --on \"2026-11-24 15:10\""), "15:10 CET (today), 30 min, in-person\n"));
}

TEST_CASE("a text that begins with another pair is logged as typed, and the line that logs it there too is told") {
  Typing at;
  at.out("pair add --mentor \"Ana\" --mentee \"Mika\" --handle ana-mika --start 2026-09-01");
  at.out("pair add --mentor \"Bo\" --mentee \"Mika\" --handle bo-mika --start 2026-09-01");
  const Typed typed = at.type("log ana-mika bo-mika \"joint call\"");
  CHECK(typed.code == 0);
  CHECK(holds(typed.out, "- bo-mika joint call\n"));
  CHECK(typed.err == "'bo-mika' is a pair; to log it there too: mentor log bo-mika 'joint call'\n");
  CHECK(at.type("log ana-mika bo-mika \"joint call\" --quiet").err.empty());
  CHECK(at.type("log ana-mika \"ana-mika as usual\"").err.empty());
  CHECK(at.type("log ana-mika bo went well").err.empty());
}
