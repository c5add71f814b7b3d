// The report on all pairs, of one store and of many.
#include <sys/stat.h>

#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

// Two pairs of one store and one of another: Ada's met and was missed once, Sam's is silent, Lin's has neither goal nor contact.
struct TwoStores : Typing {
  TwoStores() {
    std::filesystem::create_directory(folder / "all");
    std::filesystem::permissions(folder / "all", std::filesystem::perms::owner_all);
    in("first", "pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01 --tag maths --now 2026-09-01");
    in("first", "goal add ada \"Give 3 talks\" --now 2026-09-02");
    in("first", "pair add --mentee \"Sam Okafor\" --every weekly --start 2026-09-01 --tag maths --tag writing --now 2026-09-01");
    in("first", "log ada first --on \"2026-11-10 15:00\" --for 30m --rating 5");
    in("first", "log ada second --on \"2026-11-17 15:00\" --for 45m --rating 4 --done g1");
    in("first", "meeting miss ada@2026-11-03");
    in("first", "log sam hello --on 2026-09-20 --channel email --rating 2");
    in("second", "pair add --mentee \"Lin Wei\" --start 2026-11-01 --now 2026-11-01");
  }

  void in(std::string_view name, const std::string& line) { out(line + " --store " + store(name)); }
  std::string store(std::string_view name) const { return (folder / "all" / name).string() + ".db"; }
  std::string all() const { return " --store " + (folder / "all").string(); }
};

}  // namespace

TEST_CASE("a programme says how its pairs are, their figures, who needs attention, and a row a pair") {
  TwoStores of;
  CHECK(of.out("report programme --format markdown" + of.all()) ==
        "# Programme, Mon 2025-11-24 to Mon 2026-11-23\n\n"
        "**3 pairs: 1 at risk, 2 on track.** In 2 stores.\n"
        "\n"
        "In touch: 33 % (of the pairs active on the last day, those with a contact in its 30 days). Attendance: 67 % (meetings held, of "
        "those held or missed, in pairs that record what is missed). Rating: 3.7 (of 5, the mean of all ratings given). Goals reached: 1 "
        "(closed as done in this time).\n\n"
        "## Needs attention: 1 pair\n\n"
        "### Silent for long, 1 pair: at risk\n\n"
        "- **Grace Hopper and Sam Okafor**: nothing logged since Sun 20 Sep: 64 days (the limit is 21); the last rating was 2 "
        "of 5\n"
        "\n"
        "**Meetings and attendance.** 2 held, 1 missed, 9 not logged.\n"
        "\n"
        "    ada  ██▒░░░░░░░░░  2 held, 1 missed, 9 not logged\n"
        "\n"
        "## By tag\n"
        "\n"
        "| Tag | Pairs | In touch | Attendance | Rating | Goals reached |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n"
        "| maths | 2 | 50 % | 67 % | 3.7 | 1 |\n"
        "| writing | 1 | 0 % |  | 2 | 0 |\n"
        "\n"
        "## All pairs\n"
        "\n"
        "| Store | Mentor | Mentee | Check-ins | Held | Missed | Time | Attendance | Rating | Goals | Last contact | Health |\n"
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |\n"
        "| first | Ada Lovelace | Grace Hopper | 2 | 2 | 1 | 1 h 15 min | 67 % | 4.5 | 1 | 2026-11-17 | on track |\n"
        "| second | Grace Hopper | Lin Wei | 0 | 0 | 0 | 0 min |  |  | 0 |  | on track |\n"
        "| first | Grace Hopper | Sam Okafor | 1 | 0 | 0 | 0 min |  | 2 | 0 | 2026-09-20 | at risk |\n");
}

TEST_CASE("what is typed stands in a programme on a terminal, and not on a page") {
  TwoStores of;
  const std::string told = of.out("report programme" + of.all());
  CHECK(told.find("Grace Hopper and Sam Okafor (sam): nothing logged") != std::string::npos);
  CHECK(told.find("  sam  ") != std::string::npos);
  const std::string page = of.out("report programme --format html" + of.all());
  CHECK(page.find("(sam)") == std::string::npos);
  CHECK(page.find("<div class=\"bad\"><dt>at risk</dt><dd>1</dd></div>\n") != std::string::npos);
  CHECK(page.find("<dd>33&nbsp;%</dd><dd class=\"note\">of the pairs active on the last day") != std::string::npos);
}

