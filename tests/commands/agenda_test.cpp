// The page for a meeting, and who has agreed to it.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// It is Monday 23 November 2026, 10:00 in Berlin; Ada mentors Grace, who types, in 45 minutes a week.
struct Agendas : Typing {
  Agendas() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --start 2026-09-01");
    out("pair add --mentor Lin --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-09-01");
  }
  std::string to_agree(const std::string& meeting = "ada") {
    const std::string json = out("agenda " + meeting + " --json");
    const auto begin = json.find("\"to_agree\": [");
    std::string list = json.substr(begin + 13, json.find(']', begin) - begin - 13);
    std::erase_if(list, [](char c) { return c == ' ' || c == '\n' || c == '"'; });
    return list;
  }
};

}  // namespace

TEST_CASE("the page has the last check-in, topics with their sum, promises of both, goals with pace and what is to be agreed") {
  Agendas at;
  at.out("goal add ada \"Give a 20-minute talk\" --metric runs --target 4 --due 2027-03-31");
  at.out(
      "log ada \"Read the outline\" --on 2026-11-17 --win \"a clear start\" --progress g1=1 --i-will \"book the room\" --due 2026-11-20 "
      "--they-will \"send a sample\"");
  at.out("agenda add ada \"How to open the talk\" --minutes 30 --goal g1");
  at.out("agenda add ada \"Questions\" --minutes 25 --by them");
  at.out("agenda add ada \"Anything else\"");
  CHECK(at.out("agenda ada") ==
        "Agenda: Ada Lovelace and Grace Hopper\n"
        "Tue 2026-11-24 15:00 CET (tomorrow), 45 min, video\n"
        "\n"
        "Last time: Tue 17 Nov, 45 min, video\n"
        "- Read the outline\n"
        "- Win (Grace): a clear start\n"
        "\n"
        "Topics\n"
        "[ ] t1 How to open the talk (Grace, 30 min, for g1)\n"
        "[ ] t2 Questions (Ada, 25 min)\n"
        "[ ] t3 Anything else (Grace)\n"
        "- 55 min of 45 min planned, 1 topic without a length, 10 min too much\n"
        "\n"
        "Open promises\n"
        "[ ] a1 Grace: book the room (due Fri 20 Nov, 3 days overdue)\n"
        "[ ] a2 Ada: send a sample\n"
        "\n"
        "Goals\n"
        "- g1 Give a 20-minute talk: 1 of 4 runs, 25 % of the way, 0 % of the time, due 31 Mar 2027\n"
        "\n"
        "Still to agree\n"
        "- the agreement: Ada and Grace (mentor agreement sign ada --by both)\n");
  CHECK(at.out("agenda ada --format csv")
            .starts_with("kind,ref,by,text,minutes,carried,due_on,share_done,share_time\n"
                         "topic,t1,mentee,How to open the talk,30,0,,,\n"));
}

TEST_CASE("a carried topic says since when and how often, and is flagged on its third appearance") {
  Agendas at;
  at.out("agenda add ada \"the talk\" --now 2026-11-09");
  at.out("log ada first --on 2026-11-10");
  CHECK(holds(at.out("agenda ada"), "t1 the talk (Grace), carried over 1 time since Tue 10 Nov\n"));
  at.out("log ada second --on 2026-11-17");
  CHECK(holds(at.out("agenda ada --format markdown"), "carried over 2 times since Tue 10 Nov: **settle it or drop it**"));
}

TEST_CASE("the nearest meeting of all pairs is what a bare agenda means") {
  Agendas at;
  CHECK(holds(at.out("agenda"), "Ada Lovelace and Grace Hopper"));
  at.out("meeting cancel ada");
  CHECK(holds(at.out("agenda"), "Lin and Sam Okafor"));
}

TEST_CASE("private topics and lines stay off the page where they may be read by others, and are counted") {
  Agendas at;
  at.out("log ada \"open\" --on 2026-11-17 --private-note \"a doubt\"");
  at.out("agenda add ada \"a secret\" --private --minutes 10");
  const Typed page = at.type("agenda ada");
  CHECK(!holds(page.out, "secret"));
  CHECK(!holds(page.out, "doubt"));
  CHECK(page.err == "2 private lines were left out (--include-private shows them)\n");
  CHECK(holds(at.out("agenda ada --include-private"), "a secret"));
}

