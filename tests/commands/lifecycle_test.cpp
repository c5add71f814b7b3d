// The verbs that suit every kind: show, done, drop, reopen, rm, history, search.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

struct Records : Typing {
  Records() {
    begin_two_pairs();
    out("goal add ada \"Give a 20-minute talk\" --metric runs --target 3 --due 2027-01-01");
    out("goal step g1 \"Write the outline\"");
    out("log ada \"Read the outline\" --on \"2026-11-17 15:00\" --channel video --for 45m --rating 4 --win \"a clear start\" "
        "--private-note "
        "\"a doubt\" --i-will \"book the room\" --due 2026-11-20");
    out("action add sam \"send the notes\"");
  }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("done closes goals, steps and promises, once") {
  Records at;
  CHECK(at.out("done g1 s1 a1 --on 2026-11-22") ==
        "done g1 Ada Lovelace: Give a 20-minute talk\n"
        "done s1 Ada Lovelace: Write the outline\n"
        "done a1 Ada Lovelace: book the room\n");
  CHECK(holds(at.out("show a1 --json"), "\"done_on\": \"2026-11-22\""));
  CHECK(at.type("done a1") == Typed{4, "", "mentor: the promise 'a1' is already done\n  mentor reopen a1\n"});
  CHECK(at.type("done a2 --on 2026-11-24").code == 4);
}

TEST_CASE("done of several things is all or nothing") {
  Records at;
  CHECK(at.type("done a2 a9").code == 3);
  CHECK(at.type("done a1 a2 a2").code == 0);
  CHECK(at.out("action list") == "No promises here. Record one: mentor action add PAIR \"...\"\n");
}

TEST_CASE("a result is for goals alone") {
  Records at;
  CHECK(at.type("done a1 --result 1").code == 2);
  CHECK(at.type("done g1 --result 3").code == 2);
  at.out("done g1 --result -1");
  CHECK(holds(at.out("show g1 --json"), "\"result\": -1"));
}

TEST_CASE("a verb that does not suit a kind names the one that does") {
  Records at;
  CHECK(at.type("done c1") ==
        Typed{2, "", "mentor: 'c1': a check-in cannot be done\n  mentor edit to change it, mentor rm to remove it\n"});
  for (const char* line : {"done ada", "done ada@2026-11-24", "drop s1", "drop c1", "drop ada", "reopen ada", "reopen c1"}) {
    INFO(line);
    CHECK(at.type(line).code == 2);
  }
}

TEST_CASE("drop keeps its reason, and reopen takes it back") {
  Records at;
  CHECK(at.out("drop g1 --because \"no time\"") == "dropped g1 Ada Lovelace: Give a 20-minute talk\n");
  CHECK(at.type("drop g1").code == 4);
  CHECK(holds(at.out("show ada"), "2026-11-23  reason        g1   drop: no time\n"));
  CHECK(at.out("reopen g1") == "open again: g1 Ada Lovelace: Give a 20-minute talk\n");
  CHECK(at.type("reopen g1") == Typed{4, "", "mentor: the goal 'g1' is open\n"});
}

TEST_CASE("rm takes away a thing and what belongs to it, in whatever order they are named") {
  Records at;
  CHECK(at.out("rm c1 a1") ==
        "removed c1 Ada Lovelace: check-in of Tue 2026-11-17 15:00 CET (6 days ago)\n"
        "removed a1 Ada Lovelace: book the room\n");
  CHECK(at.type("show a1").code == 3);
  CHECK(at.type("show c1").code == 3);
  CHECK(at.type("rm c1").code == 3);
}

TEST_CASE("rm asks only about a pair, and a no removes nothing") {
  Records at;
  CHECK(at.type("rm sam").code == 7);
  at.in_terminal = true;
  at.answer = "n";
  const Typed refused = at.type("rm sam");
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "remove the pair 'sam' (Grace Hopper and Sam Okafor) for good, with 0 check-ins and 0 goals? [y/N]"));
  CHECK(at.type("show sam").code == 0);
  at.answer = "y";
  CHECK(at.out("rm sam") == "removed p2 sam: Grace Hopper and Sam Okafor\n- with a2 Sam Okafor: send the notes\n");
  CHECK(at.type("show sam").code == 3);
  CHECK(at.type("show a2").code == 3);
}

TEST_CASE("history shows names and times, not what the store keeps them as") {
  Records at;
  at.out("done g1 --result 2 --because \"well done\"");
  CHECK(at.out("history g1") ==
        "When              Command    What  Field   Before  After       Because\n"
        "2026-11-23 10:00  goal add   g1    (made)\n"
        "2026-11-23 10:00  goal step  s1    (made)\n"
        "2026-11-23 10:00  done       g1    status  open    done        well done\n"
        "2026-11-23 10:00  done       g1    closed          2026-11-23  well done\n"
        "2026-11-23 10:00  done       g1    result          2           well done\n");
  at.out("edit g1 --target 4.5");
  CHECK(holds(at.out("history g1 --format csv"), ",goal edit,g1,target,3,4.5,"));
}

