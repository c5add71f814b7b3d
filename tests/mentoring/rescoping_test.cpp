// Goals that are given another scope: what was, what is and why stand in the timeline, the history and the week's report.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Set a week ago; now it is Monday 23 November 2026.
struct Rescoped : Typing {
  Rescoped() {
    begin_two_pairs();
    out("goal add ada \"Give a talk\" --metric runs --target 5 --due 2027-01-31 --now 2026-11-16");
    out("edit g1 \"Give a 20-minute talk\" --target 3 --due 2027-03-31 --because \"the meetup moved\"");
  }
};

constexpr std::string_view kSaid =
    "text Give a 20-minute talk (was Give a talk); target 3 (was 5); due 2027-03-31 (was 2027-01-31): the meetup moved";

}  // namespace

TEST_CASE("a pair's timeline says what a goal was and is, with the reason once") {
  Rescoped at;
  const std::string shown = at.out("show ada");
  CHECK(holds(shown, "2026-11-23  goal-changed  g1   " + std::string(kSaid) + "\n"));
  CHECK(!holds(shown, "edit: the meetup moved"));
}

TEST_CASE("a reason for a change that leaves the scope alone still stands in the timeline") {
  Rescoped at;
  at.out("edit g1 --why \"the team learns\" --because asked");
  const std::string shown = at.out("show ada");
  CHECK(holds(shown, "goal edit: asked"));
  CHECK(!holds(shown, "the team learns"));
}

TEST_CASE("the history of a goal has each field, old and new, with the reason") {
  Rescoped at;
  const std::string csv = at.out("history g1 --format csv");
  CHECK(holds(csv, ",goal edit,g1,target,5,3,the meetup moved,false\n"));
  CHECK(holds(csv, ",goal edit,g1,due_on,2027-01-31,2027-03-31,the meetup moved,false\n"));
}

TEST_CASE("the report of the week has what changed in it, and of no other week") {
  Rescoped at;
  CHECK(holds(at.out("report week"), "Changed Mon 23 Nov: " + std::string(kSaid)));
  CHECK(!holds(at.out("report week --last"), "Changed"));
  std::string json = at.out("report week --json");
  std::erase_if(json, [](char c) { return c == ' ' || c == '\n'; });
  CHECK(holds(json, R"("field":"target","before":"5","after":"3","because":"themeetupmoved"})"));
}

TEST_CASE("what is changed on the day a goal was set is in its history alone") {
  Rescoped at;
  at.out("goal add sam \"Write a guide\" --target 3");
  at.out("edit g2 --target 4");
  CHECK(!holds(at.out("show sam"), "goal-changed"));
  CHECK(!holds(at.out("report week --pair sam"), "Changed"));
  CHECK(holds(at.out("history g2 --format csv"), ",goal edit,g2,target,3,4,"));
}

TEST_CASE("progress, steps and closing a goal are no change of its scope") {
  Rescoped at;
  at.out("goal progress g1 1");
  at.out("goal step g1 outline");
  at.out("done g1 --result 1");
  const std::string report = at.out("report week");
  CHECK(report.find("Changed") == report.rfind("Changed"));
}

TEST_CASE("a goal that was removed has left the reports and its history stays") {
  Rescoped at;
  at.out("rm g1");
  CHECK(!holds(at.out("report week"), "Changed"));
  CHECK(holds(at.out("history g1"), "the meetup moved"));
}
