// Copies of a store, which of them go, and the way back to one.
#include "mentor/store/backups.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/store/undo.hpp"
#include "store/filled.hpp"
#include "store/schema.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

namespace fs = std::filesystem;

constexpr const char* kCommand = "store restore";

/// A store with a pair and as many check-ins.
void fill(const Folder& folder, int checkins, Instant at = kNow) {
  const bool is_new = !fs::exists(folder.store());
  const auto store = Store::open_to_write(folder.store(), "fill", at);
  const PairId pair = is_new ? add_pair(*store) : PairId(1);
  for (int i = 0; i < checkins; ++i) add_checkin(*store, pair, "a");
  store->commit();
}

std::string asked(const Folder& folder, const std::string& sql) { return answer(*Store::open_to_read(folder.store()), sql); }
std::string checkins(const Folder& folder) { return asked(folder, "select count(*) from checkin"); }

BackupPlace place(const Folder& folder, int kept = 10) { return {folder.store(), folder.backups(), kept}; }

std::string beside(const Folder& folder, const char* name) { return folder_of(folder.store()) + "/" + name; }

void run_sql(const std::string& path, const char* sql) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  database.exec(sql);
}

Error refusal(const Folder& folder, const std::string& file) {
  try {
    restore_store(place(folder), file, kCommand, kNow);
  } catch (const Error& error) {
    return error;
  }
  return failed("was restored");
}

void be_of(const std::string& path, Instant at) {
  const std::array<timespec, 2> times{timespec{0, UTIME_OMIT}, timespec{at.time_since_epoch().count(), 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0);
}

}  // namespace

