// From version to version: a backup first, then all of the changes or none.
#include "store/migrate.hpp"

#include "mentor/base/error.hpp"
#include "store/filled.hpp"
#include "store/schema.hpp"

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

TEST_CASE("a store of the first version becomes what a new one is") {
  const Folder fresh;
  write_unversioned(fresh, "vacuum");
  store::migrate(fresh.store(), 0);
  const Folder old;
  std::filesystem::copy_file(MENTOR_SOURCE_DIR "/tests/fixtures/store-version-1.db", old.store());
  store::migrate(old.store(), 1);
  CHECK(made_of(old) == made_of(fresh));
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

TEST_CASE("a migration keeps the file as it was beside it, and brings it to the newest version") {
  const Folder folder;
  write_unversioned(folder, "create table other(x); insert into other values(7)");
  store::migrate(folder.store(), 0);
  CHECK(folder.files() == "m.db m.db.v0.bak");
  store::Connection now(folder.store(), SQLite::OPEN_READONLY);
  store::Query version(now, "pragma user_version");
  REQUIRE(version.next());
  CHECK(version.integer() == store::newest_version());
  store::Query pairs(now, "select count(*) from pair");
  CHECK(pairs.next());
  store::Connection before(folder.store() + ".v0.bak", SQLite::OPEN_READONLY);
  store::Query other(before, "select x from other");
  REQUIRE(other.next());
  CHECK(other.integer() == 7);
  store::Query none(before, "select count(*) from sqlite_schema where name = 'pair'");
  REQUIRE(none.next());
  CHECK(none.integer() == 0);
}

TEST_CASE("a migration that fails changes nothing, and leaves the backup") {
  const Folder folder;
  write_unversioned(folder, "create table line(x); insert into line values(7)");
  const std::string before = folder.bytes();
  CHECK_THROWS_AS(store::migrate(folder.store(), 0), Error);
  CHECK(folder.bytes() == before);
  CHECK(folder.files().find("m.db.v0.bak") != std::string::npos);
}

TEST_CASE("a backup of an earlier try gives way") {
  const Folder folder;
  write_unversioned(folder, "create table other(x)");
  std::ofstream(folder.store() + ".v0.bak") << "an old one";
  std::ofstream(folder.store() + ".v0.bak.new") << "half of one";
  store::migrate(folder.store(), 0);
  CHECK(folder.files() == "m.db m.db.v0.bak");
  CHECK(std::filesystem::file_size(folder.store() + ".v0.bak") > 100);
}
