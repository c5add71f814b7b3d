// Persons: found again by address, one of them me, united where they are one; and the parts of things in history.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct People : Typing {
  void configure(std::string_view text) {
    std::filesystem::create_directories(folder / ".config" / "mentor");
    const auto path = folder / ".config" / "mentor" / "config.toml";
    std::ofstream(path) << text;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
};

}  // namespace

TEST_CASE("whoever has the same address is one person, whatever the case, and a name alone is somebody new") {
  People at;
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\"");
  at.out("pair add --mentee \"Countess <ADA@Example.org>\" --handle countess");
  CHECK(at.out("person list") ==
        "Person  Name               Address          Time zone      Pairs\n"
        "1       Ada Lovelace       ada@example.org                 ada, countess\n"
        "2       Grace Hopper (me)                   Europe/Berlin  ada, countess\n");
  const std::string echo = at.out("pair add --mentor \"Ada Lovelace\"");
  CHECK(holds(echo, "another Ada Lovelace is known; if they are one person:\n  mentor person merge 1 3\n"));
  CHECK(holds(at.out("person merge 1 3"), "1 Ada Lovelace <ada@example.org> (mentor in ada, mentor in ada2, mentee in countess)\n"));
  CHECK(holds(at.out("pair list"), "ada2      Ada Lovelace"));
  CHECK(at.type("person show 3").code == 3);
}

TEST_CASE("a person is meant by address, number, handle, name or a word's beginning, and never guessed") {
  People at;
  at.out("pair add --mentor \"Maria Souza <maria@example.org>\"");
  at.out("pair add --mentor \"Maria Lopez\"");
  for (const char* who : {"1", "maria@example.org", "MARIA@example.org", "\"maria souza\"", "souz"})
    CHECK(holds(at.out("person show " + std::string(who)), "Maria Souza"));
  CHECK(holds(at.out("person show maria2"), "Maria Lopez"));
  CHECK(holds(at.out("person show me"), "Grace Hopper (me)"));
  CHECK(
      at.type("person show mar") ==
      Typed{4, "", "mentor: 'mar' could be any of: 3 Maria Lopez, 1 Maria Souza <maria@example.org>\n  give the number, or an address\n"});
  CHECK(at.type("person show nobody").code == 3);
}

TEST_CASE("a person is changed in every pair of theirs, and never takes somebody else's address") {
  People at;
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\"");
  at.out("pair add --mentee \"Ada <ada@example.org>\" --handle back");
  at.out("pair add --mentee \"Sam Okafor <sam@example.org>\"");
  at.out("person edit ada --name \"Ada King\" --tz Europe/London");
  CHECK(holds(at.out("pair list"), "back  Grace Hopper  Ada King"));
  CHECK(holds(at.out("history ada"), "mentor's name"));
  CHECK(at.type("person edit sam --email ada@example.org").code == 4);
  CHECK(at.type("pair edit sam --mentee \"Sam <ada@example.org>\"").code == 4);
  CHECK(at.type("person edit sam").code == 2);
  CHECK(holds(at.out("person edit sam --email= --json"), "\"email\": null"));
}

TEST_CASE("what the config says of me is what is shown and sent, and cannot be changed elsewhere") {
  People at;
  at.configure("me.name = \"Grace Hopper\"\nme.email = \"grace@old.example\"\n");
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\"");
  at.configure("me.name = \"Grace Murray Hopper\"\nme.email = \"grace@new.example\"\n");
  CHECK(holds(at.out("pair list"), "Grace Murray Hopper"));
  CHECK(holds(at.out("show ada --json"), "\"email\": \"grace@new.example\""));
  const std::string mail = at.out("agenda invite ada");
  CHECK(holds(mail, "grace@new.example"));
  CHECK(!holds(mail, "grace@old.example"));
  CHECK(at.type("pair edit ada --mentee \"Somebody\"").code == 4);
  CHECK(at.type("person edit me --name Somebody").code == 4);
  at.configure("");
  CHECK(holds(at.out("pair list"), "Grace Hopper"));
}

TEST_CASE("nobody mentors themselves, and two people are a pair once at a time") {
  People at;
  at.configure("me.email = \"grace@example.org\"\n");
  CHECK(at.type("pair add --mentor Ada --mentee ada").code == 2);
  CHECK(at.type("pair add --mentor \"Ada <a@example.org>\" --mentee \"Lovelace <A@example.org>\"").code == 2);
  at.out("pair add --mentor \"Ada <a@example.org>\" --mentee \"Ada <b@example.org>\"");
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\"");
  CHECK(at.type("pair add --mentor \"Grace <GRACE@example.org>\"").code == 2);
  CHECK(at.type("pair add --mentor \"Ada <ada@example.org>\"") ==
        Typed{4, "", "mentor: Ada Lovelace and Grace Hopper are already the pair 'ada'\n  mentor show ada\n"});
  at.out("pair add --mentee \"Ada <ada@example.org>\"");
  at.out("pair end ada");
  at.out("pair add --mentor \"Ada <ada@example.org>\" --handle again");
}

TEST_CASE("the two sides of a pair are never united") {
  People at;
  at.out("pair add --mentor Ada");
  CHECK(at.type("person merge ada me").code == 4);
  CHECK(at.type("person merge ada 1").code == 4);
}

