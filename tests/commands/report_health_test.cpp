// The reports that judge: health, replay and ending.
#include "commands/typing.hpp"

using namespace mentor;

namespace {

// Weekly meetings from September; that of 6 October was logged a fortnight late, then nothing for a month.
struct Autumn : Typing {
  Autumn() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01 --now 2026-09-01");
    out("agreement sign ada --by both --now 2026-09-01");
    out("log ada first --now \"2026-09-08 17:00\"");
    out("log ada second --now \"2026-09-15 17:00\"");
    out("log ada third --on \"2026-09-22 15:00\" --lesson \"ask early\" --now \"2026-10-02 17:00\"");
    out("goal add ada \"Read three papers a month\" --now 2026-10-02");
    out("log ada fourth --on \"2026-10-06 15:00\" --win \"first talk\" --now \"2026-10-20 17:00\"");
    out("log ada fifth --on \"2026-10-13 15:00\" --now \"2026-10-20 17:00\"");
  }
};

}  // namespace

TEST_CASE("a day is judged by what is known now, or by what was known then") {
  Autumn of;
  CHECK(of.out("report health --of 2026-10-12 --format csv") ==
        "pair,health,rule,reason,threshold,value,evidence,flips_on\n"
        "ada,on-track,quiet,quiet from Wed 21 Oct if nothing is logged,14,6,c4,2026-10-21\n");
  CHECK(of.out("report health --as-of 2026-10-12 --format csv") ==
        "pair,health,rule,reason,threshold,value,evidence,flips_on\n"
        "ada,needs-check-in,quiet,nothing logged since Tue 22 Sep: 20 days (the limit is 14),14,20,c3,2026-10-14\n");
}

TEST_CASE("health says how many pairs are well, and puts the most urgent first") {
  Autumn of;
  of.out("pair add --mentee \"Sam Okafor\" --start 2026-11-01");
  CHECK(of.out("report health --format markdown") ==
        "# Health on Mon 2026-11-23, by what is known now\n\n"
        "**2 pairs: 1 at risk, 1 on track.**\n"
        "\n"
        "| Pair | Health | Why | Limit | Found | Flips |\n"
        "| --- | --- | --- | ---: | ---: | --- |\n"
        "| Ada Lovelace and Grace Hopper | at risk | nothing logged since Tue 13 Oct: 41 days (the limit is 21) | 21 | 41 |  |\n"
        "| Grace Hopper and Sam Okafor | on track |  |  |  |  |\n");
}

TEST_CASE("a pair in need makes --exit-code 8, and a well one does not") {
  Autumn of;
  CHECK(of.type("report health --exit-code").code == 8);
  CHECK(of.type("report health --of 2026-10-13 --exit-code").code == 0);
  CHECK(of.type("report health").code == 0);
}

TEST_CASE("what was known in the future is refused before the store is read") {
  Typing of;
  const Typed typed = of.type("report health --as-of 2026-11-24");
  CHECK(typed.code == 2);
  CHECK(typed.err == "mentor: '--as-of 2026-11-24' is in the future\n  --of judges a day to come by what is known now\n");
  CHECK(of.type("report health --as-of 2026-11-22 --of 2026-11-22").code == 2);
}

TEST_CASE("a pair is too early to judge on a day before it begins") {
  Autumn of;
  CHECK(of.out("report health --as-of 2026-08-01 --format csv").find("ada,too-early,start,begins on Tue 2026-09-01") != std::string::npos);
}

TEST_CASE("a replay counts the alerts of each rule, those followed by a meeting, and those that later logging takes back") {
  Autumn of;
  CHECK(of.out("report replay --set health.quiet=3 --set health.silent=4 --format csv") ==
        "rule,alerts,followed,mended,alerts_tried,followed_tried,mended_tried\n"
        "quiet,3,2,2,2,0,1\n"
        "silent,2,0,1,1,0,0\n");
}

TEST_CASE("a replay takes thresholds of health only, and names the nearest") {
  Typing of;
  const Typed misspelt = of.type("report replay --set health.quit=3");
  CHECK(misspelt.code == 2);
  CHECK(misspelt.err == "mentor: --set: unknown key 'health.quit' (did you mean 'health.quiet'?)\n");
  CHECK(of.type("report replay --set week.starts_on=sunday").code == 2);
  CHECK(of.type("report replay --set health.quiet").code == 2);
  CHECK(of.type("report replay --set health.quiet=much").code == 2);
  CHECK(of.type("report replay --set health.quiet=-1").code == 2);
}