TEST_CASE("a backup is dated, private, whole, and tells of which store it is") {
  const Folder folder;
  fill(folder, 3);
  const Backup backup = back_up(place(folder), kNow);
  CHECK(backup.path == folder.backups() + "/" + folder.copy("2026-11-23T090000Z"));
  CHECK(backup.made_at == kNow);
  CHECK(backup.bytes == static_cast<long long>(fs::file_size(backup.path)));
  struct stat info {};
  REQUIRE(::stat(backup.path.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(answer(*Store::open_to_read(backup.path), "select count(*) from checkin") == "3");
  CHECK(folder.files_in("backups") == folder.copy("2026-11-23T090000Z"));
  CHECK(back_up(place(folder), kNow).path == folder.backups() + "/" + folder.copy("2026-11-23T090000Z-2"));
  CHECK(last_backup_at(folder.backups(), folder.store()) == kNow);
}

TEST_CASE("the last backups are kept, and nothing else is counted or taken away") {
  const Folder folder;
  const Folder other;
  copy_fixture(1, folder);
  REQUIRE(Store::upgrade(folder.store(), kNow, folder.backups()));
  fill(other, 1);
  for (int day = 0; day < 4; ++day) back_up({other.store(), folder.backups(), 10}, kNow + std::chrono::days(day));
  for (int day = 0; day < 5; ++day) back_up(place(folder, 2), kNow + std::chrono::days(day));
  const std::string stem = store::copy_stem(folder.store());
  std::vector<std::string> ours;
  int others = 0;
  for (const auto& entry : fs::directory_iterator(folder.backups())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(stem)) ours.push_back(name);
    if (name.starts_with(store::copy_stem(other.store()))) ++others;
  }
  std::ranges::sort(ours);
  CHECK(ours == std::vector<std::string>{folder.copy("2026-11-26T090000Z"), folder.copy("2026-11-27T090000Z"),
                                         folder.copy("v1-2026-11-23T090000Z")});
  CHECK(others == 4);
}

TEST_CASE("the copies of a store are listed by kind, oldest first") {
  const Folder folder;
  fill(folder, 1);
  back_up(place(folder), kNow + std::chrono::hours(1));
  back_up(place(folder), kNow);
  restore_store(place(folder), folder.backups() + "/" + folder.copy("2026-11-23T090000Z"), kCommand, kNow + std::chrono::hours(2));
  std::ofstream(folder.backups() + "/." + store::copy_stem(folder.store()) + "-a1B2c3") << "half";
  std::ofstream(folder.backups() + "/a text of mine.db") << "mine";
  std::vector<CopyKind> kinds;
  for (const auto& copy : copies_of_store(folder.backups(), folder.store())) kinds.push_back(copy.kind);
  CHECK(kinds == std::vector{CopyKind::unfinished, CopyKind::backup, CopyKind::backup, CopyKind::before_restore});
  const std::string moved = beside(folder, "moved.db");
  fs::rename(folder.store(), moved);
  CHECK(copies_of_store(folder.backups(), moved).empty());
}

TEST_CASE("what a killed run left is taken away by the next backup once nobody has written to it for an hour") {
  const Folder folder;
  fill(folder, 1);
  back_up(place(folder), kNow);
  const std::string left = folder.backups() + "/." + store::copy_stem(folder.store()) + "-a1B2c3";
  std::ofstream(left) << "half";
  back_up(place(folder), kNow);
  CHECK(fs::exists(left));
  be_of(left, Instant{});
  back_up(place(folder), kNow);
  CHECK_FALSE(fs::exists(left));
}

TEST_CASE("a damaged store is not backed up, and the last good backup stays") {
  const Folder folder;
  fill(folder, 300);
  back_up(place(folder, 1), kNow);
  {
    std::fstream file(folder.store(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(5 * 4096);
    file << std::string(3 * 4096, '\x7f');
  }
  CHECK_THROWS_AS(back_up(place(folder, 1), kNow + std::chrono::days(1)), Error);
  CHECK(folder.files_in("backups") == folder.copy("2026-11-23T090000Z"));
}

TEST_CASE("a named backup replaces a file only when told to, and never a store in use") {
  const Folder folder;
  fill(folder, 1);
  const std::string file = beside(folder, "copy.db");
  CHECK_FALSE(is_backup_replacing(folder.store(), file));
  back_up_into(folder.store(), file, OverFile::refuse, kNow);
  fill(folder, 1);
  CHECK(is_backup_replacing(folder.store(), file));
  CHECK_THROWS_AS(back_up_into(folder.store(), file, OverFile::refuse, kNow), Error);
  back_up_into(folder.store(), file, OverFile::replace, kNow);
  CHECK(answer(*Store::open_to_read(file), "select count(*) from checkin") == "2");
  const Folder other;
  fill(other, 1);
  fs::create_symlink(folder.store(), beside(folder, "link"));
  fs::create_hard_link(beside(folder, "m.db.lock"), beside(folder, "second"));
  for (const std::string& never : {folder.store(), beside(folder, "link"), beside(folder, "second"), folder.store() + "-journal",
                                   folder.store() + ".new", other.store(), folder_of(folder.store())}) {
    CAPTURE(never);
    try {
      is_backup_replacing(folder.store(), never);
      FAIL("was allowed");
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::usage);
    }
  }
}

TEST_CASE("a backup is due by the time of the lock's file, after a write, and a try that fails is put off for a day") {
  constexpr Minutes kWeek{7 * 24 * 60};
  const Folder folder;
  fill(folder, 1);
  const auto age = [&](std::chrono::hours since) {
    be_of(folder.store() + ".lock", kNow - since);
    be_of(folder.store(), kNow);
    back_up_when_due(place(folder), kWeek, kNow);
    return copies_of_store(folder.backups(), folder.store()).size();
  };
  CHECK(age(std::chrono::hours(7 * 24)) == 0);
  CHECK(age(std::chrono::hours(7 * 24 + 1)) == 1);
  CHECK(age(std::chrono::hours(-8 * 24)) == 2);  // the clock was wrong then
  be_of(folder.store() + ".lock", kNow - std::chrono::days(8));
  be_of(folder.store(), kNow - std::chrono::seconds(2));  // nothing was written
  back_up_when_due(place(folder), kWeek, kNow);
  CHECK(copies_of_store(folder.backups(), folder.store()).size() == 2);
  const BackupPlace nowhere{folder.store(), folder.store() + "/none", 10};
  be_of(folder.store(), kNow + std::chrono::days(2));
  CHECK_THROWS_AS(back_up_when_due(nowhere, kWeek, kNow), Error);
  back_up_when_due(nowhere, kWeek, kNow + std::chrono::hours(23));
  CHECK_THROWS_AS(back_up_when_due(nowhere, kWeek, kNow + std::chrono::hours(25)), Error);
}

TEST_CASE("a restore brings the rows back, keeps what was there, and no undo goes past it") {
  const Folder folder;
  fill(folder, 1);
  const Backup backup = back_up(place(folder), kNow);
  fill(folder, 2, kNow + std::chrono::hours(1));
  const Restored restored = restore_store(place(folder), backup.path, kCommand, kNow + std::chrono::hours(2));
  CHECK(checkins(folder) == "1");
  CHECK(restored.content.checkins == 1);
  CHECK(restored.content.written_at == kNow);
  CHECK(restored.reminders_sent_at == std::nullopt);
  CHECK(restored.kept == folder.backups() + "/" + folder.copy("replaced-2026-11-23T110000Z"));
  CHECK(answer(*Store::open_to_read(restored.kept), "select count(*) from checkin") == "3");
  CHECK(folder.files() == "backups m.db m.db.lock");
  const auto store = Store::open_to_write(folder.store(), "look", kNow);
  const auto commands =
      commands_to_undo(*store, 5, [](std::string_view name) { return name == kCommand ? Undoing::stops : Undoing::takes_back; });
  REQUIRE(commands.size() == 1);
  CHECK(commands[0].is_stop);
  CHECK(check_store(*store).empty());
}

TEST_CASE("each restore makes another replica, and the numbers of invitations only rise") {
  const Folder folder;
  fill(folder, 1);
  const Backup backup = back_up(place(folder), kNow);
  const std::string replica = "select value from outside where kind = " + std::to_string(static_cast<int>(store::Outside::replica));
  const std::string sequence = "select value from outside where kind = " + std::to_string(static_cast<int>(store::Outside::sequence_base));
  restore_store(place(folder), backup.path, kCommand, kNow + std::chrono::hours(1));
  const std::string first = asked(folder, replica);
  const auto base = std::stoll(asked(folder, sequence));
  CHECK(base >= (kNow.time_since_epoch().count() - 1577836800));
  restore_store(place(folder), backup.path, kCommand, kNow + std::chrono::hours(2));
  CHECK(parse_uid(first));
  CHECK(parse_uid(asked(folder, replica)));
  CHECK(asked(folder, replica) != first);
  CHECK(std::stoll(asked(folder, sequence)) == base + 3600);
}

TEST_CASE("a backup of an earlier version is brought up to date on the way") {
  for (int version = 1; version < store::newest_version(); ++version) {
    CAPTURE(version);
    const Folder old;
    copy_fixture(version, old);
    const Folder folder;
    const Restored restored = restore_store(place(folder), old.store(), kCommand, kNow);
    CHECK(restored.content.version == version);
    CHECK(restored.kept == "");
    CHECK(Store::open_to_read(folder.store())->file_version() == store::newest_version());
    CHECK(check_store(*Store::open_to_read(folder.store())).empty());
    CHECK(Store::open_to_read(old.store())->file_version() == version);
  }
}

TEST_CASE("what is damaged, foreign, newer, empty or not there is not restored, and the store stays") {
  const Folder folder;
  fill(folder, 2);
  const std::string before = folder.bytes();
  const Backup backup = back_up(place(folder), kNow);
  const std::string file = beside(folder, "bad.db");
  const auto changed = [&](const char* sql) {
    fs::copy_file(backup.path, file, fs::copy_options::overwrite_existing);
    run_sql(file, sql);
    return refusal(folder, file);
  };
  const auto holding = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return refusal(folder, file);
  };
  struct Case {
    Error error;
    ErrorKind kind;
    const char* says;
  };
  const std::vector<Case> cases{
      {refusal(folder, beside(folder, "nowhere.db")), ErrorKind::not_found, "no backup '"},
      {refusal(folder, folder.store()), ErrorKind::usage, "is the store itself"},
      {refusal(folder, folder.backups()), ErrorKind::usage, "is a folder"},
      {holding(""), ErrorKind::damaged, "is an empty file"},
      {holding(std::string(500, 'x')), ErrorKind::damaged, "is not a store"},
      {holding(before.substr(0, before.size() / 2)), ErrorKind::damaged, "is damaged"},
      {holding(std::string(before).replace(4 * 4096, 8192, std::string(8192, '\x7f'))), ErrorKind::damaged, "is damaged"},
      {changed("pragma application_id = 7"), ErrorKind::damaged, "is a database of another program"},
      {changed("pragma user_version = 99"), ErrorKind::damaged, "was written by a newer mentor (version 99"},
      {changed("create trigger t after insert on pair begin delete from checkin; end"), ErrorKind::damaged,
       "the trigger t is not of this program"},
      {changed("drop index line_by_checkin"), ErrorKind::damaged, "the index line_by_checkin is missing"},
      {changed("pragma foreign_keys = off; update checkin set pair = 99"), ErrorKind::damaged, "a row refers to one that is not there"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.says));
    CAPTURE(one.error.message);
    CHECK(one.error.kind == one.kind);
    CHECK(one.error.message.find(one.says) != std::string::npos);
    if (one.kind == ErrorKind::damaged) CHECK(one.error.message.ends_with("; nothing was changed"));
  }
  CHECK(folder.bytes() == before);
  CHECK(folder.files() == "backups bad.db m.db m.db.lock");
  CHECK(folder.files_in("backups") == folder.copy("2026-11-23T090000Z"));
}

