#include "store/change.hpp"

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

}  // namespace

std::int64_t command_id(Connection& connection) {
  auto& command = connection.command;
  if (command.id) return *command.id;
  Query(connection, "insert into command(at, name, because, key) values(?,?,?,?)")
      .with(command.at, command.name, command.because, command.key)
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

// A uid becomes its hexadecimal digits, since JSON has no bytes.
std::string json_of(const TableSpec& table) {
  std::string pairs;
  for (const auto& column : table.columns) {
    const std::string name = text(column.name);
    pairs += (pairs.empty() ? "'" : ", '") + name + "', " + (column.type == "BLOB" ? "hex(" + name + ")" : name);
  }
  return "json_object(" + pairs + ")";
}

}  // namespace mentor::store
