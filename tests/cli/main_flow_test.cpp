// The main job through the real program: a pair, a goal, check-ins, the agenda, promises and the report of the week.
#include <doctest/doctest.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

Json texts_of(const Json& things) {
  Json texts = Json::array();
  for (const auto& thing : things) texts.push_back(thing.at("text"));
  return texts;
}

Json without_uids(Json things) {
  for (auto& thing : things) thing.erase("uid");
  return things;
}

}  // namespace

TEST_CASE("a first week: a pair, a goal, a topic, a check-in with its lines, and the report tells it") {
  const Home home;
  const Json pair = home.json("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --start 2026-11-03");
  CHECK(pair.at("handle") == "ada");
  CHECK(pair.at("role") == "mentee");
  CHECK(pair.at("mentor").at("email") == "ada@example.org");
  CHECK(pair.at("agreement").at("every") == "weekly tue 15:00");
  CHECK(pair.at("next_meeting_at") == "2026-11-24T14:00:00Z");

  const Json goal = home.json("goal add ada \"Give a 20-minute talk\" --metric \"dry runs\" --target 3 --due 2027-03-31");
  CHECK(goal.at("id") == "g1");
  CHECK(goal.at("baseline") == 0);
  CHECK(goal.at("smart").at("missing") == Json::array({"A", "R"}));

  CHECK(home.json("agenda add ada \"How to open the talk\" --minutes 10").at("meeting") == "ada@2026-11-24");
  CHECK(texts_of(home.json("agenda ada").at("topics")) == Json::array({"How to open the talk"}));

  const Json logged = home.json(
      "log ada reviewed the outline --on \"2026-11-23 09:30\" --for 45m --win \"first draft done\" --i-will \"book the room\" --due fri "
      "--progress g1=1 --rating 4");
  CHECK(logged.at("met_at") == "2026-11-23T08:30:00Z");
  CHECK(logged.at("logged_at") == "2026-11-23T09:00:00Z");
  CHECK(logged.at("minutes") == 45);
  CHECK(without_uids(logged.at("lines")) ==
        Json::array({{{"kind", "note"}, {"text", "reviewed the outline"}, {"by", "mentee"}, {"private", false}},
                     {{"kind", "win"}, {"text", "first draft done"}, {"by", "mentee"}, {"private", false}}}));
  CHECK(logged.at("actions").at(0).at("due_on") == "2026-11-27");
  CHECK(logged.at("progress").at(0).at("value") == 1);

  CHECK(texts_of(home.json("action list")) == Json::array({"book the room"}));
  CHECK(texts_of(home.json("today").at("actions")) == Json::array({"book the room"}));
  CHECK(home.json("today").at("meetings").at(0).at("ref") == "ada@2026-11-24");
  CHECK(home.json("done a1").at("done_on") == "2026-11-23");

  const Json week = home.json("report week");
  CHECK(week.at("from") == "2026-11-23");
  CHECK(week.at("totals") == Json({{"pairs", 1},
                                   {"checkins", 1},
                                   {"minutes", 45},
                                   {"meetings_held", 1},
                                   {"meetings_missed", 0},
                                   {"actions_kept", 1},
                                   {"actions_open", 0},
                                   {"actions_overdue", 0}}));
  CHECK(texts_of(week.at("pairs").at(0).at("wins")) == Json::array({"first draft done"}));
  CHECK(week.at("pairs").at(0).at("goals").at(0).at("to") == 1);
}

TEST_CASE("the bare program is today, and says the same") {
  const Home home;
  home.begin_two_pairs();
  CHECK(home.json("") == home.json("today"));
  CHECK(home.out("") == home.out("today"));
}

TEST_CASE("a closed week gives the same bytes each time, also later") {
  Home home;
  home.begin_two_pairs();
  home.out("log ada \"looked at slides\" --on 2026-11-17");
  for (const char* format : {"table", "json", "csv", "markdown"}) {
    home.now = "2026-11-23T09:00:00Z";
    const std::string line = std::string("report week --of 2026-11-17 --format ") + format;
    const std::string first = home.out(line);
    CHECK(home.out(line) == first);
    home.now = "2026-11-24T21:00:00Z";
    CHECK(home.out(line) == first);
  }
}

TEST_CASE("free text reaches the store word for word, also from stdin and behind --") {
  const Home home;
  home.begin_two_pairs();
  CHECK(home.json("log ada we set a goal today with --channel phone").at("lines").at(0).at("text") == "we set a goal today with");
  CHECK(home.run({"log", "ada", "--json", "--", "-x", "--on", "fri"}).code == 0);
  CHECK(home.json("show c2").at("lines").at(0).at("text") == "-x --on fri");
  const std::string text = "first line\n\n  second: \"quoted\" \xC3\xBC \xF0\x9F\x8C\xB1\ttab";
  const Json logged = home.json("log ada -", {.input = text + "\n"});
  CHECK(logged.at("lines").at(0).at("text") == text);
}

TEST_CASE("global options stand before or after the command") {
  const Home home;
  home.begin_two_pairs();
  const std::string after = home.out("pair list --json --now 2026-12-24");
  CHECK(home.out("--json --now 2026-12-24 pair list") == after);
  CHECK(home.out("--now=2026-12-24 pair --format=json list") == after);
}
