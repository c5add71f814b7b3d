// Older history that is forgotten, and what of it reads still need.
#include <cstdlib>

#include "mentor/store/history.hpp"
#include "store/held.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Outside;
using store::Query;

// Up to the last command before the first one that is young enough: numbers rise whatever the clock says.
std::int64_t last_old_command(store::Connection& connection, std::int64_t forgotten, Instant before) {
  Query oldest(connection, "select at from command where id > ? order by id limit 1");
  if (!oldest.with(forgotten).next() || oldest.instant() >= before) return forgotten;
  Query last(
      connection,
      "select max(id) from command where id < ifnull((select min(id) from command where id > ?1 and at >= ?2), 9223372036854775807)");
  last.with(forgotten, before).next();
  return last.integer();
}

// "'pair', 'from_on'": what calendars and numbers of invitations are reckoned from, a place too.
std::string needed_of(const store::TableSpec& table) {
  std::string names;
  for (const auto& column : table.columns)
    if (!column.is_words || column.name == "place") names += (names.empty() ? "'" : ", '") + std::string(column.name) + "'";
  return names;
}

void forget_old_versions(store::Connection& connection, std::int64_t from, std::int64_t last) {
  for (const auto* table : store::tables()) {
    const std::string rows = " where command > ? and command <= ? and before is not null and kind = " + std::to_string(table->name.code);
    const std::string sql =
        store::is_plan(*table)
            ? "update history set before = (select json_group_object(key, value) from json_each(history.before) where key in (" +
                  needed_of(*table) + "))" + rows
            : "delete from history" + rows;
    Query(connection, sql).with(from, last).run();
  }
}

// What is not there any more is found by no key.
void forget_old_words(store::Connection& connection, std::int64_t from, std::int64_t last, Instant before) {
  Query(connection, "update command set because = null where because is not null and id > ? and id <= ?").with(from, last).run();
  for (const auto* table : store::tables())
    if (table->name.kind)
      Query(connection,
            "update command set key = null, words = null where key is not null and id <= ?2 and made_kind = ?1 and made_row not in"
            " (select id from " +
                std::string(table->name.name) + ")")
          .with(*table->name.kind, last)
          .run();
  Query(connection, "update reminder set title = '', body = '', last_error = null where due_at < ?").with(before).run();
}

void raise_mark(store::Connection& connection, Outside kind, Instant at, std::int64_t command) {
  Query(connection,
        "insert into outside(kind, subject, at, value) values(?, '', ?, ?) on conflict(kind, subject) do update set"
        " at = excluded.at, value = excluded.value where cast(value as integer) < cast(excluded.value as integer)")
      .with(kind, at, std::to_string(command))
      .run();
}

}  // namespace

std::optional<ForgottenHistory> forgotten_history(Store& store) {
  Query query(connection_of(store), "select at, value from outside where kind = ?");
  if (!query.with(Outside::forgotten).next()) return std::nullopt;
  const Instant before = query.instant();
  return ForgottenHistory{std::strtoll(query.text().c_str(), nullptr, 10), before};
}

void forget_history(Store& store, Instant before) {
  auto& connection = connection_of(store);
  const auto known = forgotten_history(store);
  const auto from = known ? known->last_command : 0;
  const auto last = last_old_command(connection, from, before);
  if (last == from) return;
  connection.execute("pragma secure_delete=on");
  forget_old_versions(connection, from, last);
  forget_old_words(connection, from, last, before);
  raise_mark(connection, Outside::forgotten, before, last);
  raise_mark(connection, Outside::undo_floor, before, last);
}

}  // namespace mentor
