#include "store/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "mentor/base/text.hpp"

namespace mentor::store {

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

std::string join_list(const std::vector<std::string>& items) {
  std::string joined;
  for (const auto& item : items) {
    for (const char c : item) {
      if (c == '\\' || c == '\n') joined += '\\';
      joined += c;
    }
    joined += '\n';
  }
  return joined;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  std::string item;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      items.push_back(std::move(item));
      item.clear();
      continue;
    }
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    item += text[i];
  }
  return items;
}

std::string levels_text(const std::map<int, std::string>& levels) {
  std::vector<std::string> items;
  for (const auto& [level, text] : levels) items.push_back(std::to_string(level) + "=" + text);
  return join_list(items);
}

std::map<int, std::string> levels_from(std::string_view text) {
  std::map<int, std::string> levels;
  for (const auto& item : split_list(text)) {
    int level = 0;
    const auto end = std::from_chars(item.data(), item.data() + item.size(), level).ptr;
    levels[level] = item.substr(std::min<std::size_t>(static_cast<std::size_t>(end - item.data()) + 1, item.size()));
  }
  return levels;
}

}  // namespace mentor::store