TEST_CASE("history of a removed thing is still told") {
  Records at;
  at.out("rm a2");
  CHECK(at.out("history a2") ==
        "When              Command     Field      Before  After  Because\n"
        "2026-11-23 10:00  action add  (made)\n"
        "2026-11-23 10:00  rm          (removed)\n");
  CHECK(at.type("history a99").code == 3);
}

TEST_CASE("a pair's timeline has everything, newest first, and says what was logged late") {
  Records at;
  const std::string shown = at.out("show ada");
  CHECK(shown.substr(shown.find("Timeline\n")) ==
        "Timeline\n"
        "On          What       Ref  Text\n"
        "2026-11-23  goal-set   g1   Give a 20-minute talk, due 2027-01-01\n"
        "2026-11-17  checkin    c1   45 min, video, rating 4 of 5, logged 6 days later\n"
        "2026-11-17  note       c1   Grace: Read the outline\n"
        "2026-11-17  win        c1   Grace: a clear start\n"
        "2026-11-17  promise    a1   Grace: book the room, due 2026-11-20\n"
        "2026-09-01  agreement  p1   weekly tue 15:00, 1 h, video, times in Europe/Berlin\n"
        "2026-09-01  start      p1   Ada Lovelace mentors Grace Hopper\n");
}

TEST_CASE("a timeline is cut by days and by count") {
  Records at;
  const auto timeline = [&](const std::string& options) {
    const std::string shown = at.out("show ada " + options);
    return shown.substr(shown.find("On   "));
  };
  CHECK(timeline("--since 2026-11-01 --until 2026-11-17") ==
        "On          What     Ref  Text\n"
        "2026-11-17  checkin  c1   45 min, video, rating 4 of 5, logged 6 days later\n"
        "2026-11-17  note     c1   Grace: Read the outline\n"
        "2026-11-17  win      c1   Grace: a clear start\n"
        "2026-11-17  promise  a1   Grace: book the room, due 2026-11-20\n");
  CHECK(timeline("--limit 1") ==
        "On          What      Ref  Text\n"
        "2026-11-23  goal-set  g1   Give a 20-minute talk, due 2027-01-01\n");
}

TEST_CASE("private lines go to a terminal and to JSON alone, unless they are asked for") {
  Records at;
  for (const std::string line : {"show c1", "show ada", "search doubt", "show c1 --format markdown", "search doubt --format csv"}) {
    INFO(line);
    const Typed typed = at.type(line);
    CHECK(typed.code == 0);
    CHECK(!holds(typed.out, "a doubt"));
    CHECK(typed.err == "1 private line was left out (--include-private shows it)\n");
  }
  CHECK(at.type("show c1 --format csv").err == "");  // whose columns hold no lines
  CHECK(holds(at.out("show c1 --include-private"), "a doubt"));
  CHECK(holds(at.out("show c1 --json"), "a doubt"));
  CHECK(holds(at.out("search doubt --json"), "a doubt"));
  at.out_terminal = true;
  CHECK(holds(at.out("show c1"), "a doubt"));
}

TEST_CASE("one thing is an object in JSON, several are a list") {
  Records at;
  CHECK(at.out("show a1 --json").starts_with("{"));
  CHECK(at.out("show a1 g1 --json").starts_with("["));
  CHECK(holds(at.out("show ada --json"), "\"timeline\": ["));
}

TEST_CASE("search finds what has all the words, in any case, the newest first") {
  Records at;
  CHECK(at.out("search OUTLINE") ==
        "Ref  Pair  On          Text\n"
        "c1   ada   2026-11-17  Read the outline\n"
        "s1   ada               Write the outline\n");
  CHECK(at.out("search outline write") ==
        "Ref  Pair  On  Text\n"
        "s1   ada       Write the outline\n");
  CHECK(at.out("search nowhere") == "Nothing has all of these words.\n");
  CHECK(at.type("search \"\"").code == 2);
}

TEST_CASE("history tells lengths as people read them, and nothing that is only ours") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --notice 1d");
  at.out("agreement set ada --notice 2d --for 45m");
  const std::string csv = at.out("history ada --format csv");
  CHECK(csv.find(",agreement.notice,1d,2d,") != std::string::npos);
  CHECK(csv.find(",agreement.minutes,1 h,45 min,") != std::string::npos);
  at.out("log ada hello --on now");
  at.out("edit c1 --win \"a first draft\" --thanks \"for the talk\"");
  CHECK(at.out("history c1").find("gives_back") == std::string::npos);
}
