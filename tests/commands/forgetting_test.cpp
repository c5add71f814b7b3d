// history.keep: what is older is forgotten by a write, and what reads need of it is not.
#include <fstream>
#include <iterator>

#include "commands/typing.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/store.hpp"
#include "store/connection.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Forgetting : Typing {
  void keep(std::string_view age) {
    std::filesystem::create_directories(folder / ".config/mentor");
    const auto path = folder / ".config/mentor/config.toml";
    std::ofstream(path) << "me.email = \"grace@example.org\"\n[history]\nkeep = \"" << age << "\"\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  std::string store() const { return (folder / ".local/share/mentor/mentor.db").string(); }
  std::string bytes() const {
    std::ifstream file(store(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void pass(int days) { now += std::chrono::days(days); }
  std::int64_t sequence() {
    const std::string calendar = out("meeting list ada --from 2028-12-13 --until 2028-12-13 --format ics");
    const auto found = calendar.find("SEQUENCE:");
    REQUIRE(found != std::string::npos);
    return std::strtoll(calendar.c_str() + found + 9, nullptr, 10);
  }
};

}  // namespace

TEST_CASE("without history.keep nothing is forgotten, and with it a write forgets what is older, its words and its undo") {
  Forgetting at;
  at.keep("");
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\"");
  at.out("goal add ada \"old canary words\" --key first");
  at.out("edit g1 \"new words\"");
  at.out("pair pause ada --from 2026-12-01 --until 2026-12-02 --because \"old canary reason\"");
  at.out("goal add ada \"one more\" --key second");
  at.out("rm g2");
  at.pass(800);
  at.out("pair edit ada --tag x");
  CHECK(holds(at.out("history g1"), "old canary words"));
  CHECK(holds(at.out("undo --list"), "goal add"));
  at.keep("2y");
  at.out("pair edit ada --tag y");
  CHECK(!holds(at.bytes(), "old canary words"));
  CHECK(holds(at.bytes(), "old canary reason"));  // of the pause itself, which is there
  const Typed history = at.type("history g1");
  CHECK(!holds(history.out, "old canary words"));
  CHECK(holds(history.out, "(made)"));
  CHECK(holds(history.err, "is forgotten (history.keep)"));
  CHECK(!holds(at.out("undo --list"), "goal add"));
  at.out("undo 2 --yes");
  CHECK(at.type("undo").code == 4);
  // A key of what is there still tells a retry; that of what is gone is gone.
  CHECK(holds(at.out("goal add ada \"old canary words\" --key first"), "g1"));
  CHECK(at.type("goal add ada other --key first").code == 4);
  at.out("goal add ada other --key second");
  CHECK(holds(at.type("rm g1").err, "its words stay in the history for 2y (history.keep), or until mentor person erase"));
  CHECK(!holds(at.type("history g3").err, "forgotten"));
}

TEST_CASE("what is forgotten changes no number of an invitation, no report and no day on which something was recorded") {
  Forgetting at;
  at.keep("");
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\"");
  at.out("meeting move ada@2028-12-12 --at \"2028-12-13 15:00\" --where here --because x");
  at.out("edit ada@2028-12-12 --where there");
  at.out("goal add ada \"give 3 talks\" --metric talks --target 3");
  at.out("log ada hello");
  at.out("agreement set ada --notice 1d --expect \"be on time\"");
  at.out("meeting miss ada@2026-11-24 --now 2026-11-25");
  at.pass(720);
  at.out("log ada again");
  at.pass(20);
  const auto known = [&] {
    std::string all;
    for (const char* line : {"report health --as-of 2026-12-20 --json", "report replay --set health.quiet=1 --json", "show ada --json",
                             "report pair ada --json", "meeting list --format ics --from 2026-11-01 --until 2028-12-31"})
      all += at.out(line);
    return all;
  };
  const std::string before = known();
  const auto sequence = at.sequence();
  at.keep("1y");
  at.out("pair edit ada --end 2030-01-01");
  at.out("pair edit ada --end=");
  CHECK(known() == before);
  CHECK(at.sequence() == sequence);
}

TEST_CASE("a clock that is set ahead by hand forgets nothing, and the floor never falls") {
  Forgetting at;
  at.keep("30d");
  at.out("pair add --mentor Ada");
  at.out("goal add ada \"old canary words\"");
  at.out("edit g1 \"new words\"");
  at.out("pair edit ada --tag x --now 2030-01-01");
  CHECK(holds(at.bytes(), "old canary words"));
  at.out("person erase ada --yes");
  at.pass(100);
  at.out("pair add --mentor Lee");
  at.out("undo --yes");
  CHECK(at.type("undo").code == 4);
}
