// The store as a file: where it is made, with which rights, and what is refused in its place.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/lines.hpp"
#include "cli/program.hpp"
#include "commands/registry.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

unsigned mode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::lstat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

/// Both a read and a write end with this exit code and message, and leave every file as it was.
void check_refused(const Home& home, int exit, const std::string& message, const Way& way = {}, const std::string& more = "") {
  const auto before = home.everything();
  for (const std::string line : {"pair list", "pair add --mentor Ada"}) {
    CAPTURE(line);
    const Json error = home.error(line + more, way);
    CHECK(error.at("exit") == exit);
    CHECK(error.at("message").get<std::string>().find(message) != std::string::npos);
    CHECK(error.at("hint") != "");
    CHECK(home.everything() == before);
  }
}

/// Every line that must not write, whatever store it finds.
std::vector<std::string> reading_lines() {
  std::vector<std::string> lines{"remind run --dry-run", "config show", "config check", "config init --print",
                                 "remind install cron --via stdout"};
  for (const auto& command : mentor::program().commands)
    if (command.access == mentor::Access::read || command.access == mentor::Access::bare || command.name == "report programme")
      lines.insert(lines.end(), lines_of(command).begin(), lines_of(command).end());
  return lines;
}

}  // namespace

TEST_CASE("the first write makes a store that only its owner can read, whatever the umask") {
  const Home home;
  const auto old = ::umask(0);
  home.out("pair add --mentor Ada");
  ::umask(old);
  CHECK(mode_of(home.store()) == 0600);
  CHECK(mode_of(home.store().string() + ".lock") == 0600);
  CHECK(mode_of(home.store().parent_path()) == 0700);
  CHECK(mode_of(home.folder / ".local") == 0700);
}

TEST_CASE("reads never write nor create a store") {
  const Home home;
  const auto empty = home.everything();
  for (const auto& command : mentor::program().commands) {
    if (command.access != mentor::Access::read) continue;
    CAPTURE(std::string(command.example));
    const Result result = home.type(command.example);
    CHECK(result.code == 0);
    CHECK(home.everything() == empty);
  }
  home.begin_two_pairs();
  home.out("goal add ada \"Give a talk\"");
  const auto full = home.everything();
  for (const auto& command : mentor::program().commands)
    if (command.access == mentor::Access::read) home.type(command.example);
  CHECK(home.everything() == full);
}

