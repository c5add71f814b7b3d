// Edits of topics, meetings and check-ins: the options of their add, put over what stands.
#include <algorithm>
#include <fstream>

#include "commands/typing.hpp"
#include "mentor/domain/reference.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// It is Monday 23 November 2026, 10:00 in Berlin; Grace, the mentee, types.
struct Edits : Typing {
  Edits() {
    begin_two_pairs();
    out("goal add ada \"Give a 20-minute talk\" --metric runs --target 3");
    out("log ada \"Read the outline\" --on 2026-11-17 --rating 4 --win \"a clear start\" --lesson \"start with the demo\"");
    out("agenda add ada \"How to open the talk\" --minutes 10");
  }

  /// What the form is after a shell command over it; the editor is that command.
  void edit_with(const std::string& command) {
    std::ofstream(folder / "editor") << "#!/bin/sh\n" << command << "\n";
    std::filesystem::permissions(folder / "editor", std::filesystem::perms::owner_all);
    editor = (folder / "editor").string();
    in_terminal = true;
  }
};

}  // namespace

TEST_CASE("every kind has an edit of its own, chosen by the reference") {
  for (const auto& kind : kEnumNames<Kind>) {
    const std::string name = std::string(kind.text) + " edit";
    CAPTURE(name);
    CHECK(std::ranges::find(program().commands, name, &Command::name) != program().commands.end());
  }
}

TEST_CASE("a topic's edit takes what agenda add takes, and an empty value clears") {
  Edits at;
  CHECK(at.out("edit t1 \"How to end it\" --minutes 25 --goal g1 --by them --meeting ada@2026-12-08 --private") ==
        "t1 Ada Lovelace: (private)\n"
        "- for ada@2026-12-08\n"
        "- brought by Ada, 25 min, for g1, private\n");
  CHECK(at.out("topic edit t1 --minutes \"\" --goal \"\" --by \"\" --meeting \"\" --no-private") ==
        "t1 Ada Lovelace: How to end it\n"
        "- for ada@2026-11-24\n"
        "- brought by Grace\n");
  CHECK(at.type("edit t1 --private --no-private").code == 2);
  CHECK(at.type("edit t1 --meeting sam@2026-11-26").code == 4);
  CHECK(at.type("edit t1").code == 2);
}

TEST_CASE("a topic that is closed is not put on a meeting") {
  Edits at;
  at.out("done t1");
  CHECK(at.type("edit t1 --meeting ada@2026-12-08") == Typed{4, "", "mentor: the topic 't1' is already discussed\n  mentor reopen t1\n"});
  CHECK(at.type("edit t1 --minutes 5").code == 0);
}

TEST_CASE("a topic put on a later meeting before it was carried over is first meant for that one") {
  Edits at;
  at.out("edit t1 --meeting ada@2026-12-08");
  CHECK(holds(at.out("show t1 --json"), "\"origin_date\": \"2026-12-08\""));
}

TEST_CASE("an extra meeting takes another time, length and place, and keeps its reference") {
  Edits at;
  at.out("meeting add ada --at \"2026-11-27 09:00\" --where Cafe");
  CHECK(at.out("edit ada@2026-11-27 --at \"2026-11-28 11:00\" --for 30m --where \"\"") ==
        "ada@2026-11-27 Ada Lovelace: Sat 2026-11-28 11:00 CET (in 5 days), 30 min\n");
  CHECK(at.out("edit m1 --for \"\"") == "ada@2026-11-27 Ada Lovelace: Sat 2026-11-28 11:00 CET (in 5 days), 1 h\n");
  CHECK(at.type("edit m1 --at \"\"").code == 4);
}

TEST_CASE("a meeting of the cadence takes what is written about it, and an empty time takes a move back") {
  Edits at;
  CHECK(at.out("meeting edit ada --where \"Room 2\"") == "ada@2026-11-24 Ada Lovelace: Tue 2026-11-24 15:00 CET (tomorrow), 1 h, Room 2\n");
  at.out("edit ada@2026-11-24 --at \"2026-11-25 16:00\" --because \"a train strike\"");
  CHECK(holds(at.out("show ada"), "a train strike"));
  CHECK(at.out("edit ada@2026-11-24 --at \"\"") == "ada@2026-11-24 Ada Lovelace: Tue 2026-11-24 15:00 CET (tomorrow), 1 h, Room 2\n");
  CHECK(at.type("edit ada@2026-11-23 --where here").code == 3);
  CHECK(at.type("edit ada@2026-11-24 --at \"2026-12-01 15:00\"").code == 4);
}

