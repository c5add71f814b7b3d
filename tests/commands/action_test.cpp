// The commands about promises.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

struct Promises : Typing {
  Promises() {
    begin_two_pairs();
    out("action add ada \"send the outline\" --owner them --due 2026-11-20");
    out("action add ada \"book the room\"");
    out("action add sam \"read the draft\" --due 2026-11-27");
    out("action add sam \"meet the team\" --owner both --due 2026-11-21");
  }
};

}  // namespace

TEST_CASE("a promise is mine unless another owner is named, and is read back") {
  Typing at;
  at.begin_two_pairs();
  CHECK(at.out("action add ada book the room --due fri") == "a1 Ada Lovelace: book the room (me), due Fri 2026-11-27 (in 4 days)\n");
  CHECK(at.out("action add ada lend the book --owner mentor") == "a2 Ada Lovelace: lend the book (Ada)\n");
}

TEST_CASE("promises are listed with mine first, then by due date") {
  Promises at;
  CHECK(at.out("action list") ==
        "Promise  Pair  Who   What              Due         Overdue\n"
        "a4       sam   both  meet the team     2026-11-21   2 days\n"
        "a3       sam   me    read the draft    2026-11-27\n"
        "a2       ada   me    book the room\n"
        "a1       ada   Ada   send the outline  2026-11-20   3 days\n");
}

TEST_CASE("promises are chosen by pair, side, lateness and state") {
  Promises at;
  at.out("done a3 --on 2026-11-22");
  at.out("drop a2");
  CHECK(at.out("action list --owner them") ==
        "Promise  Pair  Who   What              Due         Overdue\n"
        "a4       sam   both  meet the team     2026-11-21   2 days\n"
        "a1       ada   Ada   send the outline  2026-11-20   3 days\n");
  CHECK(at.out("action list --overdue --pair ada") ==
        "Promise  Pair  Who  What              Due         Overdue\n"
        "a1       ada   Ada  send the outline  2026-11-20   3 days\n");
  CHECK(at.out("action list --all --pair sam") ==
        "Promise  Pair  Who   What            Due         Overdue  State\n"
        "a4       sam   both  meet the team   2026-11-21   2 days  open\n"
        "a3       sam   me    read the draft  2026-11-27           done\n");
}

TEST_CASE("me and them pass over pairs in which I am neither, and are refused of one that is named") {
  Promises at;
  at.out("pair add --mentor \"Joan Clarke\" --mentee \"Alan Turing\" --handle joan");
  at.out("action add joan \"write it up\"");
  CHECK(at.out("action list --owner me --json").find("write it up") == std::string::npos);
  CHECK(at.type("action list --owner me --pair joan").code == 4);
}

TEST_CASE("an edited promise keeps its id, and an empty value clears") {
  Promises at;
  CHECK(at.out("edit a3 read both drafts --owner both --due \"\"") == "a3 Sam Okafor: read both drafts (both)\n");
  CHECK(at.out("history a3 --format csv").find(",action edit,a3,owner,mentor,both,") != std::string::npos);
}

TEST_CASE("the same key adds a promise once, and is refused for another kind") {
  Promises at;
  const std::string first = at.out("action add ada once --key k");
  CHECK(at.out("action add ada once --key k") == first);
  CHECK(at.type("goal add ada \"a goal in words\" --key k").code == 4);
}
