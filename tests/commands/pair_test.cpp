// Pairs: begun, listed, paused, resumed, ended.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a pair is begun in a line, and everything understood is said") {
  Typing at;
  CHECK(at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --end 2027-03-01") ==
        "ada (p1): Ada Lovelace mentors Grace Hopper (me), from Mon 2026-11-23 (today)\n"
        "- until Mon 2027-03-01 (in 98 days)\n"
        "- weekly tue 15:00, 1 h, video, times in Europe/London\n"
        "- next meeting: Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET (tomorrow)\n"
        "  mentor goal add ada \"...\"\n");
  CHECK(at.out("pair add --mentee \"Sam Okafor\"") ==
        "sam (p2): Grace Hopper (me) mentors Sam Okafor, from Mon 2026-11-23 (today)\n"
        "- as-needed: no meetings are planned and silence is never overdue\n"
        "  mentor agreement set sam --every \"weekly tue 15:00\"\n"
        "  mentor goal add sam \"...\"\n");
}

TEST_CASE("a pair of two others has no me, and is called by both") {
  Typing at;
  CHECK(at.out("pair add --mentor \"Lin Wu\" --mentee \"Bo Li\" --every weekly").starts_with("bo-lin (p1): Lin Wu mentors Bo Li, from"));
  CHECK(at.type("pair add --mentor Eve --mentee Joe --their-tz Asia/Tokyo").code == 2);
  CHECK(at.type("agreement sign bo-lin") ==
        Typed{2, "", "mentor: who signs? I am neither side of 'bo-lin'\n  --by mentor, --by mentee or --by both\n"});
  CHECK(at.type("agreement sign bo-lin --by me").code == 4);
}

TEST_CASE("handles are made of the first name in plain letters, and numbered where it is taken") {
  Typing at;
  const auto handle = [&](const std::string& who) {
    const std::string echo = at.out("pair add --mentor \"" + who + "\"");
    return echo.substr(0, echo.find(' '));
  };
  CHECK(handle("Zoë Strauß") == "zoe");
  CHECK(handle("zoe") == "zoe2");
  CHECK(handle("Jürgen Groß") == "jurgen");
  CHECK(handle("Straße") == "strasse");
  CHECK(handle("山田 太郎") == "mentor");
  CHECK(handle("Ольга") == "mentor2");
  CHECK(handle("A 5") == "a");
  CHECK(handle("A") == "a-2");
  CHECK(handle("O'Neill Sam") == "o-neill");
  CHECK(handle("  Grace   Hopper ") == "grace");
}

TEST_CASE("a handle that is none or is taken is refused") {
  Typing at;
  at.begin_two_pairs();
  for (const char* handle : {"Ada", "2ada", "g12", "a1", "p3", "ada lovelace", "\xc3\xa4", "", "-a"}) {
    INFO(handle);
    CHECK(at.type("pair add --mentor Bob --handle \"" + std::string(handle) + "\"").code == 2);
  }
  CHECK(at.type("pair add --mentor Bob --handle ada") ==
        Typed{4, "", "mentor: the handle 'ada' is taken\n  choose another with --handle\n"});
  at.out("pair add --mentor Bob --handle bob-2");
}

TEST_CASE("what a pair cannot be is refused before anything is written") {
  Typing at;
  for (const char* line :
       {"pair add", "pair add --mentor \"\"", "pair add --mentor \" \"", "pair add --mentor \"Ada <ada>\"", "pair add --mentor \"<a@b>\"",
        "pair add --mentor \"Ada <-x@y>\"", "pair add --mentor \"Ada <a@b> c\"", "pair add --mentor Ada --every often",
        "pair add --mentor Ada --tz Mars/Olympus", "pair add --mentor Ada --start 2026-11-24 --end 2026-11-23",
        "pair add --mentor Ada --hours 9-5", "pair add --mentor Ada --start 03/04/26", "pair add --mentor Ada extra"}) {
    INFO(line);
    CHECK(at.type(line).code == 2);
  }
  CHECK(std::filesystem::is_empty(at.folder));
}

TEST_CASE("a pair is found by its handle, a beginning of it or of a name, or its id, and nothing is guessed") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair add --mentee \"Samira Khan\"");
  const std::string sam = at.out("show sam --json");
  CHECK(at.out("show p2 --json") == sam);
  CHECK(at.out("show \"sam okafor\" --json") == sam);
  CHECK(holds(at.out("show sami --json"), "Samira Khan"));
  CHECK(at.out("show a --json") == at.out("show ada --json"));
  const Typed ambiguous = at.type("show sa");
  CHECK(ambiguous.code == 4);
  CHECK(holds(ambiguous.err, "sam"));
  CHECK(holds(ambiguous.err, "samira"));
  CHECK(at.type("show adda") == Typed{3, "", "mentor: no pair 'adda' (did you mean 'ada'?)\n"});
  CHECK(at.type("show p9").code == 3);
}

