// The rows that are somebody's, gathered in temporary tables: what is there, and what only the history has.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mentor/store/erasing.hpp"
#include "store/table.hpp"

namespace mentor::store {

/// Fills `erased` (id: the person, and those who were united with them) and `held` (kind, row: the persons, their pairs and all that is or
/// was part of them; kind is a table's code).
void gather_held(Connection& connection, PersonId person);
/// Every name and address that those in `erased` ever had, "" for none.
std::vector<std::pair<std::string, std::string>> names_of_erased(Connection& connection);
/// Fills `kept` (pair, side of the person) and `doomed` (kind, row): what of `held` goes. In a pair that is kept that is what is not the
/// other side's own, and what is there no more; who was united with the person always goes.
void gather_doomed(Connection& connection, ErasedPairs pairs);

/// The tables by which is reckoned when a pair met and was to meet: what was before in them outlives their words.
bool is_plan(const TableSpec& table);
inline std::string sql_name(const TableSpec& table) { return std::string(table.name.name); }
inline std::string sql_code(const TableSpec& table) { return std::to_string(table.name.code); }
/// "id in (select row from WHERE where kind = CODE)"
std::string id_in(std::string_view where, const TableSpec& table);

}  // namespace mentor::store