TEST_CASE("a meeting that was cancelled is not edited") {
  Edits at;
  at.out("meeting cancel ada");
  CHECK(at.type("edit ada@2026-11-24 --where here").code == 4);
}

TEST_CASE("a check-in's text replaces its note, and lines of a kind replace those of that kind by that side") {
  Edits at;
  at.out("edit c1 --by them --lesson \"questions help\"");
  CHECK(at.out("edit c1 Read the whole outline --win \"a clear start\" --win \"and a clear end\" --rating \"\" --for 45m") ==
        "c1 Ada Lovelace: Tue 2026-11-17 15:00 CET (6 days ago), 45 min, video\n"
        "- Read the whole outline\n"
        "- Win (Grace): and a clear end\n");
  CHECK(holds(at.out("edit c1 --lesson \"\""), "- taken away: Lesson (Grace): start with the demo\n"));
  CHECK(holds(at.out("show c1"), "questions help"));
}

TEST_CASE("a check-in's edit adds progress, promises and what was done to those there") {
  Edits at;
  at.out("edit c1 --progress g1+1 --i-will \"book the room\" --due 2026-11-20");
  at.out("edit c1 --progress g1+1 --done t1");
  const std::string shown = at.out("show c1");
  CHECK(holds(shown, "book the room"));
  CHECK(holds(shown, "t1"));
  CHECK(holds(at.out("show g1 --json"), "\"current\": 2"));
  CHECK(at.type("edit c1 --done t1").code == 4);
}

TEST_CASE("a check-in put on another day joins that day's meeting and takes what it recorded along") {
  Edits at;
  at.out("edit c1 --progress g1=1 --i-will \"book the room\" --done t1");
  CHECK(holds(at.out("edit c1 --on 2026-11-10"), "- the meeting ada@2026-11-10\n"));
  CHECK(holds(at.out("history a1 --format csv"), "created_on,2026-11-17,2026-11-10"));
  CHECK(holds(at.out("show g1 --json"), "\"on\": \"2026-11-10\""));
  CHECK(holds(at.out("show t1 --json"), "\"carried\": 0"));
  CHECK(at.type("edit c1 --on 2026-11-24").code == 4);
  CHECK(at.type("edit c1 --on \"\"").code == 2);
}

TEST_CASE("a check-in is parted from its meeting, and joins another one by name") {
  Edits at;
  CHECK(holds(at.out("edit c1 --meeting \"\" --json"), "\"meeting\": null"));
  CHECK(holds(at.out("edit c1 --meeting ada@2026-11-10 --json"), "\"met_at\": \"2026-11-10T14:00:00Z\""));
  at.out("log ada again --meeting ada@2026-11-17");
  CHECK(at.type("edit c1 --meeting ada@2026-11-17") == Typed{4, "", "mentor: the meeting 'ada@2026-11-17' is already logged as c2\n"});
}

TEST_CASE("private and shared turn every line of a check-in") {
  Edits at;
  at.out("edit c1 --private");
  CHECK(at.out("show c1 --format csv --quiet").find("outline") == std::string::npos);
  CHECK(!holds(at.out("report week --of 2026-11-17"), "Read the outline"));
  at.out("edit c1 --no-private");
  CHECK(holds(at.out("report week --of 2026-11-17"), "Read the outline"));
}

TEST_CASE("the editor shows a check-in's lines, keeps the sides of those left alone, and takes away those that are gone") {
  Edits at;
  at.out("edit c1 --by them --lesson \"questions help\"");
  at.edit_with("sed -i -e 's/Read the outline/Read it all/' -e '/a clear start/d' \"$1\"");
  const std::string edited = at.out("edit c1 --edit");
  CHECK(holds(edited, "- Read it all\n- taken away: Win (Grace): a clear start\n"));
  const std::string shown = at.out("show c1");
  CHECK(holds(shown, "Ada    questions help"));
  CHECK(holds(shown, "Grace  start with the demo"));
}

