// Backups by the real program: what others may read, what is asked, what is never replaced, and what a script sees.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "cli/program.hpp"

using namespace mentor::real;

namespace {

namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

fs::path backups(const Home& home) { return home.folder / ".local/state/mentor/backups"; }

std::size_t copies(const Home& home) {
  return fs::exists(backups(home)) ? static_cast<std::size_t>(std::distance(fs::directory_iterator(backups(home)), {})) : 0;
}

}  // namespace

TEST_CASE("a backup is for the user alone, whatever it replaces, and its JSON is what is on the disk") {
  const Home home;
  home.begin_two_pairs();
  home.write(home.folder / "copy.db", "anything");
  REQUIRE(::chmod((home.folder / "copy.db").c_str(), 0644) == 0);
  const Json backup = home.json("store backup copy.db --yes");
  CHECK(backup.at("path") == "copy.db");
  CHECK(backup.at("made_at") == home.now);
  CHECK(backup.at("bytes") == fs::file_size(home.folder / "copy.db"));
  CHECK(backup.at("verified") == true);
  struct stat info {};
  REQUIRE(::stat((home.folder / "copy.db").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(home.json("pair list --store " + (home.folder / "copy.db").string()) == home.json("pair list"));
  CHECK(home.json("store info").at("last_backup_at").is_null());
  home.json("store backup");
  CHECK(home.json("store info").at("last_backup_at") == home.now);
}

TEST_CASE("a file is replaced, and a store restored, only after a yes, and without a terminal that is exit 7") {
  const Home home;
  home.begin_two_pairs();
  home.out("store backup copy.db");
  home.out("log ada later --channel message");
  const auto before = home.everything();
  CHECK(home.error("store backup copy.db").at("exit") == 7);
  CHECK(home.error("store restore copy.db").at("exit") == 7);
  CHECK(home.error("store backup --dry-run").at("exit") == 2);
  CHECK(home.error("store restore copy.db --dry-run").at("exit") == 2);
  CHECK(home.error("store restore").at("exit") == 2);
  CHECK(home.everything() == before);
  home.out("store restore copy.db --yes");
  CHECK(home.json("checkin list") == Json::array());
}

TEST_CASE("what is wrong with a file is said before anything is asked") {
  const Home home;
  home.begin_two_pairs();
  home.write(home.folder / "empty.db", "");
  const Json empty = home.error("store restore empty.db");
  CHECK(empty.at("exit") == 6);
  CHECK(holds(empty.at("message"), "the backup 'empty.db' is an empty file"));
  CHECK(home.error("store restore nowhere.db").at("exit") == 3);
  CHECK(home.error("store backup " + home.store().string()).at("exit") == 2);
}

TEST_CASE("a new machine gets the store from a backup, the folder made for it") {
  const Home old;
  old.begin_two_pairs();
  old.out("log ada hello --channel message");
  old.out("store backup copy.db");
  const Home home;
  fs::copy_file(old.folder / "copy.db", home.folder / "copy.db");
  const Json restored = home.json("store restore copy.db --yes");
  CHECK(restored.at("kept").is_null());
  CHECK(restored.at("checkins") == 1);
  CHECK(home.json("pair list").size() == 2);
  CHECK(home.json("store check").at("faults") == Json::array());
}

TEST_CASE("a store that cannot be opened is restored, and kept as it was") {
  const Home home;
  home.begin_two_pairs();
  home.out("store backup copy.db");
  home.write(home.store(), "no longer a store");
  CHECK(home.error("today").at("exit") == 6);
  const Json restored = home.json("store restore copy.db --yes");
  CHECK(home.read(restored.at("kept").get<std::string>()) == "no longer a store");
  CHECK(home.json("pair list").size() == 2);
}

TEST_CASE("a folder for backups that cannot be written, or that others can write, makes none and changes nothing") {
  const Home home;
  home.begin_two_pairs();
  fs::create_directories(backups(home));
  REQUIRE(::chmod(backups(home).c_str(), 0777) == 0);
  const Json unsafe = home.error("store backup");
  CHECK(unsafe.at("exit") == 6);
  CHECK(holds(unsafe.at("message"), "; no backup was made"));
  home.give_to_nobody();
  REQUIRE(::chmod(backups(home).c_str(), 0500) == 0);
  const Json closed = home.error("store backup", {.as_nobody = true});
  CHECK(closed.at("exit") == 1);
  CHECK(holds(closed.at("message"), "Permission denied; no backup was made"));
  REQUIRE(::chmod(home.store().c_str(), 0400) == 0);
  CHECK(home.json("store backup copy.db", {.as_nobody = true}).at("verified") == true);
}

TEST_CASE("after a write the backup that is due is made by the real clock alone, and stdout has the answer before it") {
  const Home home;
  home.begin_two_pairs();
  const auto log = [&](const Way& way) {
    const fs::path lock = home.store().string() + ".lock";
    fs::last_write_time(lock, fs::file_time_type::clock::now() - std::chrono::hours(8 * 24));
    return home.type("log ada hello --channel message", way);
  };
  CHECK(log({}).code == 0);
  CHECK(copies(home) == 0);
  const Way real{.without = {"MENTOR_NOW"}};
  CHECK(log(real).err == "");
  CHECK(copies(home) == 1);
  home.write(home.config(), "[store]\nbackup_every = \"\"\n");
  log(real);
  CHECK(copies(home) == 1);
  home.write(home.config(), "[store]\nbackups = 1\n");
  log(real);
  CHECK(copies(home) == 1);
  const Way gone{.without = {"MENTOR_NOW"}, .out = Out::gone};
  fs::remove_all(backups(home));
  CHECK(log(gone).code == 0);
  CHECK(copies(home) == 1);
}
