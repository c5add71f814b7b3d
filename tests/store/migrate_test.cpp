// From version to version: a backup first, then all of the changes or none.
#include "store/schema.hpp"

#include <sys/stat.h>

#include "mentor/base/error.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

// A database of no version yet, as it was before the first.
void write_unversioned(const Folder& folder, const char* sql) {
  store::Connection connection(folder.store(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  connection.execute(sql);
}

std::vector<std::string> made_of(const Folder& folder) {
  store::Connection connection(folder.store(), SQLite::OPEN_READONLY);
  store::Query query(connection, "select sql from sqlite_schema where sql is not null order by name");
  std::vector<std::string> parts;
  while (query.next()) parts.push_back(query.text());
  return parts;
}

}  // namespace

TEST_CASE("a store of an earlier version becomes what a new one is") {
  const Folder fresh;
  write_unversioned(fresh, "vacuum");
  store::migrate(fresh.store(), 0, fresh.backups(), kNow);
  for (int version = 1; version < store::newest_version(); ++version) {
    CAPTURE(version);
    const Folder old;
    copy_fixture(version, old);
    store::migrate(old.store(), version, old.backups(), kNow);
    CHECK(made_of(old) == made_of(fresh));
  }
}

TEST_CASE("versions begin at one and rise by one, each with words of its own") {
  int expected = 1;
  for (const auto& migration : store::migrations()) {
    CHECK(migration.version == expected++);
    CHECK(!migration.what.empty());
    CHECK(!migration.sql.empty());
  }
  CHECK(store::newest_version() == expected - 1);
}

TEST_CASE("a migration keeps the file as it was in a dated one, and brings it to the newest version") {
  const Folder folder;
  write_unversioned(folder, "create table other(x); insert into other values(7)");
  const std::string backup = store::migrate(folder.store(), 0, folder.backups(), kNow);
  CHECK(backup == folder.backups() + "/" + folder.copy("v0-2026-11-23T090000Z"));
  CHECK(folder.files() == "backups m.db");
  CHECK(folder.files_in("backups") == folder.copy("v0-2026-11-23T090000Z"));
  store::Connection now(folder.store(), SQLite::OPEN_READONLY);
  store::Query version(now, "pragma user_version");
  REQUIRE(version.next());
  CHECK(version.integer() == store::newest_version());
  store::Query pairs(now, "select count(*) from pair");
  CHECK(pairs.next());
  store::Connection before(backup, SQLite::OPEN_READONLY);
  store::Query other(before, "select x from other");
  REQUIRE(other.next());
  CHECK(other.integer() == 7);
  store::Query none(before, "select count(*) from sqlite_schema where name = 'pair'");
  REQUIRE(none.next());
  CHECK(none.integer() == 0);
}

TEST_CASE("a migration that fails changes nothing and leaves nothing, however often it is tried") {
  const Folder folder;
  write_unversioned(folder, "create table line(x); insert into line values(7)");
  const std::string before = folder.bytes();
  for (int times = 0; times < 3; ++times) {
    CHECK_THROWS_AS(store::migrate(folder.store(), 0, folder.backups(), kNow), Error);
    CHECK(folder.bytes() == before);
    CHECK(folder.files() == "backups m.db");
    CHECK(folder.files_in("backups") == "");
  }
}

TEST_CASE("no backup takes the place of an earlier one, whatever its name") {
  const Folder folder;
  std::filesystem::create_directory(folder.backups());
  std::filesystem::permissions(folder.backups(), std::filesystem::perms::owner_all);
  std::ofstream(folder.backups() + "/" + folder.copy("v0-2026-11-23T090000Z")) << "the first";
  std::ofstream(folder.store() + ".v0.bak") << "an old one";
  write_unversioned(folder, "create table other(x)");
  CHECK(store::migrate(folder.store(), 0, folder.backups(), kNow) == folder.backups() + "/" + folder.copy("v0-2026-11-23T090000Z-2"));
  CHECK(folder.files_in("backups") == folder.copy("v0-2026-11-23T090000Z-2") + " " + folder.copy("v0-2026-11-23T090000Z"));
  CHECK(std::filesystem::file_size(folder.backups() + "/" + folder.copy("v0-2026-11-23T090000Z")) == 9);
  CHECK(std::filesystem::file_size(folder.store() + ".v0.bak") == 10);
}

TEST_CASE("a folder for backups that others can write is refused, and nothing is changed") {
  const Folder folder;
  copy_fixture(1, folder);
  std::filesystem::create_directory(folder.backups());
  REQUIRE(::chmod(folder.backups().c_str(), 0777) == 0);
  const std::string before = folder.bytes();
  CHECK_THROWS_AS(store::migrate(folder.store(), 1, folder.backups(), kNow), Error);
  CHECK(folder.bytes() == before);
  CHECK(folder.files_in("backups") == "");
}

TEST_CASE("a write brings an older store up to date and says so, and a read does not") {
  const Folder folder;
  copy_fixture(1, folder);
  const std::string before = folder.bytes();
  CHECK(Store::open_to_read(folder.store())->file_version() == 1);
  CHECK(folder.bytes() == before);
  CHECK(folder.files() == "m.db");
  const auto store = Store::open_to_write(folder.store(), "log", kNow, folder.backups());
  add_checkin(*store, PairId(1), "written now");
  store->commit();
  REQUIRE(store->notes().size() == 1);
  CHECK(store->notes()[0] == "the store was brought from version 1 to " + std::to_string(store::newest_version()) +
                                 "; as it was it is kept in '" + folder.backups() + "/" + folder.copy("v1-2026-11-23T090000Z") + "'");
  CHECK(folder.files_in("backups") == folder.copy("v1-2026-11-23T090000Z"));
}

TEST_CASE("a read of an older store does not let itself be used to write") {
  const Folder folder;
  copy_fixture(1, folder);
  const auto store = Store::open_to_read(folder.store());
  CHECK_THROWS_AS(add_checkin(*store, PairId(1), "b"), Error);
}

TEST_CASE("an older store of more than 64 MiB is not copied into memory") {
  const Folder folder;
  copy_fixture(1, folder);
  std::filesystem::resize_file(folder.store(), 64 * 1024 * 1024 + 1);
  try {
    Store::open_to_read(folder.store());
    FAIL("was read");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(error.hint == "mentor store migrate --store " + folder.store());
  }
}

TEST_CASE("upgrade does what a write does, and nothing twice") {
  const Folder folder;
  CHECK(Store::upgrade(folder.store(), kNow, folder.backups()) == std::nullopt);
  CHECK(folder.files() == "");
  copy_fixture(1, folder);
  const auto first = Store::upgrade(folder.store(), kNow, folder.backups());
  REQUIRE(first);
  CHECK(first->from == 1);
  CHECK(first->to == store::newest_version());
  CHECK(first->backup == folder.backups() + "/" + folder.copy("v1-2026-11-23T090000Z"));
  const std::string after = folder.bytes();
  const auto second = Store::upgrade(folder.store(), kNow, folder.backups());
  REQUIRE(second);
  CHECK(second->from == store::newest_version());
  CHECK(second->backup == "");
  CHECK(folder.bytes() == after);
  CHECK(folder.files_in("backups") == folder.copy("v1-2026-11-23T090000Z"));
}