TEST_CASE("a read leaves no file behind and touches none, in a current store and in an older one") {
  const Home current;
  current.begin_two_pairs();
  current.out("goal add ada \"Give a talk\"");
  const Home older;
  older.write(older.store(), older.read(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-1.db"));
  for (const Home* home : {&current, &older}) {
    fs::remove(home->store().string() + ".lock");
    const auto before = home->traces();
    for (const auto& line : reading_lines()) {
      CAPTURE(line);
      const int code = home->type(line).code;
      CHECK((code == 0 || code == 3 || code == 4));  // what an example names may not be in this store, or lack an address
      CHECK(home->traces() == before);
    }
  }
}

TEST_CASE("without a store people are told how to begin, and scripts read what is empty") {
  const Home home;
  const Result people = home.type("");
  CHECK(people.code == 0);
  CHECK(people.out == "");
  CHECK(people.err.starts_with("Nothing is recorded yet. Begin with one line; nothing leaves this machine:\n"));
  CHECK(home.json("pair list") == Json::array());
  CHECK(home.json("report week").at("pairs") == Json::array());
  CHECK(home.json("today").at("meetings") == Json::array());
}

TEST_CASE("a store that was named must be there to be read, whoever named it") {
  const Home home;
  const std::string path = (home.folder / "typo.db").string();
  home.write(home.config(), "[store]\npath = \"" + path + "\"\n");
  for (const auto& command : mentor::program().commands) {
    if (command.access != mentor::Access::read) continue;
    CAPTURE(std::string(command.name));
    const Json error = home.error("--store " + path + " " + std::string(command.example));
    CHECK(error.at("exit") == 3);
  }
  const Json error = home.error("--store " + path + " report week");
  CHECK(error.at("message") == "no store '" + path + "'");
  CHECK(home.error("today").at("message") == "no store '" + path + "'");
  CHECK(home.error("remind run").at("message") == "no store '" + path + "'");
  CHECK(home.error("remind run --dry-run").at("exit") == 3);
  CHECK(home.run({"pair", "list"}, {.with = {{"MENTOR_STORE", path}}}).code == 3);
  for (const char* line : {"log ada x", "edit c1 y", "rm c1", "goal add ada \"Give a talk\""})
    CHECK(home.error(line).at("message") == "no store '" + path + "'");
  CHECK_FALSE(fs::exists(path));
  home.out("pair add --mentor \"Ada Lovelace\"");
  CHECK(home.json("pair list").size() == 1);
}

TEST_CASE("a command that fails in an empty home makes no store") {
  const Home home;
  CHECK(home.type("goal add ada \"Give a talk\"").code == 3);
  CHECK_FALSE(fs::exists(home.store()));
  CHECK(home.type("log ada hello").code == 3);
  CHECK_FALSE(fs::exists(home.store()));
}

TEST_CASE("a text file, an empty file, a cut one and another program's database are no store") {
  const Home home;
  home.out("pair add --mentor Ada");
  const std::string whole = home.read(home.store());
  home.write(home.store(), "just a text of mine, longer than any header of a store would be, to be sure that it is read as a text");
  check_refused(home, 6, "is not a store");
  home.write(home.store(), "");
  check_refused(home, 6, "is an empty file");
  home.write(home.store(), whole.substr(0, 50));
  check_refused(home, 6, "is not a store");
  std::string foreign = whole;
  foreign.replace(68, 4, "ABCD");
  home.write(home.store(), foreign);
  check_refused(home, 6, "is a database of another program");
}

TEST_CASE("a store from a newer version is refused untouched") {
  const Home home;
  home.out("pair add --mentor Ada");
  std::string newer = home.read(home.store());
  newer[62] = 3;
  home.write(home.store(), newer);
  check_refused(home, 6, "was written by a newer mentor");
}

TEST_CASE("a link, a second name, a folder, a fifo and a device in the store's place are refused") {
  const Home home;
  home.out("pair add --mentor Ada");
  fs::rename(home.store(), home.folder / "real.db");
  fs::create_symlink(home.folder / "real.db", home.store());
  check_refused(home, 6, "is a link");
  fs::remove(home.store());
  fs::create_hard_link(home.folder / "real.db", home.store());
  check_refused(home, 6, "has a second name");
  fs::remove(home.store());
  fs::create_directory(home.store());
  check_refused(home, 6, "is not a regular file");
  fs::remove(home.store());
  REQUIRE(::mkfifo(home.store().c_str(), 0600) == 0);
  CHECK(home.error("pair list").at("exit") == 6);
  CHECK(home.error("pair add --mentor Ada").at("exit") == 6);
  fs::remove(home.store());
}

TEST_CASE("a store or a folder that others can write is refused") {
  const Home home;
  home.out("pair add --mentor Ada");
  REQUIRE(::chmod(home.store().c_str(), 0660) == 0);
  check_refused(home, 6, "others can write to the store");
  REQUIRE(::chmod(home.store().c_str(), 0600) == 0);
  REQUIRE(::chmod(home.store().parent_path().c_str(), 01777) == 0);
  check_refused(home, 6, "others can write to the folder");
}

TEST_CASE("a folder reached through a link is as good as any") {
  const Home home;
  home.write(home.folder / "elsewhere/keep", "");
  fs::create_directory_symlink(home.folder / "elsewhere", home.folder / ".local");
  home.out("pair add --mentor Ada");
  CHECK(home.json("pair list").size() == 1);
  CHECK(fs::exists(home.folder / "elsewhere/share/mentor/mentor.db"));
}

TEST_CASE("no HOME and no XDG variable is said so, and an XDG variable is enough") {
  const Home home;
  const auto before = home.everything();
  for (const char* line : {"pair list", "pair add --mentor Ada", "today"}) {
    const Json error = home.error(line, {.without = {"HOME"}});
    CHECK(error.at("exit") == 2);
    CHECK(error.at("message").get<std::string>().find("HOME") != std::string::npos);
  }
  CHECK(home.everything() == before);
  const std::map<std::string, std::string> xdg{{"XDG_DATA_HOME", home.folder / "data"}, {"XDG_CONFIG_HOME", home.folder / "config"}};
  home.out("pair add --mentor Ada", {.with = xdg, .without = {"HOME"}});
  CHECK(home.json("pair list", {.with = xdg, .without = {"HOME"}}).size() == 1);
  CHECK(home.type("--help", {.without = {"HOME"}}).code == 0);
  CHECK(home.type("pair add --help", {.without = {"HOME"}}).code == 0);
  CHECK(home.type("--version", {.without = {"HOME"}}).code == 0);
}

TEST_CASE("a folder that cannot be written fails a write, and reads still work") {
  const Home home;
  home.out("pair add --mentor Ada");
  home.give_to_nobody();
  REQUIRE(::chmod(home.store().parent_path().c_str(), 0500) == 0);
  REQUIRE(::chmod(home.store().c_str(), 0400) == 0);
  const auto before = home.everything();
  CHECK(home.json("pair list", {.as_nobody = true}).size() == 1);
  CHECK(home.json("report week", {.as_nobody = true}).at("totals").at("pairs") == 1);
  const Json error = home.error("log ada hello", {.as_nobody = true});
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message").get<std::string>().find("nothing was changed") != std::string::npos);
  CHECK(home.everything() == before);
  REQUIRE(::chmod(home.store().parent_path().c_str(), 0700) == 0);
}

TEST_CASE("a read-only store in a folder that can be written fails a write, and reads still work") {
  const Home home;
  home.out("pair add --mentor Ada");
  home.give_to_nobody();
  REQUIRE(::chmod(home.store().c_str(), 0400) == 0);
  const auto before = home.everything();
  CHECK(home.json("pair list", {.as_nobody = true}).size() == 1);
  const Json error = home.error("log ada hello", {.as_nobody = true});
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message").get<std::string>().find("nothing was changed") != std::string::npos);
  CHECK(home.everything() == before);
}

TEST_CASE("a store of somebody else is refused") {
  if (::geteuid() != 0) return;  // only root can give a file away
  const Home home;
  home.out("pair add --mentor Ada");
  REQUIRE(::chown(home.store().c_str(), 12345, 12345) == 0);
  check_refused(home, 6, "belongs to someone else");
}

TEST_CASE("a home that cannot be written says so") {
  const Home home;
  home.give_to_nobody();
  REQUIRE(::chmod(home.folder.c_str(), 0500) == 0);
  const Json error = home.error("pair add --mentor Ada", {.as_nobody = true});
  CHECK(error.at("exit") == 1);
  CHECK(error.at("message").get<std::string>().find("cannot make the folder") != std::string::npos);
  CHECK(home.json("pair list", {.as_nobody = true}) == Json::array());
  REQUIRE(::chmod(home.folder.c_str(), 0700) == 0);
}

TEST_CASE("a write that the file size limit stops changes nothing") {
  const Home home;
  home.begin_two_pairs();
  const auto before = home.everything();
  const Result result = home.run({"log", "ada", "-"}, {.input = std::string(200 * 1024, 'x'), .file_limit = 240 * 1024});
  CHECK(result.code == 1);
  CHECK(result.err.find("nothing was changed") != std::string::npos);
  CHECK(home.everything() == before);
  CHECK(home.json("log ada short").at("id") == "c1");
}
