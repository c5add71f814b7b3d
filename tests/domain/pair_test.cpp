// Pairs: people, handles, sides, and when a pair is active.
#include "mentor/domain/pair.hpp"

#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/base/error.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

bool is_refused(std::string_view who) {
  try {
    parse_person(who);
  } catch (const Error& error) {
    return error.kind == ErrorKind::usage;
  }
  return false;
}

std::string handle(const char* mentor, const char* mentee, Role role, const std::vector<std::string>& taken = {}) {
  Person one;
  one.name = mentor;
  Person other;
  other.name = mentee;
  return make_handle(one, other, role, taken);
}

}  // namespace

TEST_CASE("a person is a name, and perhaps an address") {
  CHECK(parse_person("Ada Lovelace") == Person{"Ada Lovelace", "", "", {}});
  CHECK(parse_person("  Ada Lovelace  <ada@example.org>") == Person{"Ada Lovelace", "ada@example.org", "", {}});
  CHECK(parse_person("山田 <yamada@例え.jp>").email == "yamada@例え.jp");
}

TEST_CASE("a name or an address that is none is refused") {
  for (const char* who : {"", "  ", "<ada@example.org>", "Ada <>", "Ada <ada>", "Ada <@x>", "Ada <x@>", "Ada <a@b@c>", "Ada <a b@c>",
                          "Ada <a@b", "Ada <a@b> or so", "Ada <-f@b>", "Ada <a@b,c@d>", "Ada <a@b\r>", "Ada \xff"}) {
    CAPTURE(who);
    CHECK(is_refused(who));
  }
  CHECK(is_refused(std::string(257, 'a')));
  CHECK(!is_refused(std::string(256, 'a')));
}

TEST_CASE("a handle is of the other side's first name, of both where I am neither") {
  CHECK(handle("Ada Lovelace", "Grace Hopper", Role::mentee) == "ada");
  CHECK(handle("Ada Lovelace", "Grace Hopper", Role::mentor) == "grace");
  CHECK(handle("Ada Lovelace", "Grace Hopper", Role::none) == "grace-ada");
  CHECK(handle("山田", "王", Role::none) == "mentee-mentor");
}

TEST_CASE("a taken handle is numbered, and none looks like an id") {
  CHECK(handle("Ada", "", Role::mentee, {"ada"}) == "ada2");
  CHECK(handle("Ada", "", Role::mentee, {"ada", "ada2", "ada3"}) == "ada4");
  CHECK(handle("G12", "", Role::mentee) != "g12");
  CHECK(is_handle(handle("G12", "", Role::mentee)));
  CHECK(is_handle(handle("P", "", Role::mentee, {"p"})));
  CHECK(is_handle(handle(std::string(200, 'x').c_str(), "", Role::mentee)));
  CHECK(is_handle(handle("9 Lives", "", Role::mentee)));
}

TEST_CASE("what a handle may be") {
  for (const char* good : {"a", "ada", "ada-2", "a-1", "x1", "b12", "goal", "ada2"}) CHECK(is_handle(good));
  for (const char* bad : {"", "Ada", "2ada", "-a", "a_b", "a b", "g1", "s99", "m3", "t4", "c5", "a6", "p7", "ä"}) CHECK(!is_handle(bad));
  CHECK(is_handle(std::string(64, 'x')));
  CHECK(!is_handle(std::string(65, 'x')));
}

TEST_CASE("a pair is active, paused or ended by its days") {
  Pair of = pair("2026-09-01");
  of.pauses = {{day("2026-10-01"), day("2026-10-07"), ""}, {day("2026-12-01"), std::nullopt, "long"}};
  CHECK(status_on(of, day("2026-09-30")) == PairStatus::active);
  CHECK(status_on(of, day("2026-10-01")) == PairStatus::paused);
  CHECK(status_on(of, day("2026-10-07")) == PairStatus::paused);
  CHECK(status_on(of, day("2026-10-08")) == PairStatus::active);
  CHECK(pause_on(of, day("2030-01-01"))->because == "long");
  of.ends_on = day("2026-11-30");
  CHECK(status_on(of, day("2026-11-30")) == PairStatus::active);
  CHECK(status_on(of, day("2026-12-01")) == PairStatus::ended);
  of.ended_on = day("2026-10-05");
  CHECK(status_on(of, day("2026-10-04")) == PairStatus::paused);
  CHECK(status_on(of, day("2026-10-05")) == PairStatus::ended);
}

TEST_CASE("a pair that went on past its agreed end is active until it ended") {
  Pair of = pair("2026-09-01");
  of.ends_on = day("2026-10-01");
  of.ended_on = day("2026-11-01");
  CHECK(status_on(of, day("2026-10-15")) == PairStatus::active);
}

TEST_CASE("a pair counts in a window when it was active on any day of it") {
  Pair of = pair("2026-09-10");
  CHECK(!active_within(of, day("2026-09-01"), day("2026-09-09")));
  CHECK(active_within(of, day("2026-09-01"), day("2026-09-10")));
  of.pauses = {{day("2026-10-01"), day("2026-10-14"), ""}};
  CHECK(!active_within(of, day("2026-10-05"), day("2026-10-11")));
  CHECK(active_within(of, day("2026-10-12"), day("2026-10-18")));
  of.ended_on = day("2026-11-09");
  CHECK(active_within(of, day("2026-11-09"), day("2026-11-15")));
  CHECK(!active_within(of, day("2026-11-10"), day("2026-11-15")));
}

TEST_CASE("a window of two pauses back to back has no active day") {
  Pair of = pair("2026-09-10");
  of.pauses = {{day("2026-10-01"), day("2026-10-07"), ""}, {day("2026-10-08"), std::nullopt, ""}};
  CHECK(!active_within(of, day("2026-10-05"), day("2026-10-11")));
}

TEST_CASE("me and them are sides only where I am one") {
  CHECK(party_of(Side::me, Role::mentor) == Party::mentor);
  CHECK(party_of(Side::them, Role::mentor) == Party::mentee);
  CHECK(party_of(Side::me, Role::mentee) == Party::mentee);
  CHECK(party_of(Side::both, Role::none) == Party::both);
  CHECK(party_of(Side::mentor, Role::none) == Party::mentor);
  CHECK_THROWS_AS(party_of(Side::me, Role::none), Error);
  CHECK_THROWS_AS(party_of(Side::them, Role::none), Error);
  CHECK(my_party(Role::none) == Party::mentee);
  CHECK(includes_me(Party::both, Role::mentor));
  CHECK(!includes_me(Party::both, Role::none));
  CHECK(!includes_me(Party::mentee, Role::mentor));
}

TEST_CASE("people are named by their first name, a pair by both") {
  const Pair of = pair("2026-09-01");
  CHECK(first_name(of, Party::mentor) == "Ada");
  CHECK(first_name(of, Party::both) == "both");
  CHECK(names_of(of) == "Ada Lovelace and Grace Hopper");
  CHECK(counterpart(of) == "Ada Lovelace");
  Pair others = of;
  others.role = Role::none;
  CHECK(counterpart(others) == "Ada Lovelace and Grace Hopper");
}
