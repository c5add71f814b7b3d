// What an export is made of, on the way out and on the way in: its first line, its kinds, and which fields refer to other lines.
//
// A line is a row of the catalogue (columns.hpp) under the names that JSON gives its columns; ids become the uids of the rows they name.
// Lines of a check-in stand in it, as `lines`. What a check-in closed is named by `closed`, and the kind of that by `closed_kind`, since
// `kind` is the line's own. Left out are short ids, which are given anew, history with its commands and keys, and what is outside undo.
#pragma once

#include <string_view>

#include "store/table.hpp"

namespace mentor::store {

inline constexpr std::string_view kExportFormat = "mentor-export";
inline constexpr int kExportVersion = 1;

/// The table that an id is of.
template <class Id>
inline constexpr const TableName* kTableOfId = nullptr;
template <>
inline constexpr const TableName* kTableOfId<PersonId> = &kTable<Person>;
template <>
inline constexpr const TableName* kTableOfId<PairId> = &kTable<Pair>;
template <>
inline constexpr const TableName* kTableOfId<GoalId> = &kTable<Goal>;
template <>
inline constexpr const TableName* kTableOfId<CheckinId> = &kTable<Checkin>;

/// Calls `use` with each struct that has lines of its own, each referring only to those before it.
template <class Use>
void for_each_exported(const Use& use) {
  use(Person{});
  use(Pair{});
  use(Pause{});
  use(Agreement{});
  use(Goal{});
  use(Step{});
  use(MeetingRow{});
  use(Topic{});
  use(Checkin{});
  use(Progress{});
  use(Action{});
  use(Closing{});
}

/// A column's name in a line of an export.
template <class Entity>
std::string_view field_name(std::string_view column, const ColumnNote& note) {
  if constexpr (std::is_same_v<Entity, Closing>) {
    if (column == "kind") return "closed_kind";
    if (column == "row") return "closed";
  }
  return note.shown.empty() ? column : note.shown;
}

}  // namespace mentor::store
