// The demo's script and the store it makes.
#include "commands/demo_script.hpp"

#include <sys/stat.h>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

constexpr Date kMonday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a line's words are parted at blanks, with days filled in") {
  const DemoLine line{-6, "17:45", "log ada \"two words\" --due {8} --meeting ada@{-20}"};
  CHECK(words_of(line, kMonday) ==
        std::vector<std::string>{"log", "ada", "two words", "--due", "2026-12-01", "--meeting", "ada@2026-11-03"});
  CHECK(to_iso(moment_of(line, kMonday)) == "2026-11-17T17:45:00Z");
}

TEST_CASE("the script is in order and lies before this week") {
  Instant last{};
  for (const auto& line : demo_lines()) {
    INFO(line.line);
    CHECK(line.day < 0);
    CHECK(moment_of(line, kMonday) > last);
    last = moment_of(line, kMonday);
  }
}

TEST_CASE("a demo is two believable mentorships in a private store of their own") {
  Typing at;
  const std::string folder = (at.folder / "look").string();
  const std::string store = "--store " + folder + "/mentor.db ";
  CHECK(holds(at.out("demo " + folder), "mentor --store " + folder + "/mentor.db today\n"));
  struct stat info {};
  REQUIRE(::stat(folder.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  CHECK(at.out(store + "pair list") ==
        "Pair  Mentor        Mentee        Every             Last contact  Next meeting      Health\n"
        "ada   Ada Lovelace  Grace Hopper  weekly tue 15:00  2026-11-17    2026-11-24 16:00  on-track\n"
        "sam   Grace Hopper  Sam Okafor    2w thu 10:00      2026-11-12    2026-11-26 10:00  on-track\n");
  CHECK(at.out(store + "action list --overdue") ==
        "Promise  Pair  Who  What               Due         Overdue\n"
        "a8       ada   me   finish the slides  2026-11-21   2 days\n");
  CHECK(holds(at.out(store + "show ada"), "logged 5 days later"));
  CHECK(holds(at.out(store + "show ada"), "paused until 2026-10-18: Ada is travelling"));
  CHECK(!std::filesystem::exists(at.folder / ".local"));
  CHECK(!std::filesystem::exists(at.folder / ".config"));
}

TEST_CASE("a demo plays on every day of the week") {
  for (int day = 0; day < 7; ++day) {
    Typing at;
    at.now += std::chrono::days(day);
    CHECK(at.type("demo " + (at.folder / "look").string()).code == 0);
  }
}

TEST_CASE("a folder that has a store is left alone, one that has not is used") {
  Typing at;
  const std::string folder = at.folder.string() + "/look";
  std::filesystem::create_directory(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  CHECK(at.type("demo " + folder).code == 0);
  CHECK(at.type("demo " + folder) ==
        Typed{4, "", "mentor: there is already a store in '" + folder + "'\n  name another folder, or none: mentor demo\n"});
}

TEST_CASE("only a folder that was made for the demo is said to be removable") {
  Typing at;
  CHECK(!holds(at.out("demo " + (at.folder / "look").string()), "rm -r"));
}
