// Commands that are taken back whole and put back: by hand, and as a law over every command that writes.
#include "commands/random_lines.hpp"
#include "commands/typing.hpp"

#include <cstdlib>
#include <fstream>
#include <map>

#include "mentor/store/history.hpp"
#include "mentor/store/store.hpp"
#include "store/table.hpp"

using namespace mentor;

namespace {

// Every row that history knows of, its values as SQL writes them.
std::string rows_in(const std::string& path) {
  const auto store = Store::open_to_read(path);
  std::string rows;
  for (const auto* table : store::tables()) {
    std::string sql = "select id";
    for (const auto& column : table->columns) sql += " || '|' || quote(" + std::string(column.name) + ")";
    store::Query query(store::connection_of(*store), sql + " from " + std::string(table->name.name) + " order by id");
    rows += std::string(table->name.name) + "\n";
    while (query.next()) rows += query.text() + "\n";
  }
  return rows;
}

std::int64_t last_command_in(const std::string& path) { return last_command(*Store::open_to_read(path)).id; }

// A mentorship with something of every kind, and lines typed at it that are made of the examples of the registry.
struct Played : Typing {
  void configure_me() {
    std::filesystem::create_directories(folder / ".config/mentor");
    std::ofstream(folder / ".config/mentor/config.toml") << "me.email = \"grace@example.org\"\n";
  }
  std::string store() const { return (folder / ".local/share/mentor/mentor.db").string(); }
  std::string rows() const { return rows_in(store()); }

  Played() {
    configure_me();
    begin_two_pairs();
    out("person edit ada --email ada@example.org");
    out("person edit sam --email sam@example.org");
    for (const char* pair : {"ada", "sam"}) {
      const std::string of(pair);
      out("goal add " + of + " \"give 3 talks\" --metric talks --target 3 --due 2027-03-31");
      out("agenda add " + of + " fears");
      out("action add " + of + " \"book the room\" --due 2026-12-01");
      out("log " + of + " --win w --i-will \"send slides\" --on 2026-11-20");
    }
    out("goal step g1 outline");
    out("meeting cancel ada@2026-12-08");
    std::ofstream(folder / "sign-ups.csv") << "Name,Email,Role\nAmara Holt,amara@example.org,mentor\nBela Ito,bela@example.org,mentee\n"
                                              "Cleo Sato,cleo@example.org,mentee\n";
    out("match plan " + (folder / "sign-ups.csv").string() + " -o " + (folder / "plan.json").string());
    std::ofstream(folder / "checkins.csv") << "mentor,mentor_email,every\nZoe Quinn,zoe@example.org,weekly wed 09:00\n";
  }
};

int rounds() {
  const char* asked = std::getenv("MENTOR_UNDO_COMMANDS");
  return asked == nullptr ? 300 : std::atoi(asked);
}

}  // namespace

