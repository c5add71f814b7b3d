// The end of a pair, and its pauses: what is asked, what is recorded, and which calendar entries are to be withdrawn.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// It is Monday 23 November 2026, 10:00 in Berlin.
struct Pairs : Typing {
  Pairs() { begin_two_pairs(); }
};

}  // namespace

TEST_CASE("an end asks for a thank-you on a terminal, and logs it") {
  Pairs at;
  at.in_terminal = true;
  at.answer = "thank you for a great year";
  const Typed ended = at.type("pair end ada --by them --because \"the goals are reached\"");
  CHECK(ended.code == 0);
  CHECK(ended.err == "A thank-you to log with it, for Ada Lovelace (Enter for none): ");
  CHECK(holds(ended.out, "ada ended today by Ada: the goals are reached; its record stays\n"));
  CHECK(holds(at.out("show ada"), "Grace: thank you for a great year"));
  const std::string json = at.out("show ada --json");
  CHECK(holds(json, "\"ended_by\": \"mentor\""));
  CHECK(holds(json, "\"end_reason\": \"the goals are reached\""));
}

TEST_CASE("an end goes on without an answer, without a terminal and without input") {
  Pairs at;
  CHECK(at.type("pair end sam").err == "");
  at.in_terminal = true;
  at.answer = "  ";
  CHECK(holds(at.out("pair end ada"), "say thank you: mentor log ada --thanks"));
  at.out("pair resume ada");
  CHECK(at.type("pair end ada --no-input").err == "");
  CHECK(holds(at.out("checkin list"), "No check-ins here"));
}

TEST_CASE("nothing is asked about a pair that ended already, about several, or where thanks are given") {
  Pairs at;
  at.in_terminal = true;
  at.answer = "thanks";
  at.out("pair end sam --thanks \"thank you\"");
  const Typed again = at.type("pair end sam");
  CHECK(again.code == 4);
  CHECK(!holds(again.err, "thank-you"));
  at.out("pair resume sam");
  CHECK(at.type("pair end ada sam").err == "");
}

TEST_CASE("an end names the calendar entries to withdraw, and cancels them") {
  Pairs at;
  const std::string ended = at.out("pair end ada");
  CHECK(holds(ended, "- withdraw from calendars: ada@2026-11-24, Tue 2026-11-24 15:00 CET (tomorrow)\n"));
  CHECK(holds(ended, "ada@2026-12-15"));
  CHECK(holds(ended, "- withdraw from calendars: every later one\n"));
  CHECK(holds(at.out("meeting list --pair ada"), "ada@2026-11-24  2026-11-24 15:00  60      video           cancelled"));
}

TEST_CASE("a planned absence names the entries to withdraw within it, and mutes what falls into it") {
  Pairs at;
  const std::string paused = at.out("pair pause ada --from 2026-11-30 --until 2026-12-13 --because holidays");
  CHECK(holds(paused, "- withdraw from calendars: ada@2026-12-01"));
  CHECK(holds(paused, "ada@2026-12-08"));
  CHECK(!holds(paused, "ada@2026-11-24"));
  CHECK(!holds(paused, "ada@2026-12-15"));
  CHECK(!holds(paused, "every later one"));
  CHECK(holds(at.out("meeting list --pair ada --json"), "\"because\": \"holidays\""));
  CHECK(holds(at.out("today --now 2026-12-07"), "- Ada Lovelace (ada): since Mon 30 Nov, until Sun 13 Dec\n"));
  CHECK(!holds(at.out("today --now 2026-12-07"), "Tue 8 Dec"));
  CHECK(holds(at.out("pair list --now 2026-12-07 --json"), "\"status\": \"paused\""));
  CHECK(holds(at.out("show ada"), "paused until 2026-12-13: holidays"));
}

TEST_CASE("a pause without an end names the entries of the next weeks and all that come after") {
  Pairs at;
  CHECK(holds(at.out("pair pause ada"), "- withdraw from calendars: every later one\n"));
}
