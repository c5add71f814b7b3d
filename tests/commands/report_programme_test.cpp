// The report on all pairs, of one store and of many.
#include <sys/stat.h>

#include <fstream>

#include "commands/typing.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/store.hpp"

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

TEST_CASE("a programme says how its pairs are, who needs attention, what it came to by month, and what is withheld") {
  TwoStores of;
  CHECK(of.out("report programme --format markdown --from 2026-10-01" + of.all()) ==
        "# Programme, Thu 2026-10-01 to Mon 2026-11-23\n\n"
        "**3 pairs: 1 at risk, 2 on track.** In 2 stores.\n\n"
        "## Needs attention: 1 pair\n\n"
        "- **Silent for long, 1 pair**: at risk\n"
        "  - **Grace Hopper and Sam Okafor**: nothing logged since Sun 20 Sep: 64 days (the limit is 21)\n\n"
        "## What it came to\n\n"
        "**In touch 33 %** (of the pairs active on the last day, those with a contact in its 30 days). **Attendance 67 %** (meetings held, "
        "of "
        "those held or missed, in pairs that record what is missed). **Rating 4.5** (of 5, the mean of all ratings given). **Goals reached "
        "1** (closed as done in this time).\n\n"
        "**Meetings by month.** 2 held, 1 missed.\n\n"
        "    Oct 2026       \n"
        "    Nov       ██▒  2 held, 1 missed\n\n"
        "Withheld, being fewer than 5 pairs or telling of such: maths (2), writing (1).\n");
}

TEST_CASE("what is typed stands in a programme on a terminal, and not on a page") {
  TwoStores of;
  const std::string told = of.out("report programme" + of.all());
  CHECK(told.find("Grace Hopper and Sam Okafor (sam): nothing logged") != std::string::npos);
  CHECK(told.find("Grace Hopper and Lin Wei") == std::string::npos);
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
  CHECK(names(worst) == 8);
  CHECK(worst.find("(sam7)") == std::string::npos);  // the least silent
  CHECK(worst.find("- Silent for long, 25 pairs: at risk; the worst (--all)\n") != std::string::npos);
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
  const std::string begins = of.store("first") + ",ada,Ada Lovelace,Grace Hopper,maths,1,1,0,45,1,4,1,2026-11-17,on-track,0\n";
  const std::string line = " --format csv --pair ada --store " + of.store("first");
  CHECK(of.out("report programme --since 2026-11-11" + line).ends_with("health,promises_kept\n" + begins));
  CHECK(of.out("report programme --from 2026-11-11" + line).ends_with(begins));
  CHECK(of.type("report programme --since 2026-12-01" + of.all()).code == 2);
}

TEST_CASE("--until is the last day that counts, and the day that is judged") {
  TwoStores of;
  const std::string line = "report programme --json --from 2026-11-01 --until 2026-11-10 --store " + of.store("first");
  const std::string json = of.out(line);
  CHECK(json.find("\"until\": \"2026-11-10\"") != std::string::npos);
  CHECK(json.find("\"as_of\": \"2026-11-10\"") != std::string::npos);
  CHECK(json.find("\"meetings_held\": 1,") != std::string::npos);
  CHECK(json.find("\"meetings_held\": 2,") == std::string::npos);
  CHECK(of.type("report programme --from 2026-11-10 --until 2026-11-01" + of.all()).code == 2);
}

TEST_CASE("promises kept are those done, of those and what fell due and is open") {
  TwoStores of;
  of.in("first", "action add ada one --owner mentor --due 2026-11-10 --now 2026-11-01");
  of.in("first", "action add ada two --owner mentor --due 2026-11-12 --now 2026-11-01");
  of.in("first", "action add ada three --owner mentor --due 2026-12-12 --now 2026-11-01");
  of.in("first", "action add ada four --owner mentor --due 2026-11-12 --now 2026-11-01");
  of.in("first", "done a1 --now 2026-11-09");
  of.in("first", "drop a4");
  const std::string told = of.out("report programme --format markdown --store " + of.store("first"));
  CHECK(told.find("**Promises kept 50 %** (1 done in this time, of those and what fell due in it and is open)") != std::string::npos);
}

TEST_CASE("months stand side by side, with what took place in each") {
  TwoStores of;
  const std::string told = of.out("report programme --format markdown --group month --from 2026-09-01 --store " + of.store("first"));
  CHECK(told.find("## By month\n\n"
                  "| Month | Held | Missed | Rating | Goals reached | Promises kept |\n"
                  "| --- | ---: | ---: | ---: | ---: | ---: |\n"
                  "| Sep 2026 | 0 | 0 | 2 | 0 | 0 |\n"
                  "| Oct 2026 | 0 | 0 |  | 0 | 0 |\n"
                  "| Nov 2026 | 2 | 1 | 4.5 | 1 | 0 |\n") != std::string::npos);
  CHECK(told.find("By tag") == std::string::npos);
}