TEST_CASE("after any commands, undoing all gives the rows of the beginning, and redoing all those of the end") {
  Played at;
  Dice dice{std::mt19937(7)};
  const auto commands = writing_commands();
  std::map<std::string_view, int> written;
  std::vector<std::string> states{at.rows()};
  std::vector<std::string> lines{""};
  for (int tries = 0; static_cast<int>(states.size()) <= rounds() && tries < 20 * rounds(); ++tries) {
    std::vector<const Command*> choice;
    for (const auto* command : commands)
      if (!written.contains(command->name)) choice.push_back(command);
    if (choice.empty() || dice.one_in(2)) choice = commands;
    const Command& command = *choice[static_cast<std::size_t>(dice.below(static_cast<int>(choice.size())))];
    at.now += std::chrono::minutes(1);
    std::string line = line_of(command, dice);
    for (const char* file : {"checkins.csv", "plan.json"})
      if (const auto named = line.find(file); named != std::string::npos) line.insert(named, at.folder.string() + "/");
    const auto before = last_command_in(at.store());
    const int code = at.type(line).code;
    CAPTURE(line);
    const bool was_written = last_command_in(at.store()) != before;
    if (code == 0) ++written[command.name];
    if (!was_written || command.undoing != Undoing::takes_back) {
      CHECK(at.rows() == states.back());
      continue;
    }
    states.push_back(at.rows());
    lines.push_back(line);
    // Some of them are taken back and put back on the way.
    if (!dice.one_in(10)) continue;
    const auto depth = static_cast<std::size_t>(1 + dice.below(static_cast<int>(std::min<std::size_t>(states.size() - 1, 6))));
    REQUIRE(at.type("undo " + std::to_string(depth) + " --yes").code == 0);
    REQUIRE(at.rows() == states[states.size() - 1 - depth]);
    if (dice.one_in(2)) {
      states.resize(states.size() - depth);
      lines.resize(states.size());
      continue;
    }
    for (std::size_t i = 0; i < depth; ++i) REQUIRE(at.type("redo").code == 0);
    REQUIRE(at.rows() == states.back());
  }
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    CAPTURE(lines[i]);
    REQUIRE(at.type("undo --yes").code == 0);
    REQUIRE(at.rows() == states[i - 1]);
  }
  for (std::size_t i = 1; i < states.size(); ++i) {
    CAPTURE(lines[i]);
    REQUIRE(at.type("redo").code == 0);
    REQUIRE(at.rows() == states[i]);
  }
  CHECK(at.type("redo").code == 4);
  for (const auto* command : commands) {
    CAPTURE(command->name);
    // What has to be there for these cannot be typed.
    if (command->name != "agenda import" && command->name != "agenda withdraw" && command->name != "person merge")
      CHECK(written.contains(command->name));
  }
}

TEST_CASE("undo takes back the last command, then the one before, and redo puts back until something new is written") {
  Typing at;
  at.begin_two_pairs();
  at.out("action add ada one");
  at.out("action add ada two");
  CHECK(at.out("undo").find("taken back action add of") == 0);
  CHECK(at.type("show a2").code == 3);
  at.out("undo");
  CHECK(at.type("show a1").code == 3);
  CHECK(at.out("redo").find("put back action add of") == 0);
  CHECK(at.out("show a1").find("one") != std::string::npos);
  CHECK(at.type("show a2").code == 3);
  at.out("action add ada three");
  CHECK(at.type("redo").code == 4);
  CHECK(at.out("action list").find("a3") != std::string::npos);
  CHECK(at.out("history a1").find("undo") != std::string::npos);
}

TEST_CASE("undo asks where a pair or several commands would go, and says which and how old") {
  Typing at;
  at.begin_two_pairs();
  CHECK(at.type("undo").code == 7);
  at.in_terminal = true;
  at.answer = "n";
  const Typed refused = at.type("undo");
  CHECK(refused.code == 1);
  CHECK(refused.err.find("take back 'pair add' of Tue 2026-09-01") == 0);
  at.answer = "y";
  at.out("undo");
  CHECK(at.type("show sam").code == 3);
  at.in_terminal = false;
  at.out("action add ada one");
  at.out("action add ada two");
  CHECK(at.type("undo 2").code == 7);
  at.out("undo 2 --yes");
  CHECK(at.type("show a1").code == 3);
  CHECK(at.type("undo 9 --yes").code == 4);
  CHECK(at.type("undo 0").code == 2);
}

TEST_CASE("undo asks where one command changed more than twenty rows") {
  Typing at;
  at.begin_two_pairs();
  std::string notes = "log ada";
  for (int i = 0; i < 19; ++i) notes += " --win w" + std::to_string(i);
  at.out(notes);
  at.out("undo");
  at.out(notes + " --lesson l --thanks t");
  const Typed refused = at.type("undo");
  CHECK(refused.code == 7);
  CHECK(refused.err == "mentor: this needs a yes, and there is nobody to ask\n  add --yes\n");
  at.in_terminal = true;
  at.answer = "n";
  CHECK(at.type("undo").err.find("which changed 22 rows?") != std::string::npos);
  at.answer = "y";
  at.out("undo");
  CHECK(at.type("show c2").code == 3);
}

