// Pairs as operands of lists and reports, the options that say the same, and what is said of a word too many.
#include <doctest/doctest.h>

#include "cli/lines.hpp"

using namespace mentor::real;

namespace {

struct Refused {
  std::string line;
  std::string said;
};

}  // namespace

TEST_CASE("a pair named as an operand narrows as --pair does, and several do") {
  const Demo demo;
  for (const std::string list : {"goal list", "meeting list", "checkin list", "action list", "agreement list", "report week",
                                 "report month", "report health", "report replay --set health.quiet=3"}) {
    CAPTURE(list);
    const std::string of_sam = demo.home.out(list + " sam");
    CHECK(of_sam == demo.home.out(list + " --pair sam"));
    CHECK(of_sam != demo.home.out(list));
    CHECK(demo.home.out(list + " sam ada") == demo.home.out(list + " --pair ada --pair sam"));
  }
  CHECK(demo.home.out("report pair ada") == demo.home.out("report pair --pair ada"));
  CHECK(demo.home.out("report ending ada") == demo.home.out("report ending --pair ada"));
  CHECK(demo.home.out("agreement ada") == demo.home.out("agreement show ada"));
  CHECK(demo.home.out("person sam") == demo.home.out("person show sam"));
}

TEST_CASE("a tag narrows wherever pairs are chosen, and one that nobody has is told") {
  const Demo demo;
  demo.home.out("pair edit ada --tag maths");
  for (const std::string list : {"goal list", "meeting list", "checkin list", "action list", "agreement list", "report week"}) {
    CAPTURE(list);
    CHECK(demo.home.out(list + " --tag maths") == demo.home.out(list + " ada"));
    CHECK(demo.home.out(list + " --tag maths --tag engineering") == demo.home.out(list + " ada"));
  }
  CHECK(demo.home.out("goal list --tag nosuch") == "No pair has the tag 'nosuch'.\n");
  CHECK(demo.home.error("goal list maths").at("hint") == "it is a tag: --tag maths");
}

TEST_CASE("a word too many is met with the option that was meant") {
  const Demo demo;
  const Refused rows[] = {
      {"report week 2026-11-01", "mentor report week --of 2026-11-01"},
      {"report week ada 2026-11-01", "mentor report week ada --of 2026-11-01"},
      {"report week last", "mentor report week --last"},
      {"report month november", "mentor report month --of november"},
      {"action list overdue", "mentor action list --overdue"},
      {"meeting list 2026-12-01", "mentor meeting list --from 2026-12-01"},
      {"meeting add ada fri", "mentor meeting add ada --at fri"},
      {"meeting cancel ada ill", "mentor meeting cancel ada --because ill"},
      {"pair add Ada", "mentor pair add --mentor Ada, or --mentee Ada"},
      {"goal check ada", "mentor goal check --pair ada"},
      {"goal done c1", "mentor done c1"},
      {"meeting history ada", "mentor agenda ada has its next meeting, mentor meeting list ada names them all"},
      {"log ada -fine", "if a text begins with it, put -- before it"},
  };
  for (const auto& row : rows) {
    const Result result = demo.type(row.line);
    CAPTURE(row.line);
    CAPTURE(result.err);
    CHECK((result.code == 2 || result.code == 3));
    CHECK(result.err.find(row.said) != std::string::npos);
  }
  CHECK(demo.home.error("goal done c1").at("message") == "'c1' is a check-in, not a goal");
  CHECK(demo.home.error("log ada x --progress 50%").at("message") == "--progress: '50%' is not progress");
  CHECK(demo.home.error("today --width x").at("message") == "--width: 'x' is not a number");
}

TEST_CASE("of a global option that is given twice the last counts, and short names say the same") {
  const Demo demo;
  CHECK(demo.home.out("pair list --format csv --json") == demo.home.out("pair list --json"));
  CHECK(demo.home.out("pair list --width 40 --width 100") == demo.home.out("pair list --width 100"));
  CHECK(demo.home.out("pair list --color always --no-color") == demo.home.out("pair list"));
  CHECK(demo.type("-q rm g2 -y").err == "");
}

TEST_CASE("a brief report leaves out notes and blockers, and of the rest nothing that is not a rating or a reason") {
  const Demo demo;
  const Json whole = demo.home.json("report week --last");
  Json brief = demo.home.json("report week --last --brief");
  REQUIRE(whole.at("pairs").at(0).at("notes") != Json::array());
  for (std::size_t i = 0; i < brief.at("pairs").size(); ++i) {
    for (const auto* key : {"notes", "blockers"}) {
      CHECK(brief.at("pairs").at(i).at(key) == Json::array());
      brief["pairs"][i][key] = whole.at("pairs").at(i).at(key);
    }
  }
  CHECK(brief == whole);
}

TEST_CASE("what is not logged is listed") {
  const Demo demo;
  const Json unlogged = demo.home.json("meeting list ada --unlogged");
  REQUIRE(unlogged.size() == 1);
  CHECK(unlogged.at(0).at("ref") == "ada@2026-11-10");
  CHECK(demo.home.out("meeting list lee --unlogged") == "Every meeting that took place is logged.\n");
}

TEST_CASE("a tag stands for pairs in a write, and for more than five it asks") {
  const Demo demo;
  CHECK(demo.home.json("pair pause --tag engineering").size() == 2);
  CHECK(demo.home.json("pair resume --tag engineering").size() == 2);
  CHECK(demo.type("pair pause ada --tag engineering").code == 2);
  CHECK(demo.type("pair end --tag nosuch").code == 3);
  for (const std::string name : {"Bo", "Cy", "Di", "Ed"}) demo.home.out("pair add --mentor " + name + " --tag engineering");
  CHECK(demo.type("pair pause --tag engineering").code == 7);
  CHECK(demo.home.json("pair pause --tag engineering --yes").size() == 6);
}
