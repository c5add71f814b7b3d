#include "mentor/store/undo.hpp"

#include "mentor/base/error.hpp"
#include "store/change.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

constexpr const char* kCommandColumns = "select id, at, name, because, undone_by, undoes from command";

struct UndoStep {
  RecordedCommand command;
  std::optional<std::int64_t> undoes;
};

UndoStep undo_step_in(Query& row) {
  RecordedCommand command{row.integer(), row.instant(), row.text(), row.text(), row.maybe(&Query::integer)};
  return {std::move(command), row.maybe(&Query::integer)};
}

std::int64_t floor_of(store::Connection& connection) {
  Query query(connection, "select value from outside where kind = ?");
  return query.with(store::Outside::undo_floor).next() ? std::strtoll(query.text().c_str(), nullptr, 10) : 0;
}

struct KeptRow {
  const store::TableSpec* table;
  std::int64_t id;
  std::string before;  ///< "" where there was none
};

std::vector<KeptRow> rows_of(store::Connection& connection, std::int64_t command) {
  std::vector<KeptRow> rows;
  Query query(connection, "select kind, row, before from history where command = ?");
  for (query.with(command); query.next();) {
    const auto* table = store::table_of_code(query.integer());
    if (table != nullptr) rows.push_back({table, query.integer(), query.text()});
  }
  return rows;
}

// All rows go before the first comes back, so that none meets another one's handle or date on its way; what refers to a row that is away
// meanwhile is looked at when the command is committed.
void restore(store::Connection& connection, const std::vector<KeptRow>& rows) {
  connection.execute("pragma defer_foreign_keys=on");
  for (const auto& row : rows) store::change_row(connection, *row.table, row.id, std::nullopt);
  for (const auto& row : rows)
    if (!row.before.empty()) store::restore_row(connection, *row.table, row.id, row.before);
}

// Gives the number of the command that this is.
std::int64_t take_back_as_one_more(store::Connection& connection, std::int64_t command) {
  connection.command.id.reset();
  connection.command.undoes = command;
  const auto own = store::command_id(connection);
  restore(connection, rows_of(connection, command));
  Query(connection, "update command set undone_by = ? where id = ?").with(own, command).run();
  return own;
}

}  // namespace

std::vector<RecordedCommand> commands_to_undo(Store& store, std::size_t most, const UndoRule& rule) {
  auto& connection = connection_of(store);
  const auto floor = floor_of(connection);
  std::vector<RecordedCommand> commands;
  Query query(connection, std::string(kCommandColumns) + " where undoes is null and undone_by is null order by id desc");
  while (commands.size() < most && query.next()) {
    auto command = undo_step_in(query).command;
    const Undoing undoing = rule(command.name);
    if (undoing == Undoing::passes_over) continue;
    command.is_stop = undoing == Undoing::stops || command.number <= floor;
    commands.push_back(std::move(command));
    if (commands.back().is_stop) break;
  }
  return commands;
}

// The newest first: what put a command back has been taken back itself, or stands for what is done again.
std::optional<RecordedCommand> command_to_redo(Store& store, const UndoRule& rule) {
  auto& connection = connection_of(store);
  Query query(connection, std::string(kCommandColumns) + " order by id desc");
  Query undone(connection, std::string(kCommandColumns) + " where id = ? and undone_by = ?");
  while (query.next()) {
    const auto [command, undoes] = undo_step_in(query);
    if (!undoes && rule(command.name) != Undoing::passes_over) return std::nullopt;
    if (undoes && undone.with(*undoes, command.number).next()) {
      auto found = undo_step_in(undone);
      if (!found.undoes) return found.command;
    }
  }
  return std::nullopt;
}

void take_back(Store& store, RecordedCommand& command) { command.undone_by = take_back_as_one_more(connection_of(store), command.number); }

void put_back(Store& store, RecordedCommand& command) {
  auto& connection = connection_of(store);
  take_back_as_one_more(connection, command.undone_by.value());
  Query(connection, "update command set undone_by = null where id = ?").with(command.number).run();
  command.undone_by.reset();
}

Reach reach_of(Store& store, const RecordedCommand& command) {
  constexpr int kPairCode = store::kTable<Pair>.code;
  auto& connection = connection_of(store);
  Query query(connection,
              "select count(*), ifnull(sum(kind = ?2 and (before is null or row not in (select id from pair))), 0) > 0"
              " from history where command = ?1");
  query.with(command.undone_by.value_or(command.number), kPairCode).next();
  return {query.integer(), query.flag()};
}

}  // namespace mentor
