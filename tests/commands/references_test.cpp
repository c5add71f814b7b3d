// Whom and what a reference means, and that a write reads the name back.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a first name that several have is refused with the candidates, though it is the handle of one") {
  Typing at;
  at.out("pair add --mentor \"Maria Silva\" --start 2026-09-01");
  CHECK(at.type("log maria x --on now").code == 0);
  at.out("pair add --mentor \"María Souza\" --start 2026-09-01");
  at.out("pair add --mentee \"Maria Lopes\" --start 2026-09-01");
  const Typed typed = at.type("log maria x --on now");
  CHECK(typed.code == 4);
  CHECK(typed.err ==
        "mentor: 'maria' could be any of: p1 maria (Maria Silva), p2 maria2 (María Souza), p3 maria3 (Maria Lopes)\n"
        "  name one by its id, or by more of its name\n");
  CHECK(holds(at.out("log p1 x --on now"), "c2 Maria Silva: "));
  CHECK(holds(at.out("log souza x --on now"), "c3 María Souza: "));
  CHECK(holds(at.out("log maria2 x --on now"), "c4 María Souza: "));
  CHECK(holds(at.out("log \"maria silva\" x --on now"), "c5 Maria Silva: "));
}

TEST_CASE("the same person in two pairs is named by the handle of one") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --start 2026-09-01");
  at.out("pair add --mentee \"Ada Lovelace <ada@example.org>\" --start 2026-09-01");
  CHECK(at.type("log ada x --on now").code == 0);
}

TEST_CASE("every write about a pair reads the full name back") {
  Typing at;
  at.begin_two_pairs();
  for (const char* line : {"log ada x --on now",
                           "edit c1 y",
                           "goal add ada \"Write two papers\" --target 3",
                           "edit g1 --why \"to learn\"",
                           "goal progress g1 1",
                           "goal step g1 \"Find a topic\"",
                           "edit s1 --due fri",
                           "action add ada \"book the room\"",
                           "edit a1 --due fri",
                           "done a1",
                           "reopen a1",
                           "drop a1",
                           "agenda add ada \"the talk\"",
                           "edit t1 --minutes 5",
                           "agenda agree ada --by both",
                           "agreement set ada --notice 1d",
                           "agreement sign ada --by both",
                           "meeting move ada@2026-11-24 --at \"2026-11-25 15:00\"",
                           "edit ada@2026-11-24 --for 30m",
                           "meeting cancel ada@2026-11-24",
                           "reopen ada@2026-11-24",
                           "meeting miss ada@2026-11-17",
                           "meeting add ada --at \"2026-11-27 15:00\"",
                           "pair edit ada --tag talks",
                           "pair pause ada --from 2027-01-01 --until 2027-01-05",
                           "pair resume ada",
                           "rm t1",
                           "pair end ada"}) {
    INFO(line);
    const std::string echo = at.out(line);
    INFO(echo);
    CHECK(holds(echo, "Ada Lovelace"));
  }
}

TEST_CASE("a meeting is named by the date it was moved to, where that names one") {
  Typing at;
  at.begin_two_pairs();
  at.out("meeting move ada@2026-12-01 --at \"2026-12-03 10:00\"");
  CHECK(holds(at.out("show ada@2026-12-03 --json"), "\"ref\": \"ada@2026-12-01\""));
  CHECK(holds(at.out("show ada@2026-12-01 --json"), "\"ref\": \"ada@2026-12-01\""));
  CHECK(holds(at.out("agenda add ada \"the talk\" --meeting ada@2026-12-03 --json"), "\"meeting\": \"ada@2026-12-01\""));
  // The original date of one meeting goes before the date that another was moved to.
  at.out("meeting move ada@2026-12-01 --at \"2026-12-08 10:00\"");
  CHECK(holds(at.out("show ada@2026-12-08 --json"), "\"ref\": \"ada@2026-12-08\""));
  at.out("meeting move ada@2026-12-01 --at \"2026-12-03 10:00\"");
  at.out("meeting move ada@2026-12-15 --at \"2026-12-03 12:00\"");
  const Typed typed = at.type("show ada@2026-12-03");
  CHECK(typed.code == 4);
  CHECK(holds(typed.err, "'ada@2026-12-03' could be any of: ada@2026-12-01, ada@2026-12-15"));
  CHECK(at.type("show ada@2026-12-04").code == 3);
}

TEST_CASE("people are shown a moved meeting by the day it is on, scripts by its original one") {
  Typing at;
  at.begin_two_pairs();
  CHECK(at.out("meeting show ada").find("ada@2026-11-24\n") == 0);
  CHECK(at.out("meeting show ada --json").find("\"ref\": \"ada@2026-11-24\"") != std::string::npos);
  CHECK(at.type("meeting show g1").code == 2);
  CHECK(at.out("meeting move ada --at \"wed 16:00\"").find("ada@2026-11-25 Ada Lovelace: moved to ") == 0);
  CHECK(at.out("meeting show ada").find("ada@2026-11-25\n") == 0);
  CHECK(at.out("meeting list ada").find("ada@2026-11-25") != std::string::npos);
  CHECK(at.out("meeting list ada --format csv").find("ada@2026-11-24") != std::string::npos);
  CHECK(at.out("meeting list ada --json").find("\"ref\": \"ada@2026-11-24\"") != std::string::npos);
  CHECK(at.out("agenda add ada x").find("- for ada@2026-11-25\n") != std::string::npos);
  CHECK(at.out("agenda agree ada --by both").find("ada@2026-11-25 ") == 0);
  // Where two could be meant each keeps its original day.
  at.out("meeting add ada --at \"2026-11-27 10:00\"");
  at.out("meeting move ada@2026-11-24 --at \"2026-12-01 10:00\"");
  CHECK(at.out("meeting show m1").find("ada@2026-11-24\n") == 0);
}