TEST_CASE("of many pairs the worst are named, the rest counted, and --all names them with a row each") {
  Typing of;
  for (int i = 0; i < 25; ++i)
    of.out("pair add --mentee \"Sam " + std::string(1, static_cast<char>('A' + i)) +
           "\" --every weekly --start 2026-09-01 --now 2026-09-01");
  of.out("log p7 hello --on 2026-10-20 --channel email");
  const auto names = [&](const std::string& told) {
    std::size_t count = 0;
    for (auto at = told.find("and Sam "); at != std::string::npos; at = told.find("and Sam ", at + 1)) ++count;
    return count;
  };
  const std::string worst = of.out("report programme");
  CHECK(names(worst) == 20);
  CHECK(worst.find("(sam7)") == std::string::npos);  // the least silent
  CHECK(worst.find("- 5 more (--all names them)\n") != std::string::npos);
  CHECK(worst.find("A row for each: --all.") != std::string::npos);
  CHECK(worst.find("All pairs") == std::string::npos);
  const std::string all = of.out("report programme --all");
  CHECK(names(all) == 25);
  CHECK(all.find("All pairs") != std::string::npos);
  CHECK(names(of.out("report week")) == 20);
  CHECK(names(of.out("report week --all")) == 25);
  CHECK(of.out("report programme --json --all") == of.out("report programme --json"));
}

TEST_CASE("engagement is counted over the pairs that are active") {
  TwoStores of;
  of.in("first", "pair pause sam --from 2026-11-20");
  const std::string json = of.out("report programme --json --store " + of.store("first"));
  CHECK(json.find("\"engagement\": 1") != std::string::npos);
  CHECK(json.find("\"paused\": 1") != std::string::npos);
}

TEST_CASE("a store that stands twice among those named counts its pairs once") {
  TwoStores of;
  const std::string once = of.out("report programme --format csv --store " + of.store("first"));
  CHECK(of.out("report programme --format csv --store " + of.store("first") + " --store " + of.store("first")) == once);
}

TEST_CASE("a damaged store is named, the rest is reported, and the exit code is 1") {
  TwoStores of;
  const std::string whole = of.out("report programme --format csv" + of.all());
  std::ofstream(of.store("broken")) << "no store at all";
  const Typed typed = of.type("report programme --format csv" + of.all());
  CHECK(typed.code == 1);
  CHECK(typed.out == whole);
  CHECK(typed.err.find("broken.db'") != std::string::npos);
}

TEST_CASE("a store that is damaged is refused where it is the only one") {
  TwoStores of;
  std::ofstream(of.store("broken")) << "no store at all";
  const Typed typed = of.type("report programme --store " + of.store("broken"));
  CHECK(typed.code == 6);
  CHECK(typed.out == "");
}

TEST_CASE("a programme names what it cannot find") {
  TwoStores of;
  CHECK(of.type("report programme --store " + of.store("none")).code == 3);
  CHECK(of.type("report programme --pair nobody" + of.all()).code == 3);
  std::filesystem::create_directory(of.folder / "empty");
  CHECK(of.type("report programme --store " + (of.folder / "empty").string()).code == 3);
}

TEST_CASE("a programme's window begins with --since, and not in the future") {
  TwoStores of;
  const std::string begins = of.store("first") + ",ada,Ada Lovelace,Grace Hopper,maths,1,1,0,45,1,4,1,2026-11-17,on-track\n";
  CHECK(of.out("report programme --format csv --since 2026-11-11 --pair ada --store " + of.store("first")).ends_with("health\n" + begins));
  CHECK(of.type("report programme --since 2026-12-01" + of.all()).code == 2);
}

TEST_CASE("without a store a programme is empty and says how to begin") {
  Typing of;
  const Typed typed = of.type("report programme");
  CHECK(typed.code == 0);
  CHECK(typed.err.find("mentor pair add --mentor") != std::string::npos);
}

TEST_CASE("a programme of many stores shows on a terminal how far it is, and takes that away") {
  TwoStores of;
  of.in_terminal = true;
  const Typed typed = of.type("report programme" + of.all());
  CHECK(typed.err.find("[..........") != std::string::npos);
  CHECK(typed.err.find("2 of 2 ") != std::string::npos);
  CHECK(typed.err.ends_with("\r\x1b[K"));
}