TEST_CASE("tags are added to those a pair has, and taken away one by one or all") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair edit ada --tag club --tag team");
  CHECK(at.out("pair edit ada sam --tag q4") ==
        "ada: Ada Lovelace and Grace Hopper, from Tue 2026-09-01 (83 days ago)\n"
        "- tags: club, team, q4\n"
        "sam: Grace Hopper and Sam Okafor, from Tue 2026-09-01 (83 days ago)\n"
        "- tags: q4\n");
  CHECK(holds(at.out("pair edit ada --no-tag team --tag new"), "- tags: club, q4, new\n"));
  CHECK(at.type("pair edit ada --no-tag clbu") == Typed{3, "", "mentor: no tag 'clbu' (did you mean 'club'?)\n"});
  CHECK(holds(at.out("pair edit ada --no-tag"), "- tags: none\n"));
  CHECK(at.type("pair edit ada --no-tag x").err == "mentor: no tag 'x'\n  there is none\n");
  CHECK(holds(at.out("pair edit sam --tag \"\""), "- tags: none\n"));
  CHECK(at.type("pair edit --no-tag ada").code == 2);
  for (const char* line : {"pair edit ada --no-tag \"\"", "pair edit ada --no-tag="})
    CHECK(at.type(line) == Typed{2, "", "mentor: '--no-tag' has an empty value\n  leave the value out to take all away\n"});
}

TEST_CASE("pairs are listed by handle, ended ones only when asked for, and by tag and health") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair add --mentor \"Bo Li\" --tag club --tag team --tag club");
  at.out("log ada \"a talk\" --on 2026-11-03");
  at.out("pair end sam");
  CHECK(at.out("pair list") ==
        "Pair  Mentor        Mentee        Every             Last contact  Next meeting      Health\n"
        "ada   Ada Lovelace  Grace Hopper  weekly tue 15:00  2026-11-03    2026-11-24 15:00  needs-check-in\n"
        "bo    Bo Li         Grace Hopper  as-needed         never                           on-track\n");
  CHECK(holds(at.out("pair list --status ended"), "sam   Grace Hopper  Sam Okafor  2w thu 10:00"));
  CHECK(holds(at.out("pair list --tag club"), "bo    Bo Li"));
  CHECK(!holds(at.out("pair list --tag club"), "ada"));
  CHECK(holds(at.out("pair list --tag club --json"), "\"tags\": [\n      \"club\",\n      \"team\"\n    ]"));
  CHECK(!holds(at.out("pair list --health on-track"), "ada "));
  CHECK(at.out("pair list --tag none") == "No running pair has the tag 'none'.\n");
}

TEST_CASE("a pause cancels what falls into it, and ends by itself") {
  Typing at;
  at.begin_two_pairs();
  CHECK(at.out("pair pause ada --from 2026-12-01 --until 2026-12-08 --because holidays")
            .starts_with("ada (Ada Lovelace) pauses from Tue 2026-12-01 (in 8 days) until Tue 2026-12-08 (in 15 days)\n"));
  CHECK(holds(at.out("meeting list --pair ada"), "ada@2026-12-01  2026-12-01 15:00  60      video           cancelled"));
  CHECK(holds(at.out("meeting list --pair ada"), "ada@2026-12-15  2026-12-15 15:00  60      video           planned"));
  at.now += std::chrono::days(8);
  CHECK(holds(at.out("pair list"), "paused"));
  CHECK(holds(at.out("show ada"), "holidays"));
  at.now += std::chrono::days(8);
  CHECK(!holds(at.out("pair list"), "paused"));
}

TEST_CASE("a pause that overlaps another, ends before it begins, or is of an ended pair is refused") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause ada --from 2026-12-01 --until 2026-12-10");
  CHECK(at.type("pair pause ada --from 2026-12-10").code == 4);
  CHECK(at.type("pair pause ada --until 2026-12-01").code == 4);
  CHECK(at.type("pair pause ada").code == 4);
  CHECK(at.type("pair pause ada --from 2026-12-20 --until 2026-12-19").code == 2);
  CHECK(at.out("pair pause ada --from 2026-12-11 --until 2026-12-12").starts_with("ada (Ada Lovelace) pauses from Fri 2026-12-11"));
  at.out("pair end sam");
  CHECK(at.type("pair pause sam").code == 4);
}

TEST_CASE("several pairs pause together, or none of them") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause sam");
  CHECK(at.type("pair pause ada sam").code == 4);
  CHECK(holds(at.out("show ada"), "Status        active"));
  CHECK(at.type("pair pause ada bob").code == 3);
  CHECK(holds(at.out("show ada"), "Status        active"));
}