TEST_CASE("a text that reads like the form's own lines comes back as it was") {
  Edits at;
  at.stdin_text = "# one\n== two\n\\# three\nfour";
  at.out("edit c1 -");
  at.edit_with("sed -i 's/^four$/five/' \"$1\"");
  at.out("edit c1 --edit");
  CHECK(holds(at.out("show c1 --json"), R"("text": "# one\n== two\n\\# three\nfive")"));
}

TEST_CASE("a form left as it was changes nothing") {
  Edits at;
  const std::string before = at.out("history c1 --json");
  at.edit_with("true");
  CHECK(at.type("edit c1 --edit").code == 2);
  CHECK(at.out("history c1 --json") == before);
}

TEST_CASE("edits of several things are all or nothing, and one text is for one thing") {
  Edits at;
  at.out("log ada again --on 2026-11-10");
  CHECK(at.type("edit c1 c9 --rating 2").code == 3);
  CHECK(!holds(at.out("show c1 --json"), "\"rating\": 2"));
  CHECK(at.out("edit c1 c2 --rating 2 --json").starts_with("["));
  CHECK(at.type("edit c1 c2 one text").code == 2);
}

TEST_CASE("the reason of an edit stands in the timeline, for every kind") {
  Edits at;
  at.out("goal step g1 \"Write the outline\"");
  at.out("action add ada \"book the room\"");
  int count = 0;
  for (const std::string line :
       {"edit g1 --why \"the team learns\"", "edit s1 --due 2026-12-31", "edit t1 --minutes 5", "edit c1 --win \"\"",
        "edit a1 --due 2026-12-31", "edit ada@2026-12-01 --where here", "edit ada --tag x"}) {
    INFO(line);
    const std::string reason = "reason " + std::to_string(++count);
    at.out(line + " --because \"" + reason + "\"");
    CHECK(holds(at.out("show ada"), "edit: " + reason));
  }
}

TEST_CASE("a check-in logged of the wrong pair goes to another with its lines and promises, and what was mine stays mine") {
  Edits at;  // I am Ada's mentee and Sam's mentor.
  at.out("log ada \"about the tests\" --on 2026-11-12 --for 20m --i-will \"send slides\" --they-will \"read them\" --due 2026-11-30");
  CHECK(at.out("edit c2 --pair sam") ==
        "c2 Sam Okafor: Thu 2026-11-12 10:00 CET (11 days ago), 1 h, video\n"
        "- it was of Ada Lovelace; what was promised came along: a1, a2\n"
        "- the meeting sam@2026-11-12\n"
        "- about the tests\n");
  CHECK(at.out("checkin list sam --format csv").find("c2,") != std::string::npos);
  CHECK(at.out("action list sam --format csv").find("a1,") != std::string::npos);
  const std::string shown = at.out("show c2 --json");
  CHECK(holds(shown, "\"by\": \"mentor\""));
  CHECK_FALSE(holds(shown, "\"by\": \"mentee\""));
  const std::string promise = at.out("show a1 --json");
  CHECK(holds(promise, "\"pair\": \"sam\""));
  CHECK(holds(promise, "\"owner\": \"mentor\""));
  CHECK(holds(at.out("meeting list ada --from 2026-11-10 --until 2026-11-11 --json"), "\"unrecorded\""));
  at.out("undo");
  CHECK(holds(at.out("show a1 --json"), "\"owner\": \"mentee\""));
  CHECK(holds(at.out("show c2 --json"), "\"by\": \"mentee\""));
}

TEST_CASE("what a check-in recorded of its pair does not go to another, and the refusal says what to type first") {
  Edits at;
  at.out("log ada x --on 2026-11-19 --progress g1=1 --done t1 --i-will \"send slides\"");
  CHECK(at.type("edit c2 --pair ada") == Typed{4, "", "mentor: 'c2' is of the pair 'ada' already\n"});
  CHECK(
      at.type("edit c2 --pair sam") ==
      Typed{4, "",
            "mentor: 'c2' says how far g1 was, of the pair 'ada', which cannot go along\n  mentor goal progress g1 --remove 2026-11-19\n"});
  at.out("goal progress g1 --remove 2026-11-19");
  CHECK(at.type("edit c2 --pair sam") ==
        Typed{4, "", "mentor: 'c2' closed t1 of the pair 'ada', which cannot go along\n  mentor reopen t1\n"});
  at.out("reopen t1");
  at.out("log ada y --on 2026-11-20 --done a1");
  CHECK(at.type("edit c2 --pair sam").code == 4);
  CHECK(holds(at.type("edit c2 --pair sam").err, "which was done in c3"));
  at.out("reopen a1");
  at.out("edit c2 --pair sam");
  // What it closed once is the old pair's own again.
  at.out("done t1");
  CHECK_FALSE(holds(at.out("rm c2 --yes"), "t1"));
  CHECK(at.type("edit c1 --pair nobody").code == 3);
  CHECK(at.type("pair edit sam --start 2026-11-18").code == 0);
  CHECK(at.type("edit c1 --pair sam").code == 4);
}