TEST_CASE("each side agrees once, and the echo says who is left") {
  Agendas at;
  at.out("agenda add ada \"the talk\"");
  CHECK(at.out("agenda agree ada") ==
        "ada@2026-11-24 Ada Lovelace: agenda agreed by Grace, Tue 2026-11-24 15:00 CET (tomorrow), 1 topic\n"
        "- Ada has yet to agree: mentor agenda agree ada@2026-11-24 --by mentor\n");
  CHECK(at.to_agree() == "mentor");
  CHECK(at.type("agenda agree ada") == Typed{4, "", "mentor: Grace Hopper has already agreed to this agenda\n  mentor agenda ada\n"});
  CHECK(at.out("agenda agree ada@2026-11-24 --by them") ==
        "ada@2026-11-24 Ada Lovelace: agenda agreed by Ada, Tue 2026-11-24 15:00 CET (tomorrow), 1 topic\n");
  CHECK(at.to_agree() == "");
  CHECK(holds(at.out("show m1"), "by both"));
  CHECK(!holds(at.out("agenda ada"), "this agenda"));
}

TEST_CASE("what was agreed before a topic was added, changed, dropped or opened again is to be agreed anew") {
  Agendas at;
  at.out("agenda add ada \"the talk\"");
  for (const char* line : {"agenda add ada more", "edit t1 --minutes 5", "drop t2", "reopen t2", "done t2"}) {
    INFO(line);
    at.out("agenda agree ada --by both");
    CHECK(at.to_agree() == "");
    at.now += std::chrono::minutes(1);
    at.out(line);
    CHECK(at.to_agree() == "mentor,mentee");
    at.now += std::chrono::minutes(1);
  }
}

TEST_CASE("a topic of another meeting leaves what was agreed as it is") {
  Agendas at;
  at.out("agenda agree ada --by both");
  at.now += std::chrono::minutes(1);
  at.out("agenda add ada later --meeting ada@2026-12-08");
  at.out("drop t1");
  CHECK(at.to_agree() == "");
}

TEST_CASE("a move is to be agreed anew") {
  Agendas at;
  at.out("agenda agree ada --by both");
  at.out("meeting move ada --at \"wed 16:00\"");
  CHECK(at.to_agree() == "mentor,mentee");
}

TEST_CASE("agreeing where I am neither side, to a meeting that is over, cancelled or of an ended pair is refused") {
  Agendas at;
  CHECK(at.type("agenda agree sam-lin").code == 4);
  CHECK(at.type("agenda agree sam-lin --by me").code == 4);
  CHECK(at.type("agenda agree sam-lin --by mentor").code == 0);
  CHECK(at.type("agenda agree ada@2026-11-17").code == 4);
  at.out("log ada held --on 2026-11-10");
  CHECK(at.type("agenda agree ada@2026-11-10").code == 4);
  at.out("meeting cancel ada@2026-12-01");
  CHECK(at.type("agenda agree ada@2026-12-01").code == 4);
  CHECK(at.type("agenda agree ada@2026-11-25").code == 3);
  at.out("pair end ada");
  CHECK(at.type("agenda agree ada") == Typed{4, "", "mentor: 'ada' ended on 2026-11-23\n  mentor pair resume ada\n"});
  CHECK(at.type("agenda agree ada@2026-12-08").code == 4);
}

TEST_CASE("a topic for every pair with a tag, where more than a few ask and what is of one pair is refused") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair edit ada --tag work");
  at.out("pair edit sam --tag work");
  const std::string said = at.out("agenda add --tag work how is it going --minutes 5");
  CHECK(said.find("t1 Ada Lovelace: how is it going") == 0);
  CHECK(said.find("t2 Sam Okafor: how is it going") != std::string::npos);
  CHECK(at.out("agenda add \"the same\" --tag work --json").find('[') == 0);
  for (const char* line : {"--key k", "--goal g1", "--meeting ada@2026-11-24"})
    CHECK(at.type("agenda add --tag work x " + std::string(line)).code == 2);
  CHECK(at.type("agenda add --tag nobody x").code == 3);
  CHECK(at.type("agenda add --tag work").code == 2);
  for (const char* name : {"Ben", "Cem", "Dan", "Eva"}) at.out("pair add --mentor " + std::string(name) + " --tag work");
  CHECK(at.type("agenda add --tag work x").code == 7);
  CHECK(at.type("agreement set --tag work --notice 2d").code == 7);
  at.in_terminal = true;
  at.answer = "";
  const Typed refused = at.type("agreement set --tag work --notice 2d");
  CHECK(refused.code == 1);
  CHECK(refused.err.find("ada, ben, cem, dan, eva, sam: are these 6 pairs to be given these terms?") != std::string::npos);
  at.in_terminal = false;
  CHECK(at.out("agreement set --tag work --notice 2d --yes --json").find('[') == 0);
  CHECK(at.out("agreement show eva").find("Notice to move or cancel: 2 days") != std::string::npos);
  at.out("agenda add --tag work x --yes");
  CHECK(at.out("undo --yes").find("taken back agenda add") == 0);
}
