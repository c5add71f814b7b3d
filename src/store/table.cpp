#include "store/table.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/text.hpp"

namespace mentor::store {

std::string ColumnSpec::said() const {
  std::string words(note.said.empty() ? shown() : note.said);
  std::ranges::replace(words, '_', ' ');
  return words;
}

const ColumnSpec* TableSpec::column(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &ColumnSpec::name);
  return found == columns.end() ? nullptr : &*found;
}

std::span<const TableSpec* const> tables() {
  static const std::array all{&table<Person>(),   &table<Pair>(),       &table<Pause>(),  &table<Agreement>(), &table<Goal>(),
                              &table<Step>(),     &table<MeetingRow>(), &table<Topic>(),  &table<Checkin>(),   &table<Line>(),
                              &table<Progress>(), &table<Action>(),     &table<Closing>()};
  return all;
}

const TableSpec& table_of(Kind kind) {
  return **std::ranges::find(tables(), std::optional(kind), [](const TableSpec* table) { return table->name.kind; });
}

const TableSpec* table_of_code(std::int64_t code) {
  const auto found = std::ranges::find(tables(), code, [](const TableSpec* table) { return table->name.code; });
  return found == tables().end() ? nullptr : *found;
}

TableSpec detail::spec_of(const TableName& name, std::vector<ColumnSpec> columns) {
  TableSpec spec{name, std::move(columns), ""};
  for (const auto& column : spec.columns) spec.column_list.append(spec.column_list.empty() ? "" : ", ").append(column.name);
  return spec;
}

}  // namespace mentor::store
