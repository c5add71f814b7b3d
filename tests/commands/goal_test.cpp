// The commands that change and judge goals.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

// g1 with all five letters, g2 with none but S.
struct Goals : Typing {
  Goals() {
    begin_two_pairs();
    out("goal add ada \"Give a 20-minute talk\" --metric \"dry runs\" --target 3 --due 2027-01-01 --why \"the team learns\" --how "
        "\"one a month\"");
    out("goal add sam \"Write the guide\"");
  }
};

}  // namespace

TEST_CASE("progress is absolute, or relative to the value of its day") {
  Goals at;
  CHECK(at.out("goal progress g1 1 \"first dry run\" --on 2026-11-20") ==
        "g1 Ada Lovelace: Give a 20-minute talk\n"
        "- 1 of 3 dry runs, 33 % of the way, 0 % of the time\n"
        "- 1 on Fri 2026-11-20 (3 days ago)\n"
        "- first dry run\n");
  CHECK(at.out("goal progress g1 +1") ==
        "g1 Ada Lovelace: Give a 20-minute talk\n"
        "- 2 of 3 dry runs, 67 % of the way, 0 % of the time\n");
  CHECK(at.out("goal progress g1 +0.5 --on 2026-11-21") ==
        "g1 Ada Lovelace: Give a 20-minute talk\n"
        "- 2.5 of 3 dry runs, 83 % of the way, 0 % of the time\n"
        "- +0.5 on Sat 2026-11-21 (2 days ago)\n");
  CHECK(at.out("goal progress g1 -5") ==
        "g1 Ada Lovelace: Give a 20-minute talk\n"
        "- -5 of 3 dry runs, 0 % of the way, 0 % of the time\n");
}

TEST_CASE("progress that reaches the target says how to close the goal") {
  Goals at;
  CHECK(at.out("goal progress g1 3") ==
        "g1 Ada Lovelace: Give a 20-minute talk\n"
        "- 3 of 3 dry runs, 100 % of the way, 0 % of the time\n"
        "- the target is reached; to close the goal:\n"
        "  mentor done g1 --result 0\n");
}

TEST_CASE("progress in the future or of a closed goal is refused, and a wrong number is wrong by itself") {
  Goals at;
  CHECK(at.type("goal progress g1 1 --on 2026-11-24") ==
        Typed{4, "", "mentor: progress on 2026-11-24 lies in the future\n  give the day it was reached: --on D\n"});
  at.out("done g1");
  CHECK(at.type("goal progress g1 1") == Typed{4, "", "mentor: the goal 'g1' is already done\n  mentor reopen g1\n"});
  Typing without_store;
  for (const char* line : {"goal progress g1 +-1", "goal progress g1 ++1", "goal progress g1 one", "goal progress a1 1"}) {
    INFO(line);
    CHECK(without_store.type(line).code == 2);
  }
}

TEST_CASE("check shows each letter with its reason and what supplies it") {
  Goals at;
  at.out("edit g1 --due \"\"");
  CHECK(at.out("goal check g1 --format csv") ==
        "id,pair,letter,name,ok,reason,mend\n"
        "g1,ada,S,specific,yes,says what is to be reached,\n"
        "g1,ada,M,measurable,yes,a metric with a target,\n"
        "g1,ada,A,attainable,yes,the means are named,\n"
        "g1,ada,R,relevant,yes,says what it serves,\n"
        "g1,ada,T,time_bound,no,no due date,'--due D\n");
}

TEST_CASE("check needs attention only where --exit-code asks and a letter is missing") {
  Goals at;
  CHECK(at.type("goal check g1 --exit-code").code == 0);
  CHECK(at.type("goal check g2").code == 0);
  CHECK(at.type("goal check g2 --exit-code").code == 8);
  CHECK(at.type("goal check g2 g1 --exit-code").code == 8);
  CHECK(at.type("goal check --pair ada --exit-code").code == 0);
  CHECK(at.type("goal check g1 --pair ada").code == 2);
}