TEST_CASE("undo frees a key, and putting back gives it back, and so does the undo of rm") {
  Typing at;
  at.begin_two_pairs();
  at.out("action add ada one --key k");
  at.out("undo");
  at.out("redo");
  CHECK(at.out("action add ada one --key k").find("a1") == 0);
  at.out("rm a1");
  at.out("undo");
  CHECK(at.out("action add ada one --key k").find("a1") == 0);
  at.out("undo");
  CHECK(at.out("action add ada other --key k").find("a2") == 0);
}

TEST_CASE("undo --list numbers what undo N takes back, and shows private words to a terminal alone") {
  Typing at;
  at.begin_two_pairs();
  at.out("action add ada one");
  at.out("action add ada secret --private");
  const std::string piped = at.out("undo --list");
  CHECK(piped.find("one") != std::string::npos);
  CHECK(piped.find("secret") == std::string::npos);
  at.out("edit a2 \"another secret\"");
  CHECK(at.out("undo --list --json").find("another secret") != std::string::npos);
  CHECK(at.out("undo --list --format csv").find("secret") == std::string::npos);
  at.out_terminal = true;
  CHECK(at.out("undo --list").find("secret") != std::string::npos);
}

TEST_CASE("the sequence of an invitation rises by an undo") {
  Played at;
  const auto sequence = [&] {
    const std::string calendar = at.out("meeting list ada --format ics");
    REQUIRE(calendar.find("SEQUENCE:") != std::string::npos);
    return std::atoll(calendar.c_str() + calendar.find("SEQUENCE:") + 9);
  };
  at.now += std::chrono::minutes(1);
  at.out("meeting move ada --at \"2026-11-25 16:00\"");
  const auto moved = sequence();
  at.now += std::chrono::minutes(1);
  at.out("undo");
  const auto undone = sequence();
  CHECK(undone > moved);
  at.now += std::chrono::minutes(1);
  at.out("redo");
  CHECK(sequence() > undone);
}

TEST_CASE("rm of a check-in says what goes with it, opens what it had closed, and undo brings back all of it") {
  Typing at;
  at.begin_two_pairs();
  at.out("action add sam \"book the room\"");
  at.out("agenda add sam fears");
  at.out("goal add sam talks --metric talks --target 3");
  at.out("goal step g1 outline");
  at.out("log sam x --i-will \"send slides\" --progress g1=1 --done t1,a1,s1");
  at.out("action add sam \"other\"");
  at.out("done a3");
  const auto seen = [&] { return at.out("show g1 c1 a1 a2 a3 t1 s1 --json"); };
  const std::string before = seen();
  const std::string said = at.out("rm c1");
  CAPTURE(said);
  for (const char* words : {"removed c1 Sam Okafor: check-in of", "- with a2 Sam Okafor: send slides", "- with 1 record of progress",
                            "- open again: t1 Sam Okafor: fears", "- open again: a1 Sam Okafor: book the room", "- open again: s1 "})
    CHECK(said.find(words) != std::string::npos);
  CHECK(at.out("action list").find("book the room") != std::string::npos);
  CHECK(at.type("show a2").code == 3);
  at.out("undo");
  CHECK(seen() == before);
}

TEST_CASE("rm of a check-in leaves closed what was opened and closed otherwise since") {
  Typing at;
  at.begin_two_pairs();
  at.out("action add sam one");
  at.out("log sam x --on 2026-11-19 --done a1");
  at.out("reopen a1");
  at.out("done a1");
  CHECK(at.out("rm c1").find("open again") == std::string::npos);
  CHECK(at.out("action list").find("a1") == std::string::npos);
}

TEST_CASE("what was written before a store was migrated is not taken back") {
  Typing at;
  const auto folder = at.folder / ".local/share/mentor";
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  std::filesystem::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-2.db", folder / "mentor.db");
  std::filesystem::permissions(folder / "mentor.db", std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  CHECK(at.type("undo").code == 4);
  at.out("action add ada new");
  at.out("undo");
  const Typed refused = at.type("undo");
  CHECK(refused.code == 4);
  CHECK(refused.err.find("cannot be taken back") != std::string::npos);
}