TEST_CASE("resume ends a pause yesterday, so that today counts again") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause ada --from 2026-11-16");
  CHECK(at.out("pair resume ada") == "ada (Ada Lovelace) goes on from today\n");
  CHECK(holds(at.out("show ada --json"), "\"from\": \"2026-11-16\",\n      \"until\": \"2026-11-22\""));
  CHECK(at.type("pair resume ada") == Typed{4, "", "mentor: 'ada' is neither paused nor ended\n  mentor show ada\n"});
}

TEST_CASE("a pause resumed on its first day, or before it, was none") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause ada");
  at.out("pair resume ada");
  CHECK(holds(at.out("show ada --json"), "\"pauses\": [],"));
  at.out("pair pause ada --from 2026-12-01 --until 2026-12-10");
  CHECK(at.out("pair resume ada") == "ada (Ada Lovelace) does not pause from Tue 2026-12-01 (in 8 days)\n");
  CHECK(holds(at.out("show ada --json"), "\"pauses\": [],"));
}

TEST_CASE("an end keeps who and why, and is only once") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair end ada --by them --because \"new job\"");
  const std::string ended = at.out("show ada --json");
  CHECK(holds(ended, "\"status\": \"ended\""));
  CHECK(holds(ended, "\"ended_on\": \"2026-11-23\""));
  CHECK(holds(ended, "\"ended_by\": \"mentor\""));
  CHECK(holds(ended, "\"end_reason\": \"new job\""));
  CHECK(holds(ended, "\"next_meeting_at\": null"));
  CHECK(at.type("pair end ada") == Typed{4, "", "mentor: 'ada' already ended on 2026-11-23\n  mentor pair resume ada\n"});
}

TEST_CASE("an ended pair still takes a thank-you and stays ended, until it is resumed") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair end ada");
  at.out("log ada --thanks \"for everything\" --on now");
  CHECK(holds(at.out("show ada --json"), "\"status\": \"ended\""));
  CHECK(at.type("agreement set ada --for 30m").code == 4);
  CHECK(at.out("pair resume ada") == "ada (Ada Lovelace) goes on from today\n");
  CHECK(holds(at.out("show ada --json"), "\"end_reason\": null"));
  CHECK(holds(at.out("pair list"), "2026-11-24 15:00"));
}

TEST_CASE("a pair whose agreed end has passed is resumed without one") {
  Typing at;
  at.out("pair add --mentor Ada --every \"weekly tue 15:00\" --start 2026-09-01 --end 2026-11-20");
  CHECK(holds(at.out("show ada --json"), "\"status\": \"ended\""));
  CHECK(at.out("pair resume ada") == "ada (Ada) goes on from today\n");
  CHECK(holds(at.out("show ada --json"), "\"ends_on\": null"));
  CHECK(holds(at.out("show ada --json"), "\"status\": \"active\""));
}

TEST_CASE("a pair that paused when it ended goes on all the same") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause ada --from 2026-11-01");
  at.out("pair end ada");
  CHECK(at.out("pair resume ada") == "ada (Ada Lovelace) goes on from today\n");
  CHECK(holds(at.out("show ada --json"), "\"status\": \"active\""));
}

TEST_CASE("an end that is moved names the goals that were due on it or now lie behind it") {
  Typing at;
  at.out("pair add --mentor Ada --end 2027-03-31");
  at.out("goal add ada \"Give a talk at the meetup\" --due 2027-03-31");
  at.out("goal add ada \"Read three papers\" --due 2027-02-01");
  CHECK(at.out("pair edit ada --end 2027-06-30").find("- g1 stays due Wed 2027-03-31 (in 128 days): mentor edit g1 --due D\n") !=
        std::string::npos);
  const std::string shorter = at.out("pair edit ada --end 2027-01-15");
  CHECK(shorter.find("- g1 stays due Wed 2027-03-31 (in 128 days), after the end: mentor edit g1 --due D\n") != std::string::npos);
  CHECK(shorter.find("- g2 stays due Mon 2027-02-01 (in 70 days), after the end") != std::string::npos);
  CHECK(at.out("pair edit ada --tag q4").find("stays due") == std::string::npos);
}

TEST_CASE("a running pause is given another last day, but not into the next one") {
  Typing at;
  at.begin_two_pairs();
  at.out("pair pause ada --from 2026-11-20 --until 2026-12-01");
  at.out("pair pause ada --from 2027-01-01 --until 2027-01-05");
  CHECK(at.out("pair pause ada --until 2026-12-08").find("pauses from Fri 2026-11-20 (3 days ago) until Tue 2026-12-08") !=
        std::string::npos);
  CHECK(at.type("pair pause ada --until 2027-01-01").code == 4);
  CHECK(at.type("pair pause ada").code == 4);
  const std::string pauses = at.out("pair list --json");
  CHECK(pauses.find("2026-12-08") != std::string::npos);
  CHECK(pauses.find("2026-12-01\"\n") == std::string::npos);
}
