// One meeting changed: moved, cancelled, missed, and taken back.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Ada is in London, I am in Berlin; it is Monday 23 November 2026, 10:00 in Berlin.
struct Meetings : Typing {
  Meetings() {
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --start 2026-09-01 --notice "
        "2d");
    out("pair add --mentor Lin --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-09-01");
  }
};

}  // namespace

TEST_CASE("a move is read on the agreement's clock and echoed on both") {
  Meetings at;
  CHECK(at.out("meeting move ada --at \"wed 16:00\" --because \"train strike\"") ==
        "ada@2026-11-25 Ada Lovelace: moved to Wed 2026-11-25 16:00 GMT (in 2 days), for me Wed 2026-11-25 17:00 CET (in 2 days), 1 h\n"
        "- it was at Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET (tomorrow)\n"
        "- this is less notice than the 2 days you agreed\n");
  CHECK(holds(at.out("show ada"), "moved to Wed 2026-11-25 17:00 CET (in 2 days): train strike"));
  CHECK(holds(at.out("history m1"), "train strike"));
}

TEST_CASE("a move to a day alone keeps the time of day, also over a change of clocks") {
  Meetings at;
  const std::string moved = at.out("meeting move ada@2027-03-23 --at 2027-03-29 --json");
  CHECK(holds(moved, "\"starts_at\": \"2027-03-29T14:00:00Z\""));
  CHECK(holds(moved, "\"local\": \"2027-03-29T15:00\""));
  CHECK(holds(moved, "\"original_date\": \"2027-03-23\""));
}

TEST_CASE("a move onto a time that clocks skip is refused") {
  Meetings at;
  CHECK(at.type("meeting move ada --at \"2027-03-28 01:30\"").code == 2);
  at.out("agreement set ada --every \"weekly tue 01:30\"");
  const Typed typed = at.type("meeting move ada@2027-03-23 --at 2027-03-28");
  CHECK(typed.code == 2);
  CHECK(holds(typed.err, "skip 2027-03-28T01:30"));
}

TEST_CASE("a move onto the later of two equal clock times is refused, onto the earlier it is made") {
  Meetings at;
  CHECK(at.type("meeting move ada --at 2027-10-31T01:30Z").code == 2);
  CHECK(holds(at.out("meeting move ada --at 2027-10-31T00:30Z --json"), "\"starts_at\": \"2027-10-31T00:30:00Z\""));
}

TEST_CASE("a move to where it is, onto another meeting or into a pause is refused") {
  Meetings at;
  CHECK(at.type("meeting move ada --at \"2026-11-24 15:00\"").code == 4);
  CHECK(at.type("meeting move ada --at \"2026-12-01 15:00\"").code == 4);
  at.out("pair pause ada --from 2026-12-20 --until 2027-01-03");
  CHECK(at.type("meeting move ada --at \"2026-12-22 16:00\"").code == 4);
  at.out("meeting move ada@2026-12-22 --at \"2027-01-04 16:00\"");
  CHECK(holds(at.out("meeting list --pair ada --from 2027-01-04 --until 2027-01-04"), "ada@2027-01-04  2027-01-04 17:00"));
}

TEST_CASE("a move takes its topics along, even behind the next meeting") {
  Meetings at;
  at.out("agenda add ada \"the talk\"");
  at.out("meeting move ada --at \"wed 16:00\"");
  CHECK(holds(at.out("agenda ada"), "t1 the talk"));
  at.out("meeting move ada --at \"2026-12-10 16:00\"");
  CHECK(holds(at.out("agenda ada@2026-11-24"), "t1 the talk"));
  CHECK(!holds(at.out("agenda ada"), "t1 the talk"));
}

TEST_CASE("a cancelled meeting loses no topic, and gets them back when it is taken back") {
  Meetings at;
  at.out("agenda add ada \"one\"");
  at.out("agenda add ada \"two\" --meeting ada@2026-12-08");
  CHECK(
      at.out("meeting cancel ada@2026-12-08 --by them --because ill") ==
      "ada@2026-12-08 Ada Lovelace: cancelled by Ada, Tue 2026-12-08 15:00 GMT (in 15 days), for me Tue 2026-12-08 16:00 CET (in 15 days)\n"
      "- 1 topic for ada@2026-11-24\n"
      "- to take it back: mentor reopen m1\n");
  CHECK(at.type("meeting cancel ada@2026-12-08") ==
        Typed{4, "", "mentor: the meeting 'ada@2026-12-08' is already cancelled\n  mentor reopen m1 takes that back\n"});
  at.out("meeting cancel ada");
  CHECK(holds(at.out("agenda ada"), "t1 one"));
  CHECK(holds(at.out("agenda ada"), "t2 two"));
  at.out("reopen m1");
  CHECK(holds(at.out("agenda ada@2026-12-08"), "t2 two"));
  CHECK(holds(at.out("show ada"), "cancelled"));
}

TEST_CASE("miss means the last meeting that is neither logged, missed nor cancelled") {
  Meetings at;
  at.out("log ada talked --on 2026-11-17");
  CHECK(at.out("meeting miss ada --by me") ==
        "ada@2026-11-10 Ada Lovelace: missed by Grace, Tue 2026-11-10 15:00 GMT (13 days ago), for me Tue 2026-11-10 16:00 CET (13 days "
        "ago)\n"
        "- its open topics stay on the agenda\n"
        "- to take it back: mentor reopen m1\n");
  CHECK(at.type("meeting miss ada@2026-11-10").code == 4);
  CHECK(at.type("meeting miss ada@2026-11-17").code == 4);
  CHECK(at.type("meeting miss ada@2026-11-24").code == 4);
  CHECK(at.out("reopen ada@2026-11-10") == "open again: m1 Ada Lovelace: meeting of Tue 2026-11-10 16:00 CET (13 days ago)\n");
  CHECK(at.type("reopen m1").code == 4);
}

TEST_CASE("meetings of an ended pair, of nobody or on other days are refused") {
  Meetings at;
  CHECK(at.type("meeting cancel bob").code == 3);
  CHECK(at.type("meeting cancel m9").code == 3);
  CHECK(at.type("meeting cancel ada@2026-11-25").code == 3);
  CHECK(at.type("meeting cancel g1").code == 2);
  CHECK(at.type("meeting move ada").code == 2);
  CHECK(at.type("meeting move ada --at 03/04/26").code == 2);
  CHECK(at.type("meeting cancel sam-lin --by me").code == 4);
  at.out("pair end ada");
  CHECK(at.type("meeting move ada@2026-12-01 --at \"2026-12-02 15:00\"").code == 4);
  CHECK(at.type("meeting cancel ada@2026-12-01").code == 4);
  CHECK(at.type("meeting miss ada@2026-11-17").code == 4);
  CHECK(at.type("meeting add ada --at \"2026-12-02 15:00\"").code == 4);
}

TEST_CASE("without a slot there is nothing to change") {
  Meetings at;
  at.out("pair add --mentor \"Eve Slotless\" --every weekly");
  CHECK(at.type("meeting cancel eve").code == 3);
  CHECK(at.type("meeting move eve --at \"fri 10:00\"").code == 3);
  CHECK(at.type("meeting miss eve").code == 3);
}
