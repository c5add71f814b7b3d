// --key on every add: a script may retry, and adds a thing once.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/program.hpp"
#include "commands/registry.hpp"

using namespace mentor::real;

TEST_CASE("the same key again adds nothing and returns the first row, for every add") {
  const Home home;
  home.begin_two_pairs();
  home.out("goal add ada \"Give a talk\"");
  const std::vector<std::string> lines{
      "pair add --mentor \"Alan Turing\"",         "goal add ada \"Write a paper\"", "agenda add ada \"a topic\"",
      "meeting add ada --at \"2026-12-04 15:00\"", "checkin add ada something",      "log ada something",
      "action add ada \"book the room\"",
  };
  for (const auto& line : lines) {
    CAPTURE(line);
    const std::string keyed = line + " --key " + std::to_string(std::hash<std::string>{}(line));
    const Json first = home.json(keyed);
    const auto before = home.everything();
    CHECK(home.json(keyed) == first);
    CHECK(home.everything() == before);
  }
}

TEST_CASE("every command that adds takes --key") {
  for (const auto& command : mentor::program().commands) {
    if (!command.name.ends_with(" add") && command.name != "log") continue;
    CAPTURE(std::string(command.name));
    const auto spec = command.bind().spec;
    CHECK(std::ranges::count(spec.params(), "--key", &mentor::Param::name) == 1);
  }
}

TEST_CASE("a key used for another kind is refused, and free again after rm") {
  const Home home;
  home.begin_two_pairs();
  home.out("action add ada \"book the room\" --key k");
  const auto before = home.everything();
  const Json error = home.error("goal add ada \"Give a talk\" --key k");
  CHECK(error.at("exit") == 4);
  CHECK(error.at("message") == "the key 'k' was already used for a1");
  CHECK(home.everything() == before);
  home.out("rm a1");
  CHECK(home.json("goal add ada \"Give a talk\" --key k").at("id") == "g1");
}

TEST_CASE("a key used for another pair, other words or another option is refused, naming what it made") {
  const Home home;
  home.begin_two_pairs();
  home.out("log ada \"week 37\" --key week-37 --rating 4");
  home.out("goal add ada \"Give a talk\" --key talk");
  const auto before = home.everything();
  for (const char* line : {"log sam \"week 37\" --key week-37 --rating 4", "log ada \"week 38\" --key week-37 --rating 4",
                           "log ada \"week 37\" --key week-37 --rating 5", "log ada \"week 37\" --key week-37"}) {
    CAPTURE(line);
    const Json error = home.error(line);
    CHECK(error.at("exit") == 4);
    CHECK(error.at("message") == "the key 'week-37' was already used for c1, with other words");
    CHECK(error.at("hint").get<std::string>().starts_with("mentor show c1"));
  }
  CHECK(home.error("goal add sam \"Give a talk\" --key talk").at("exit") == 4);
  CHECK(home.everything() == before);
}

TEST_CASE("the same words are a retry however the line is ordered, printed or clocked, and from stdin too") {
  const Home home;
  home.begin_two_pairs();
  home.out("log ada \"week 37\" --key k --rating 4");
  CHECK(home.json("log ada --rating 4 --key k week 37 --now 2026-11-24").at("id") == "c1");
  CHECK(home.json("checkin add ada \"week 37\" --rating=4 --key=k").at("id") == "c1");
}

TEST_CASE("ids are given once, also after rm of the last") {
  const Home home;
  home.begin_two_pairs();
  CHECK(home.json("action add ada one").at("id") == "a1");
  home.out("rm a1");
  CHECK(home.json("action add ada two").at("id") == "a2");
}
