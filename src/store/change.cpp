#include "store/change.hpp"

#include <charconv>
#include <cstdlib>

namespace mentor::store {
namespace {

std::string text(std::string_view part) { return std::string(part); }

void keep_before(Connection& connection, const TableSpec& table, std::int64_t id, bool is_new) {
  const std::string before =
      is_new ? "values(?1, ?2, ?3, null)" : "select ?1, ?2, ?3, " + json_of(table) + " from " + text(table.name.name) + " where id = ?3";
  Query(connection, "insert or ignore into history(command, kind, row, before) " + before)
      .with(command_id(connection), table.name.code, id)
      .run();
}

std::string placeholders(std::size_t count) {
  std::string marks = "?";
  for (std::size_t i = 1; i < count; ++i) marks += ",?";
  return marks;
}

// The columns of a row as text, from its JSON; numbers as they are written there.
std::string values_in_json(const TableSpec& table) {
  std::string values;
  for (const auto& column : table.columns)
    values += (values.empty() ? "?1 " : ", ?1 ") + std::string(column.type == "REAL" ? "-> '$." : "->> '$.") + text(column.name) + "'";
  return values;
}

Uid uid_in(std::string_view digits) {
  Uid uid;
  for (std::size_t i = 0; i < uid.bytes.size() && 2 * i + 2 <= digits.size(); ++i)
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, uid.bytes[i], 16);
  return uid;
}

Arg stored_value(const ColumnSpec& column, std::string stored) {
  if (column.type == "BLOB") return uid_in(stored);
  if (column.type == "INTEGER") return std::int64_t{std::strtoll(stored.c_str(), nullptr, 10)};
  if (column.type == "TEXT") return stored;
  return stored == "null" ? Arg(nullptr) : Arg(std::strtod(stored.c_str(), nullptr));
}

}  // namespace

std::int64_t command_id(Connection& connection) {
  auto& command = connection.command;
  if (command.id) return *command.id;
  Query(connection, "insert into command(at, name, because, undoes) values(?,?,?,?)")
      .with(command.at, command.name, command.because, command.undoes)
      .run();
  command.id = connection.database().getLastInsertRowid();
  return *command.id;
}

std::int64_t change_row(Connection& connection, const TableSpec& table, std::optional<std::int64_t> id,
                        const std::optional<std::vector<Arg>>& values) {
  if (id) keep_before(connection, table, *id, false);
  if (!values) {
    Query(connection, "delete from " + text(table.name.name) + " where id = ?").with(*id).run();
    return *id;
  }
  const std::string marks = placeholders(values->size());
  if (id) {
    auto bound = *values;
    bound.push_back(arg(*id));
    Query(connection, "update " + text(table.name.name) + " set (" + table.column_list + ") = (" + marks + ") where id = ?")
        .with_row(bound)
        .run();
    return *id;
  }
  Query(connection, "insert into " + text(table.name.name) + "(" + table.column_list + ") values(" + marks + ")").with_row(*values).run();
  const std::int64_t made = connection.database().getLastInsertRowid();
  keep_before(connection, table, made, true);
  return made;
}

// A uid becomes its hexadecimal digits, since JSON has no bytes; a number keeps all of its own, which SQLite would round to 15.
std::string json_of(const TableSpec& table) {
  std::string pairs;
  for (const auto& column : table.columns) {
    const std::string name = text(column.name);
    const std::string value = column.type == "BLOB"   ? "hex(" + name + ")"
                              : column.type == "REAL" ? "json(iif(" + name + " is null, 'null', printf('%!.17g', " + name + ")))"
                                                      : name;
    pairs += (pairs.empty() ? "'" : ", '") + name + "', " + value;
  }
  return "json_object(" + pairs + ")";
}

void restore_row(Connection& connection, const TableSpec& table, std::int64_t id, const std::string& json) {
  Query values(connection, "select " + values_in_json(table));
  if (!values.with(Arg(std::string_view(json))).next()) return;
  std::vector<Arg> row{arg(id)};
  for (const auto& column : table.columns) row.push_back(values.null() ? Arg(nullptr) : stored_value(column, values.text()));
  Query(connection, "insert into " + text(table.name.name) + "(id, " + table.column_list + ") values(" + placeholders(row.size()) + ")")
      .with_row(row)
      .run();
  keep_before(connection, table, id, true);
}

}  // namespace mentor::store