TEST_CASE("a copy that was made in the middle of a write is refused while its journal is beside it") {
  const Folder folder;
  fill(folder, 1);
  const std::string file = beside(folder, "cut.db");
  fs::copy_file(folder.store(), file);
  std::ofstream(file + "-journal") << "the journal of a write";
  const Error error = refusal(folder, file);
  CHECK(error.kind == ErrorKind::damaged);
  CHECK(error.message.find("was not written to its end") != std::string::npos);
}

TEST_CASE("a damaged store, or what is none, is replaced and kept byte for byte, and its journal does not reach the new one") {
  const Folder folder;
  fill(folder, 1);
  const Backup backup = back_up(place(folder), kNow);
  for (const std::string& present : {std::string("no store at all"), std::string(), folder.bytes().substr(0, 5000)}) {
    CAPTURE(present.size());
    std::ofstream(folder.store(), std::ios::binary | std::ios::trunc) << present;
    std::ofstream(folder.store() + "-journal", std::ios::binary) << "left by a killed command";
    const Restored restored = restore_store(place(folder), backup.path, kCommand, kNow + std::chrono::hours(1));
    CHECK(checkins(folder) == "1");
    CHECK(folder.files() == "backups m.db m.db.lock");
    std::ifstream kept(restored.kept, std::ios::binary);
    CHECK(std::string{std::istreambuf_iterator<char>(kept), {}} == present);
    CHECK(fs::hard_link_count(restored.kept) == 1);
    CHECK(check_store(*Store::open_to_read(folder.store())).empty());
  }
}