TEST_CASE("all that is held about somebody is shown, word for word as JSON") {
  People at;
  at.begin_two_pairs();
  at.out("goal add ada \"Give a talk\"");
  at.out("agenda add ada \"how to open\"");
  at.out("log ada \"the outline\" --private-note \"nervous\" --i-will \"book the room\"");
  at.out("meeting cancel ada --because \"ill\"");
  at.out("log sam \"not about Ada\"");
  const std::string held = at.out("person show ada --json");
  for (const char* words : {"Give a talk", "how to open", "the outline", "nervous", "book the room", "\"because\": \"ill\""})
    CHECK(holds(held, words));
  CHECK(!holds(held, "not about Ada"));
  CHECK(holds(at.out("person show ada"), "ada   mentor  2026-09-01      1       1         1          1         1"));
}

TEST_CASE("history tells what changed in the parts of a thing, in words of people") {
  People at;
  at.begin_two_pairs();
  at.out("goal add ada \"Give a talk\" --metric talks --target 3");
  at.out("log ada \"first words\" --i-will \"book the room\" --progress g1=1");
  at.out("edit c1 \"other words\"");
  const std::string checkin = at.out("history c1");
  for (const char* words : {"line text", "first words  other words", "a1", "progress"}) CHECK(holds(checkin, words));
  for (const char* internal : {"gives_back", "counted", "uid"}) CHECK(!holds(checkin, internal));
  at.out("goal step g1 \"write the outline\"");
  at.out("goal progress g1 +1");
  CHECK(holds(at.out("history g1"), "s1    (made)"));
  CHECK(holds(at.out("history g1"), "progress"));
  at.out("pair pause ada --from 2026-12-01 --until 2026-12-09 --because holidays");
  at.out("agreement set ada --notice 1d");
  at.out("agreement set ada --notice 2d");
  const std::string pair = at.out("history ada");
  CHECK(holds(pair, "2026-12-01, 2026-12-09, holidays"));
  CHECK(holds(pair, "agreement: notice"));
  CHECK(holds(pair, "1d          2d"));
}

TEST_CASE("a progress typed for an earlier day counts") {
  People at;
  at.begin_two_pairs();
  at.out("goal add ada \"Read papers\" --metric papers --target 10");
  at.out("goal progress g1 5");
  CHECK(holds(at.out("goal progress g1 +1 --on 2026-11-20"), "6 of 10 papers"));
  CHECK(holds(at.out("log ada x --on now --progress g1+2"), "progress: g1 is at 8"));
}

TEST_CASE("as of a past day only the misses count that were recorded by then") {
  People at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-10-01");
  at.out("log ada x --on 2026-11-03");
  at.out("meeting miss ada@2026-11-10");
  at.out("meeting miss ada@2026-11-17");
  CHECK(holds(at.out("report health --of 2026-11-18 --json"), "\"rule\": \"no-shows\""));
  CHECK(!holds(at.out("report health --as-of 2026-11-18 --json"), "\"rule\": \"no-shows\""));
  CHECK(holds(at.out("report health --as-of 2026-11-23 --json"), "\"rule\": \"no-shows\""));
}

TEST_CASE("each side may log a meeting, and its time is counted once") {
  People at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-11-01 --for 45m");
  at.out("log ada \"mine\" --meeting ada@2026-11-17");
  CHECK(at.type("log ada \"mine again\" --meeting ada@2026-11-17").code == 4);
  at.out("log ada \"theirs\" --meeting ada@2026-11-17 --by them");
  const std::string report = at.out("report week --of 2026-11-17");
  CHECK(holds(report, "1 meeting held, 0 missed, 45 min"));
  CHECK(holds(report, "theirs"));
  CHECK(holds(at.out("show ada@2026-11-17 --json"), "\"accounts\": [\n    \"c2\"\n  ]"));
}

TEST_CASE("a pair is found by the beginning of any word of a name, where it is one pair's alone") {
  People at;
  at.out("pair add --mentor \"Maria Souza\"");
  at.out("pair add --mentor \"Maria Lopez\"");
  CHECK(holds(at.out("log souza x --on now"), "c1 Maria Souza:"));
  CHECK(holds(at.out("log lop x --on now"), "c2 Maria Lopez:"));
  CHECK(at.type("log mari x").code == 4);
}

TEST_CASE("who signs for both signs for the side that has not") {
  People at;
  at.begin_two_pairs();
  at.out("agreement sign ada --on 2026-11-01");
  CHECK(holds(at.out("agreement sign ada --by both --json"), "\"signed_by_mentor_on\": \"2026-11-23\""));
  CHECK(holds(at.out("agreement show ada --json"), "\"signed_by_mentee_on\": \"2026-11-01\""));
  CHECK(at.type("agreement sign ada --by both").code == 4);
}

TEST_CASE("a list that holds nothing of what was asked for says what that was") {
  People at;
  at.begin_two_pairs();
  CHECK(holds(at.out("pair list --tag nosuch"), "No running pair has the tag 'nosuch'."));
  CHECK(holds(at.out("pair list --status ended"), "No pair is ended."));
}

TEST_CASE("a day just ahead that is read as last year's is named as one to come") {
  People at;
  at.out("pair add --mentor Ada --start 2026-09-01");
  const Typed typed = at.type("log ada x --on \"1 dec\"");
  CHECK(typed.code == 4);
  CHECK(holds(typed.err, "Tue 2026-12-01 is still to come, and on Mon 2025-12-01 'ada' had not begun"));
}

TEST_CASE("a check-in that is joined to a meeting later takes its length") {
  People at;
  at.out("pair add --mentor Ada --every \"weekly tue 15:00\" --for 45m --start 2026-11-01");
  at.out("log ada x --on 2026-11-19");
  CHECK(holds(at.out("edit c1 --meeting ada@2026-11-17 --json"), "\"minutes\": 45"));
}
