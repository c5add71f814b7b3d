#include "store/migrate.hpp"

#include <sqlite3.h>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "store/connection.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"

namespace mentor::store {
namespace {

void back_up(Connection& connection, const std::string& target) {
  const std::string building = target + ".new";
  remove_file(building);
  Query(connection, "vacuum into ?").with(building).run();
  sync_file(building);
  remove_file(target);
  link_into_place(building, target);
}

}  // namespace

void migrate(const std::string& path, int from_version) {
  Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
  connection.execute("pragma journal_mode=delete; pragma synchronous=extra; pragma foreign_keys=off");
  back_up(connection, path + ".v" + std::to_string(from_version) + ".bak");
  connection.execute("begin exclusive");
  for (const auto& migration : migrations())
    if (migration.version > from_version) connection.execute(std::string(migration.sql).c_str());
  connection.execute(("pragma user_version=" + std::to_string(newest_version())).c_str());
  Query check(connection, "select 1 from pragma_foreign_key_check");
  if (check.next())
    throw damaged("the store '" + visible_line(path) + "' cannot be migrated: a row refers to one that is not there");
  connection.execute("commit");
}

}  // namespace mentor::store
