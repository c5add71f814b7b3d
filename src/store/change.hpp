// The one function through which every row changes, and which writes the history of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/table.hpp"

namespace mentor::store {

/// Inserts (no id), updates (id and values) or deletes (id, no values) one row, and leaves in history what it was before. Returns its id.
std::int64_t change_row(Connection& connection, const TableSpec& table, std::optional<std::int64_t> id,
                        const std::optional<std::vector<Arg>>& values);

/// Inserts a row as history kept it, under the id that it had.
void restore_row(Connection& connection, const TableSpec& table, std::int64_t id, const std::string& json);

/// Inserts a row whose id is not given yet, with a new uid where it has none, and returns its id.
template <class Entity>
auto insert_row(Store& store, Entity entity) {
  if constexpr (requires { entity.uid; })
    if (entity.uid == Uid{}) entity.uid = make_uid(store.now());
  return decltype(entity.id)(change_row(connection_of(store), table<Entity>(), std::nullopt, values_of(entity)));
}
template <class Entity>
void update_row(Store& store, const Entity& entity) {
  change_row(connection_of(store), table<Entity>(), entity.id.value, values_of(entity));
}

/// The id of the command that is being written; its row is made when first asked for.
std::int64_t command_id(Connection& connection);

/// The SQL expression that gives a row of the table as JSON: what history keeps.
std::string json_of(const TableSpec& table);

}  // namespace mentor::store