TEST_CASE("an edit tells references and text apart by their shape") {
  Goals at;
  CHECK(at.out("edit g2 Write the guide for 3 teams") ==
        "g2 Sam Okafor: Write the guide for 3 teams\n"
        "- not yet SMART: A no means and no step (--how TEXT); R does not say what it serves (--why TEXT); T no due date (--due D)\n");
  CHECK(at.out("goal edit g1 g2 --due 2027-02-01 --json").find("\"due_on\": \"2027-02-01\"") != std::string::npos);
  CHECK(at.type("edit g1 g2 one text") ==
        Typed{2, "", "mentor: one text cannot be given to 2 things\n  change the text of one at a time\n"});
  CHECK(at.type("edit g1 a1 --due 2027-02-01") ==
        Typed{2, "", "mentor: 'a1' is of another kind than 'g1'\n  change things of one kind at a time\n"});
  // What there can be no thing of is an id all the same, and no text.
  CHECK(at.type("edit g1 g0").code == 2);
  CHECK(at.type("edit g1 g99999999999999999999").code == 2);
  CHECK(at.type("edit g1") == Typed{2, "", "mentor: nothing to change was given\n  mentor edit g1 --help\n"});
}

TEST_CASE("an edit of several goals changes all of them or none") {
  Goals at;
  const std::string before = at.out("goal list --json");
  CHECK(at.type("edit g1 g2 g9 --due 2027-02-01").code == 3);
  CHECK(at.out("goal list --json") == before);
}

TEST_CASE("the new text of an edit may come from stdin") {
  Goals at;
  at.stdin_text = "Write two guides\n";
  at.out("edit g2 -");
  CHECK(at.out("history g2 --format csv").find(",goal edit,g2,text,Write the guide,Write two guides,") != std::string::npos);
}

TEST_CASE("a step is added once a key, and not to a closed goal") {
  Goals at;
  const std::string echo =
      "s1 Ada Lovelace: Write the outline, on the way to g1\n"
      "- due Tue 2027-01-05 (in 43 days)\n"
      "- that is after the goal is due, Fri 2027-01-01 (in 39 days)\n";
  CHECK(at.out("goal step g1 Write the outline --due 2027-01-05 --key k") == echo);
  CHECK(at.out("goal step g1 Write the outline --due 2027-01-05 --key k") == echo);
  CHECK(at.out("edit s1 Write it --due \"\"") == "s1 Ada Lovelace: Write it, on the way to g1\n");
  at.out("drop g1");
  CHECK(at.type("goal step g1 Another").code == 4);
}

TEST_CASE("a goal is written in a form with all that SMART wants") {
  Typing at;
  at.out("pair add --mentor Ada");
  CHECK(at.type("goal add ada").code == 2);
  CHECK(at.type("goal add ada --edit").code == 7);
  at.in_terminal = true;
  at.editor = "true";
  CHECK(at.type("goal add ada --edit").code == 2);
  at.editor = (at.folder / "editor").string();
  std::ofstream(at.folder / "editor") << "#!/bin/sh\n"
                                         "sed -i -e 's/^text =.*/text = Give a talk at the meetup/' -e 's/^target =.*/target = 3/'"
                                         " -e 's/^metric =.*/metric = dry runs/' -e 's/^due =.*/due = 31 mar/' \"$1\"\n";
  std::filesystem::permissions(at.folder / "editor", std::filesystem::perms::owner_all);
  at.out("goal add ada --edit --why \"to be heard\"");
  const std::string goal = at.out("show g1 --json");
  for (const char* part : {"\"text\": \"Give a talk at the meetup\"", "\"metric\": \"dry runs\"", "\"target\": 3",
                           "\"due_on\": \"2027-03-31\"", "\"why\": \"to be heard\"", "\"how\": null"})
    CHECK(goal.find(part) != std::string::npos);
}

TEST_CASE("what was recorded last for a day is taken away from a goal, and undo gives it back") {
  Typing at;
  at.begin_two_pairs();
  at.out("goal add ada talks --metric talks --target 4");
  const auto current = [&] {
    const std::string json = at.out("show g1 --json");
    const auto place = json.find("\"current\": ") + 11;
    return json.substr(place, json.find(',', place) - place);
  };
  at.out("goal progress g1 1 --on 2026-11-20");
  at.out("goal progress g1 3 --on 2026-11-21");
  at.out("goal progress g1 2 --on 2026-11-20");
  CHECK(at.out("goal progress g1 --remove 2026-11-21").find("taken away: 3 on") != std::string::npos);
  CHECK(current() == "2");
  at.out("goal progress g1 --remove 2026-11-20");
  CHECK(current() == "1");
  CHECK(at.type("goal progress g1 --remove 2026-11-19").code == 3);
  CHECK(at.type("goal progress g1 2 --remove 2026-11-20").code == 2);
  CHECK(at.type("goal progress g1").code == 2);
  at.out("undo 2 --yes");
  CHECK(current() == "3");
}
