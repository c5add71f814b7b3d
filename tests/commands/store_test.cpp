// The commands about the store as a file.
#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <fstream>

#include "commands/typing.hpp"
#include "store/copies.hpp"

using namespace mentor;

namespace {

namespace fs = std::filesystem;

/// A home whose store is one that version 1 wrote.
struct OlderStore : Typing {
  OlderStore() {
    fs::create_directories(path.parent_path());
    fs::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-1.db", path);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  }
  fs::path path = folder / ".local/share/mentor/mentor.db";
  fs::path backup = folder / ".local/state/mentor/backups" / (store::copy_stem(path) + "-v1-2026-11-23T090000Z.db");
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("info says where the store is and what it holds") {
  Typing at;
  at.begin_two_pairs();
  at.out("log ada \"a talk\" --on now");
  const auto path = at.folder / ".local/share/mentor/mentor.db";
  CHECK(at.out("store info --json") == "{\n  \"path\": \"" + path.string() +
                                           "\",\n  \"version\": 3,\n  \"size\": " + std::to_string(std::filesystem::file_size(path)) +
                                           ",\n  \"pairs\": 2,\n  \"checkins\": 1,\n  \"last_backup_at\": null\n}\n");
}

TEST_CASE("check of a sound store finds no faults") {
  Typing at;
  at.begin_two_pairs();
  const std::string path = (at.folder / ".local/share/mentor/mentor.db").string();
  CHECK(at.type("store check") == Typed{0, "no faults in " + path + "\n- no backup yet\n  mentor store backup\n", ""});
  at.out("store backup");
  CHECK(at.type("store check") == Typed{0, "no faults in " + path + "\n- last backup: Mon 2026-11-23 10:00 CET (today)\n", ""});
  CHECK(holds(at.out("store info --json"), "\"last_backup_at\": \"2026-11-23T09:00:00Z\""));
}

TEST_CASE("check of a store with torn pages is exit 6 and leaves the file as it was") {
  Typing at;
  at.begin_two_pairs();
  const auto path = at.folder / ".local/share/mentor/mentor.db";
  const auto size = std::filesystem::file_size(path);
  std::filesystem::resize_file(path, size - 8192);
  CHECK(at.type("store check").code == 6);
  CHECK(std::filesystem::file_size(path) == size - 8192);
}

TEST_CASE("migrate brings an older store up to date, says from what to what, and where it is kept as it was") {
  OlderStore at;
  CHECK(holds(at.out("store info --json"), "\"version\": 1,"));
  const std::string echo = at.out("store migrate");
  CHECK(holds(echo, "was brought from version 1 to "));
  CHECK(holds(echo, "As it was it is kept in '" + at.backup.string() + "'\n"));
  CHECK(fs::file_size(at.backup) > 0);
  const Typed again = at.type("store migrate");
  CHECK(again.code == 0);
  CHECK(holds(again.out, "the newest; nothing was changed\n"));
  CHECK(holds(at.out("store migrate --json"), "\"backup\": null\n"));
  CHECK(!holds(at.out("store info --json"), "\"version\": 1,"));
}

TEST_CASE("migrate has no store to bring up to date where there is none") {
  Typing at;
  const Typed typed = at.type("store migrate");
  CHECK(typed.code == 3);
  CHECK(typed.out == "");
  CHECK(!fs::exists(at.folder / ".local"));
}

TEST_CASE("a write brings an older store up to date and says on stderr where it is kept as it was") {
  OlderStore at;
  const Typed typed = at.type("log ada hello");
  CHECK(typed.code == 0);
  CHECK(holds(typed.err, "as it was it is kept in '" + at.backup.string() + "'\n"));
  CHECK(fs::exists(at.backup));
  CHECK(at.type("log ada again").err == "");
  OlderStore quiet;
  CHECK(quiet.type("log ada hello --quiet").err == "");
  CHECK(fs::exists(quiet.backup));
}

TEST_CASE("a programme reads older stores of others and leaves them as they are") {
  OlderStore at;
  const std::string report = at.out("report programme --format csv --store " + at.path.parent_path().string());
  CHECK(holds(report, "Ada Lovelace"));
  CHECK(std::distance(fs::directory_iterator(at.path.parent_path()), {}) == 1);
}

TEST_CASE("a file of the store that others can read is named by check and by the next write, with the line that ends it") {
  for (const char* ending : {"", ".lock", ".remind.lock"}) {
    CAPTURE(ending);
    Typing at;
    at.begin_two_pairs();
    at.out("remind run");
    const std::string file = (at.folder / ".local/share/mentor/mentor.db").string() + ending;
    REQUIRE(::chmod(file.c_str(), 0644) == 0);
    const std::string named = "others can read '" + file + "'\n  chmod 600 " + file + "\n";
    CHECK(at.type("store check") == Typed{6, "", "mentor: " + named});
    const Typed write = at.type("log ada hello");
    CHECK(write.code == 0);
    if (std::string_view(ending) != ".remind.lock") CHECK(write.err == named);
    CHECK(at.type("log ada hello --quiet").err == "");
    REQUIRE(::chmod(file.c_str(), 0600) == 0);
    CHECK(at.type("store check").code == 0);
  }
}

TEST_CASE("check names second copies of sync programs and what a restore left, with what to type, and exit 8 only when asked") {
  Typing at;
  at.begin_two_pairs();
  const fs::path folder = at.folder / ".local/share/mentor";
  for (const char* name :
       {"mentor (1).db", "mentor (Grace's conflicted copy 2026-11-23).db", "mentor.sync-conflict-20261123-090000-ABCDEFG.db", "mentor 2.db",
        "mentor-LAPTOP.db", "mentor (SFConflict grace 2026-11-23-09-00-00).db"}) {
    CAPTURE(name);
    fs::copy_file(folder / "mentor.db", folder / name);
    const std::string echo = at.out("store check");
    CHECK(holds(echo, "a sync program left a second copy, which may hold what is not in the store: '" + (folder / name).string() + "'"));
    CHECK(holds(echo, "mentor today --store "));
    CHECK(at.type("store check --exit-code").code == 8);
    fs::remove(folder / name);
  }
  for (const char* name : {"mentor-old.db", "mentors.db", "mentor.db.bak", "other (1).db"})
    fs::copy_file(folder / "mentor.db", folder / name);
  CHECK(holds(at.out("store check --json"), "\"dangers\": [],"));
  CHECK(at.type("store check --exit-code").code == 0);
  std::ofstream(folder / "mentor.db.new") << "half";
  fs::permissions(folder / "mentor.db.new", fs::perms::owner_read | fs::perms::owner_write);
  CHECK(holds(at.out("store check"), "was left by a restore that did not end\n  rm "));
}

TEST_CASE("check holds the history against the rows") {
  Typing at;
  at.begin_two_pairs();
  at.out("log ada \"a talk\" --on now");
  const auto changed = [&](const char* sql) {
    fs::copy_file(at.folder / ".local/share/mentor/mentor.db", at.folder / "changed.db", fs::copy_options::overwrite_existing);
    SQLite::Database((at.folder / "changed.db").string(), SQLite::OPEN_READWRITE).exec(sql);
    return at.type("store check --store " + (at.folder / "changed.db").string()).err;
  };
  CHECK(changed("select 1") == "");
  CHECK(holds(changed("delete from line"), "1 change in the history of line that is not there"));
  CHECK(holds(changed("insert into history values(99, 1, 1, null)"), "1 change in the history of a command that is not there"));
  CHECK(holds(changed("insert into history values(1, 99, 1, null)"), "1 change in the history of no kind that there is"));
  CHECK(holds(changed("insert into history values(3, 1, 1, 'text')"), "1 change in the history that cannot be read"));
}

TEST_CASE("a restore says what it brought back, from when, and the line that goes back, and undo stops there") {
  Typing at;
  at.begin_two_pairs();
  const std::string copy = (at.folder / "copy.db").string();
  at.out("store backup " + copy);
  at.out("log ada \"a talk\" --on now");
  CHECK(at.type("store restore " + copy).code == 7);
  const std::string echo = at.out("store restore --yes " + copy);
  CHECK(holds(echo, "- 2 pairs and 0 check-ins, last written Tue 2026-09-01"));
  const auto line = echo.find("  mentor store restore ");
  REQUIRE(line != std::string::npos);
  const Typed undo = at.type("undo --yes");
  CHECK(undo.code == 4);
  CHECK(holds(undo.err, "the command 'store restore' of Mon 2026-11-23 10:00 CET (today) and what was before it cannot be taken back"));
  CHECK(at.type("redo").code == 4);
  at.out(echo.substr(line + 9, echo.find('\n', line) - line - 9) + " --yes");
  CHECK(holds(at.out("checkin list"), "a talk"));
}

TEST_CASE("a restore from before the last reminders says that they may come once more") {
  Typing at;
  at.begin_two_pairs();
  const std::string copy = (at.folder / "copy.db").string();
  at.out("store backup " + copy);
  at.now = at.now + std::chrono::hours(6);  // the day before Ada's meeting
  REQUIRE(at.out("remind run --via stdout") != "");
  const std::string echo = at.out("store restore --yes " + copy);
  CHECK(holds(echo, "- reminders have gone out since, the last Mon 2026-11-23 16:00 CET (today)"));
}

TEST_CASE("a write makes the backup that is due by itself once it was answered, while a look, a try and a fixed clock do not") {
  Typing at;
  at.begin_two_pairs();
  const fs::path store = at.folder / ".local/share/mentor/mentor.db";
  const fs::path backups = at.folder / ".local/state/mentor/backups";
  const auto made = [&] { return fs::exists(backups) ? std::distance(fs::directory_iterator(backups), {}) : 0; };
  at.real_clock = true;
  at.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  at.out("log ada first --channel message");
  CHECK(made() == 0);
  at.now += std::chrono::days(8);
  fs::last_write_time(store, fs::file_time_type::clock::now() + std::chrono::days(8));
  for (const char* line : {"today", "log ada x --dry-run", "log ada x --channel message --now 2026-11-23", "store info", "checkin list"})
    at.out(line);
  CHECK(made() == 0);
  at.out("config init");
  std::ofstream(at.folder / ".config/mentor/config.toml") << "[store]\nbackup_every = \"\"\n";
  const auto write = [&] {
    fs::last_write_time(store.string() + ".lock", fs::file_time_type::clock::now() - std::chrono::days(8));
    at.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return at.type("log ada second --channel message");
  };
  CHECK(write().code == 0);
  CHECK(made() == 0);
  std::ofstream(at.folder / ".config/mentor/config.toml") << "[store]\nbackup_every = \"7d\"\n";
  const Typed typed = write();
  CHECK(typed.err == "");
  CHECK(made() == 1);
  CHECK(at.type("log ada third --channel message").code == 0);
  CHECK(made() == 1);
  fs::remove_all(backups);
  std::ofstream(backups.string()) << "in the way";
  const Typed failing = write();
  CHECK(failing.code == 0);
  CHECK(holds(failing.out, "second"));
  CHECK(holds(failing.err, "mentor: the backup that is due failed: "));
  CHECK(holds(failing.err, "no backup was made\n  the command was done; the next try is a day from now."));
  CHECK(at.type("log ada fourth --channel message").err == "");
}
