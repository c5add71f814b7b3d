#include "store/schema.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/uid.hpp"
#include "store/copies.hpp"
#include "store/files.hpp"

namespace mentor::store {
namespace {

std::string back_up(const std::string& path, int version, const std::string& folder, Instant now) {
  Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  return keep_copy(connection, path, folder, "v" + std::to_string(version), now);
}

void migrate_file(const std::string& path, int from_version) {
  Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  connection.execute("pragma journal_mode=delete; pragma synchronous=extra; pragma foreign_keys=off; begin exclusive");
  apply_migrations(connection, from_version);
  connection.execute("commit");
}

// derived_uid(PARENT, KIND, NUMBER)
void derive_uid(sqlite3_context* context, int, sqlite3_value** arguments) {
  Uid parent;
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(arguments[0]));
  if (sqlite3_value_bytes(arguments[0]) != static_cast<int>(parent.bytes.size())) {
    sqlite3_result_error(context, "a row has no parent", -1);
    return;
  }
  std::copy(bytes, bytes + parent.bytes.size(), parent.bytes.begin());
  const Uid uid = derived_uid(parent, sqlite3_value_int64(arguments[1]), sqlite3_value_int64(arguments[2]));
  sqlite3_result_blob(context, uid.bytes.data(), static_cast<int>(uid.bytes.size()), SQLITE_TRANSIENT);
}

// fold_case(TEXT)
void fold_text(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
  if (text == nullptr) return;
  const std::string folded = fold_case({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
  sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

// A migration that fails may be tried again and again, by a cron job: it must not fill the disk with backups of what did not change. False
// where it is not known.
bool is_of_version(const std::string& path, int version) {
  try {
    Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    return number(connection, "pragma user_version") == version;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

void apply_migrations(Connection& connection, int from_version) {
  connection.database().createFunction("derived_uid", 3, true, nullptr, derive_uid);
  connection.database().createFunction("fold_case", 1, true, nullptr, fold_text);
  for (const auto& migration : migrations())
    if (migration.version > from_version) connection.execute(std::string(migration.sql).c_str());
  connection.execute(("pragma user_version=" + std::to_string(newest_version())).c_str());
  Query check(connection, "select 1 from pragma_foreign_key_check");
  if (check.next())
    throw damaged("the store " + quoted_path(connection.path()) + " cannot be migrated: a row refers to one that is not there");
}

std::string migrate(const std::string& path, int from_version, const std::string& backups, Instant now) {
  std::string backup = back_up(path, from_version, backups, now);
  try {
    migrate_file(path, from_version);
  } catch (const Error&) {
    if (is_of_version(path, from_version)) remove_file(backup);
    throw;
  }
  return backup;
}

std::unique_ptr<Connection> migrated_copy(Connection& file, int from_version) {
  auto copy = std::make_unique<Connection>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, file.path());
  copy->take_all_of(file);
  copy->execute("pragma foreign_keys=off; begin");
  apply_migrations(*copy, from_version);
  copy->execute("commit; pragma query_only=on; begin");
  return copy;
}

}  // namespace mentor::store
