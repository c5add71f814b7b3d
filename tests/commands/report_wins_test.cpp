// What went well, what a manager may read, and a sheet to print.
#include <nlohmann/json.hpp>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

using Json = nlohmann::json;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// It is Monday 23 November 2026, 10:00 in Berlin; Ada mentors Grace, who types.
struct Wins : Typing {
  Wins() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2025-09-01");
    out("goal add ada \"Give a talk\" --metric runs --target 3 --due 2026-11-30 --now \"2026-09-01 09:00\"");
    out("log ada \"an old note\" --on 2025-10-07 --win \"an old win\"");
    out("log ada \"the outline\" --on 2026-10-06 --win \"first dry run\" --progress g1=1 --i-will \"send the outline\" --due 2026-10-10 "
        "--rating 2 --blocker \"stage fright\" --thanks \"for the patience\" --private-note \"a secret\"");
    out("log ada \"a rehearsal\" --on 2026-11-17 --win \"third dry run\" --by them --progress g1=3 --rating 2");
    out("log ada \"by the way\" --on 2026-11-19 --channel phone --win \"a new job\" --lesson \"begin with the demo\"");
    out("done a1 --on 2026-10-09");
    out("done g1 --result 1 --on 2026-11-18");
  }
  Json json(const std::string& line) { return Json::parse(out(line + " --json")); }
};

}  // namespace

TEST_CASE("wins, goals reached, promises kept and thanks of a year stand by month, each with by whom") {
  Wins at;
  CHECK(at.out("report wins ada --format markdown") ==
        "# What went well, since Sun 2025-11-23\n"
        "\n"
        "**1 goal reached, 3 wins, 1 promise kept, 1 time thanked.**\n"
        "\n"
        "## Ada Lovelace and Grace Hopper\n"
        "\n"
        "### October 2026\n"
        "\n"
        "- Tue 6 Oct: Win (Grace): first dry run\n"
        "- Tue 6 Oct: Thanks (Grace): for the patience\n"
        "- [x] Grace: send the outline (kept Fri 9 Oct)\n"
        "\n"
        "### November 2026\n"
        "\n"
        "- Tue 17 Nov: Win (Ada): third dry run\n"
        "- Wed 18 Nov: **Goal reached**: Give a talk: 0 to 3 of 3 runs, 100 % of the way, 92 % of the time, due 30 Nov, result +1\n"
        "- Thu 19 Nov: Win (Grace): a new job\n");
}

TEST_CASE("by goal, what was said where a goal was brought further stands under it") {
  Wins at;
  const std::string told = at.out("report wins ada --group goal");
  const auto besides = told.find("Besides");
  REQUIRE(besides != std::string::npos);
  CHECK(told.find("Give a talk\n") < told.find("first dry run"));
  CHECK(told.find("kept Fri 9 Oct") < besides);
  CHECK(told.find("a new job") > besides);
}

TEST_CASE("wins as JSON are a list of pairs, and as CSV a row each") {
  Wins at;
  at.out("pair add --mentee Sam --every \"2w thu 10:00\" --start 2026-09-01 --tag spring");
  const Json pairs = at.json("report wins");
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].at("pair") == "ada");
  CHECK(pairs[0].at("since") == "2025-11-23");
  CHECK(pairs[0].at("wins").size() == 3);
  CHECK(pairs[0].at("goals")[0].at("id") == "g1");
  CHECK(pairs[0].at("actions_kept")[0].at("id") == "a1");
  CHECK(pairs[0].at("thanks")[0].at("by") == "mentee");
  CHECK(at.json("report wins --since 2025-09-01 ada")[0].at("wins").size() == 4);
  CHECK(at.json("report wins --tag spring")[0].at("pair") == "sam");
  CHECK(at.out("report wins ada --since 2026-11-18 --format csv") ==
        "pair,on,kind,by,text,ref\n"
        "ada,2026-11-18,goal,mentee,Give a talk,g1\n"
        "ada,2026-11-19,win,mentee,a new job,c4\n");
  CHECK(at.type("report wins --since 2027-01-01").code == 2);
}

TEST_CASE("a pair that ended before is left out of the wins unless it is named") {
  Wins at;
  at.out("pair end ada");
  CHECK(at.json("report wins --since 2026-11-24 --now 2026-11-30").empty());
  CHECK(at.json("report wins ada --since 2026-11-24 --now 2026-11-30").size() == 1);
}

TEST_CASE("brief wins count promises and thanks and tell goals and wins") {
  Wins at;
  const std::string told = at.out("report wins ada --brief");
  CHECK(holds(told, "1 promise kept, 1 time thanked"));
  CHECK(holds(told, "first dry run"));
  CHECK_FALSE(holds(told, "send the outline"));
  CHECK_FALSE(holds(told, "patience"));
  CHECK(at.json("report wins ada --brief")[0].at("thanks").empty());
}

TEST_CASE("private wins are left out unless they are asked for") {
  Wins at;
  at.out("log ada --win \"hush\" --private --on 2026-11-20 --channel phone");
  CHECK_FALSE(holds(at.out("report wins ada --format markdown"), "hush"));
  CHECK(holds(at.out("report wins ada --format markdown --include-private"), "hush"));
}

TEST_CASE("a brief report of any kind has no note, blocker, rating or reason in it") {
  Wins at;
  at.out("meeting cancel ada --because \"ill again\"");
  at.out("meeting miss ada@2026-11-10 --because \"slept in\"");
  at.out("pair end ada --because \"no time left\"");
  for (const std::string report : {"month --of 2026-10-06", "month --of 2026-11-17", "week", "pair ada", "ending ada", "wins ada"})
    for (const std::string format : {"table", "json", "csv", "markdown", "html"}) {
      const std::string told = at.out("report " + report + " --brief --format " + format);
      INFO(std::string(report + " " + format));
      for (const auto* word : {"the outline.", "a rehearsal", "by the way", "stage fright", "ill again", "slept in", "no time left",
                               "a secret", "rating 2", "Rated", "last rating", "\"rating\": 2", "Dear Ada"})
        CHECK_FALSE(holds(told, word));
    }
  CHECK(holds(at.out("report month --of 2026-10-06"), "stage fright"));
  CHECK(holds(at.out("report pair ada --brief"), "third dry run"));
}

TEST_CASE("the page of an ending has a certificate for both, without what is private, rated or judged") {
  Wins at;
  at.out("pair end ada --because \"no time left\"");
  const std::string page = at.out("report ending ada --format html --include-private");
  const auto begin = page.find("<section class=\"certificate\"");
  REQUIRE(begin != std::string::npos);
  const std::string sheet = page.substr(begin, page.find("</section>", begin) - begin);
  for (const auto* part : {"Certificate of mentoring", "Ada Lovelace and Grace Hopper", "from 1 September 2025 to 23 November 2026",
                           "4 meetings, 3 h in all", "<li>Give a talk</li>", "<p>Ada Lovelace, mentor</p>", "<p>Grace Hopper, mentee</p>"})
    CHECK_MESSAGE(holds(sheet, part), std::string(part));
  for (const auto* part : {"secret", "rating", "result", "no time left", "ended"})
    CHECK_FALSE_MESSAGE(holds(sheet, part), std::string(part));
  for (const auto* format : {"table", "markdown"})
    CHECK_FALSE(holds(at.out(std::string("report ending ada --format ") + format), "Certificate"));
}
