// --as-of judges by what was recorded by then, --of by all that is known now.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// As needed, so that silence decides nothing; begun in September.
struct Known : Typing {
  Known() { out("pair add --mentor Ada --start 2026-09-01 --now 2026-09-01"); }
  void at_noon(const std::string& day, const std::string& line) { out(line + " --now \"" + day + " 12:00\""); }
  std::string of(const std::string& day) { return out("report health --of " + day + " --format csv"); }
  std::string as_of(const std::string& day) { return out("report health --as-of " + day + " --format csv"); }
};

}  // namespace

TEST_CASE("a promise of a check-in that was logged later was not known before") {
  Known at;
  at.at_noon("2026-10-20", "log ada first --on 2026-09-08 --i-will \"book the room\" --due 2026-09-10");
  CHECK(holds(at.of("2026-10-01"), "ada,needs-check-in,promises,1 promise overdue by more than 14 days,14,21,a1,"));
  CHECK(!holds(at.as_of("2026-10-01"), "promises"));
  CHECK(!holds(at.as_of("2026-10-19"), "promises"));
  CHECK(holds(at.as_of("2026-10-20"), "promises"));
}

TEST_CASE("a promise made without a check-in was known from its day on") {
  Known at;
  at.at_noon("2026-09-08", "action add ada \"book the room\" --due 2026-09-10");
  CHECK(holds(at.as_of("2026-10-01"), "promises"));
  CHECK(!holds(at.as_of("2026-09-24"), "promises"));
  CHECK(holds(at.as_of("2026-09-25"), "promises"));
  at.at_noon("2026-10-05", "done a1");
  CHECK(holds(at.of("2026-10-04"), "promises"));
  CHECK(!holds(at.of("2026-10-05"), "promises"));
}

TEST_CASE("a rating, a lesson and progress count from when they were logged") {
  Known at;
  at.at_noon("2026-09-02", "goal add ada \"Give 3 talks\" --metric talks --target 3");
  at.at_noon("2026-10-20", "log ada first --on 2026-09-20 --rating 1 --progress g1=1");
  CHECK(holds(at.of("2026-09-21"), "rating"));
  CHECK(!holds(at.as_of("2026-10-19"), "rating"));
  CHECK(holds(at.as_of("2026-10-20"), "rating"));
  CHECK(!holds(at.of("2026-10-10"), "goal-stalled"));
  CHECK(holds(at.as_of("2026-10-10"), "goal-stalled"));
}

TEST_CASE("a goal counts from the day it was set to the day it was closed") {
  Known at;
  at.at_noon("2026-09-10", "goal add ada \"Give 3 talks\" --due 2026-09-20");
  CHECK(!holds(at.of("2026-09-20"), "goal-overdue"));
  CHECK(holds(at.of("2026-09-21"), "goal-overdue"));
  at.at_noon("2026-09-25", "done g1");
  CHECK(holds(at.of("2026-09-24"), "goal-overdue"));
  CHECK(!holds(at.of("2026-09-25"), "goal-overdue"));
}

TEST_CASE("a day is one of the agreement's zone") {
  Typing at;
  at.out("pair add --mentor Ada --every \"weekly tue 15:00\" --tz Pacific/Auckland --start 2026-10-01 --now 2026-10-01");
  // Half past eleven on Monday in Berlin is already Tuesday in Auckland.
  at.out("log ada first --on \"2026-11-16 12:30\"");
  CHECK(holds(at.out("report health --of 2026-11-16 --format csv"), "first-meeting"));
  CHECK(!holds(at.out("report health --of 2026-11-17 --format csv"), "first-meeting"));
}