TEST_CASE("an ending drafts the thanks from what was logged") {
  Autumn of;
  of.out("goal add ada \"Give a talk at the meetup\" --level 0=\"one talk\" --now 2026-10-02");
  of.out("done g2 --result 1 --now 2026-10-07");
  const std::string page = of.out("report ending ada --format markdown");
  CHECK(page.find("Goal attainment T = 60 (50: as expected).") != std::string::npos);
  CHECK(page.substr(page.find("## A thank-you")) ==
        "## A thank-you, to edit and send\n\n"
        "Dear Ada,\n"
        "\n"
        "thank you for our 5 meetings, 5 h in all, since Tue 2026-09-01.\n"
        "\n"
        "Together we reached \"Give a talk at the meetup\".\n"
        "\n"
        "Still on the way: \"Read three papers a month\".\n"
        "\n"
        "I learned: ask early.\n"
        "\n"
        "With thanks,\n"
        "\n"
        "Grace\n");
}

TEST_CASE("a pair recorded today is asked for nothing that lies before, whatever its start") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-01-06 --now \"2026-11-23 10:00\"");
  CHECK(at.out("report health --format csv").find("ada,too-early,start,") != std::string::npos);
  CHECK(at.out("today").find("Not logged") == std::string::npos);
  CHECK(at.out("today").find("Silent") == std::string::npos);
  CHECK(at.out("report week --last").find("Not logged") == std::string::npos);
  CHECK(at.out("report replay --format csv").find("quiet") == std::string::npos);
  CHECK(at.out("report pair ada").find("0 planned so far") != std::string::npos);
  CHECK(at.out("report health --of 2026-06-01 --format csv").find("ada,too-early,start,") != std::string::npos);
}

TEST_CASE("what is logged before a pair was recorded counts, and the meetings after it are asked for") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-01-06 --now \"2026-11-23 10:00\"");
  at.out("log ada first --on 2026-11-03");
  CHECK(at.out("report health --format csv").find("ada,needs-check-in,quiet,nothing logged since Tue 3 Nov: 20 days") != std::string::npos);
  CHECK(at.out("today --json").find("ada@2026-11-10") != std::string::npos);
  CHECK(at.out("today --json").find("ada@2026-10-27") == std::string::npos);
  CHECK(at.out("report health --of 2026-11-04 --format csv").find("from Wed 18 Nov") != std::string::npos);
}

TEST_CASE("a moved meeting that is still to come holds quiet back") {
  Autumn of;
  of.out("log ada sixth --on 2026-11-03 --now 2026-11-03");
  of.out("meeting move ada@2026-11-17 --at \"2026-11-19 15:00\" --now \"2026-11-16 12:00\"");
  CHECK(of.out("report health --as-of 2026-11-18 --format csv").find("ada,on-track,quiet,quiet from Fri 20 Nov") != std::string::npos);
  CHECK(of.out("report health --as-of 2026-11-20 --format csv").find("ada,needs-check-in,quiet,") != std::string::npos);
  of.out("meeting cancel ada@2026-11-17 --now \"2026-11-18 12:00\"");
  CHECK(of.out("report health --of 2026-11-18 --format csv").find("ada,needs-check-in,quiet,") != std::string::npos);
}

TEST_CASE("misses that were recorded later were not known before") {
  Autumn of;
  of.out("log ada sixth --on 2026-11-03 --now 2026-11-03");
  of.out("meeting miss ada@2026-11-10 --now 2026-11-20");
  of.out("meeting miss ada@2026-11-17 --now 2026-11-20");
  CHECK(of.out("report health --of 2026-11-18 --format csv").find("no-shows") != std::string::npos);
  CHECK(of.out("report health --as-of 2026-11-18 --format csv").find("no-shows") == std::string::npos);
  CHECK(of.out("report health --as-of 2026-11-20 --format csv").find("no-shows") != std::string::npos);
}

TEST_CASE("a replay begins with the first pair, whatever --since says") {
  Autumn of;
  CHECK(of.out("report replay --since 1970-01-01").find("from Tue 2026-09-01 to") != std::string::npos);
  CHECK(of.out("report replay --since 2026-10-01").find("from Thu 2026-10-01 to") != std::string::npos);
}

TEST_CASE("a replay tries other verdicts, too") {
  Autumn of;
  CHECK(of.out("report replay --set health.verdict.quiet=off --set health.verdict.silent=note --format csv") ==
        "rule,alerts,followed,mended,alerts_tried,followed_tried,mended_tried\n"
        "quiet,3,2,2,0,0,0\n"
        "silent,2,0,1,0,0,0\n");
  CHECK(of.type("report replay --set health.verdict.quiet=loud").code == 2);
}