TEST_CASE("tags stand side by side, and one of fewer than five pairs tells no figure") {
  Typing of;
  const auto add = [&](int count, const std::string& tag) {
    for (int i = 0; i < count; ++i) of.out("pair add --mentee \"Sam A\" --start 2026-11-20 --now 2026-11-20" + tag);
  };
  add(6, " --tag maths");
  add(5, " --tag art");
  add(2, " --tag music");
  const std::string told = of.out("report programme --format markdown");
  CHECK(told.find("| maths | 6 | 0 (0 %) | 0 % |") != std::string::npos);
  CHECK(told.find("| art |") == std::string::npos);
  CHECK(told.find("Withheld, being fewer than 5 pairs or telling of such: art (5), music (2).") != std::string::npos);
  CHECK(told.find("| (all) | 13 |") != std::string::npos);
  const std::string json = of.out("report programme --json");
  const auto art = json.find("\"tag\": \"art\"");
  CHECK(json.substr(art, 300).find("\"engagement\": null") != std::string::npos);
  add(20, "");
  CHECK(of.out("report programme --format markdown").find("| art | 5 |") != std::string::npos);
}

TEST_CASE("of two copies of a store that went apart the first counts, and the page names the other") {
  TwoStores of;
  std::filesystem::copy_file(of.store("first"), of.store("third"));
  const std::string same = of.out("report programme --format markdown" + of.all());
  CHECK(same.find("left out") == std::string::npos);
  CHECK(same.find("**3 pairs:") != std::string::npos);
  of.in("third", "log ada elsewhere --on \"2026-11-22 15:00\" --for 30m --rating 1");
  const std::string told = of.out("report programme --format markdown" + of.all());
  CHECK(told.find("**3 pairs:") != std::string::npos);
  CHECK(told.find("- 1 pair of '" + of.store("third") + "' left out: as '" + of.store("first") +
                  "' has it, which differs, it is counted\n") != std::string::npos);
  CHECK(told.find("    Nov       ") != std::string::npos);
  CHECK(of.out("report programme --json" + of.all()).find("\"counted_in\"") != std::string::npos);
  const std::string alone = of.out("report programme --format csv --store " + of.store("first"));
  CHECK(of.out("report programme --format csv --store " + of.store("first") + " --store " + of.store("third")) == alone);
}

TEST_CASE("a programme tells how many were left without a mentor by the last matching") {
  TwoStores of;
  const std::string line = "report programme --format markdown --store " + of.store("first");
  CHECK(of.out(line).find("without a mentor") == std::string::npos);
  const auto store = Store::open_to_write(of.store("first"), "match apply", of.now);
  for (const auto& person : persons(*store))
    if (person.name == "Sam Okafor") save_waiting(*store, {person, of.now});
  store->commit();
  CHECK(of.out(line).find("- **1 person is without a mentor** since the last matching\n") != std::string::npos);
  CHECK(of.out("report programme --json --store " + of.store("first")).find("\"waiting\": 1") != std::string::npos);
}

TEST_CASE("the first page holds on a screen of 60 lines, whatever there is to tell") {
  Typing of;
  const auto add = [&](const std::string& name, const std::string& more) {
    of.out("pair add --mentor \"Maximiliana Featherstone-Haugh\" --mentee \"" + name + " Konstantinopoulos\" --handle " + name +
           " --start " + (name.starts_with("first") ? "2026-11-15" : "2025-09-01") + " --now 2025-09-01 " + more);
  };
  const std::string weekly = " --every \"weekly tue 15:00\" ";
  int tag = 0;
  for (const char* kind : {"silent", "quiet", "first", "shows", "rating", "overdue", "stalled", "promise"})
    for (const char* who : {"-a", "-b", "-c", "-d", "-e", "-f"})
      add(std::string(kind) + who, weekly + "--tag cohort-with-a-long-name-" + std::to_string(tag++ % 9));
  const auto each = [&](const std::string& kind, const std::string& line) {
    for (const char* who : {"-a", "-b", "-c", "-d", "-e", "-f"}) {
      std::string typed = line;
      for (auto at = typed.find('%'); at != std::string::npos; at = typed.find('%')) typed.replace(at, 1, kind + who);
      of.out(typed);
    }
  };
  const std::string met = "log % hello --for 30m --on ";
  for (const char* kind : {"silent", "quiet", "shows", "rating", "overdue", "stalled", "promise"})
    for (const char* day : {"2026-07-07", "2026-10-06"}) each(kind, met + "\"" + day + " 15:00\"");
  each("quiet", met + "\"2026-11-17 15:00\"");
  for (const char* kind : {"rating", "overdue", "stalled", "promise", "shows"}) each(kind, met + "\"2026-11-22 15:00\"");
  each("rating", met + "\"2026-11-22 16:00\" --rating 1");
  each("overdue", "goal add % \"Give a talk\" --due 2026-11-01 --now 2026-10-30");
  each("stalled", "goal add % \"Give talks\" --target 3 --metric talks --now 2026-09-01");
  each("promise", "action add % book --owner mentor --due 2026-10-01 --now 2026-09-01");
  for (const char* day : {"2026-11-24", "2026-12-01"}) each("shows", "meeting miss %@" + std::string(day) + " --now 2026-12-02");
  of.now += std::chrono::days(10);
  const std::string page = of.out("report programme --width 80");
  INFO(page);
  CHECK(std::ranges::count(page, '\n') <= 60);
  CHECK(page.find("48 pairs") != std::string::npos);
  for (const char* reason : {"Silent for long", "Meetings missed", "No first meeting", "Quiet", "Low ratings", "Goals past their due date",
                             "Goals without progress", "Promises overdue"})
    CHECK(page.find("- " + std::string(reason) + ", 6 pairs: ") != std::string::npos);
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
