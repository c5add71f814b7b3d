#include "commands/shared/write_view.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

// A field as one cell: lists of text are joined, records and lists of records have no place in a flat row.
std::optional<Cell> flat_cell(const Value& value) {
  struct Flat {
    std::optional<Cell> operator()(std::monostate) const { return Cell(); }
    std::optional<Cell> operator()(bool v) const { return Cell(v); }
    std::optional<Cell> operator()(std::int64_t v) const { return Cell(v); }
    std::optional<Cell> operator()(double v) const { return Cell(v); }
    std::optional<Cell> operator()(const std::string& v) const { return Cell(v); }
    std::optional<Cell> operator()(Date v) const { return Cell(v); }
    std::optional<Cell> operator()(Instant v) const { return Cell(v); }
    std::optional<Cell> operator()(WallTime v) const { return Cell(to_iso(v)); }
    std::optional<Cell> operator()(const Value::List& list) const {
      std::string joined;
      for (const auto& item : list) {
        const auto* text = std::get_if<std::string>(&item.get());
        if (text == nullptr) return std::nullopt;
        joined += (joined.empty() ? "" : "; ") + *text;
      }
      return Cell(joined);
    }
    std::optional<Cell> operator()(const Value::Record&) const { return std::nullopt; }
  };
  auto cell = std::visit(Flat{}, value.get());
  if (cell) cell->is_private = value.is_private();
  return cell;
}

// Nested records become "mentor.name"; a list of records becomes its texts.
void flatten(const std::string& prefix, const Value::Record& record, std::vector<std::pair<std::string, Cell>>& out) {
  for (const auto& [key, value] : record) {
    if (const auto* nested = std::get_if<Value::Record>(&value.get())) {
      flatten(prefix + key + ".", *nested, out);
      continue;
    }
    if (auto cell = flat_cell(value)) out.emplace_back(prefix + key, std::move(*cell));
  }
}

}  // namespace

Table flat_table(const std::vector<Value>& records) {
  Table table;
  table.for_scripts = true;
  for (const auto& value : records) {
    const auto* record = std::get_if<Value::Record>(&value.get());
    if (record == nullptr) continue;
    std::vector<std::pair<std::string, Cell>> fields;
    flatten("", *record, fields);
    std::vector<Cell> row(table.columns.size());
    for (auto& [key, cell] : fields) {
      const auto column = std::ranges::find(table.columns, key, &Column::key);
      if (column == table.columns.end()) {
        table.columns.push_back({key, ""});
        row.push_back(std::move(cell));
        continue;
      }
      row[static_cast<std::size_t>(column - table.columns.begin())] = std::move(cell);
    }
    table.rows.push_back(std::move(row));
  }
  for (auto& row : table.rows) row.resize(table.columns.size());
  return table;
}

Table flat_table_of(const std::vector<Value>& asked_for) {
  Table table = flat_table(asked_for);
  table.keeps_rows = true;
  return table;
}

View written(Value data, std::vector<Block> echo) {
  View view;
  view.sections.push_back(flat_table_of({data}));
  view.sections.push_back(Prose{std::move(echo)});
  view.data = std::move(data);
  return view;
}

View written_all(std::vector<Value> data, std::vector<Block> echo) {
  if (data.size() == 1) return written(std::move(data.front()), std::move(echo));
  View view;
  view.sections.push_back(flat_table_of(data));
  view.sections.push_back(Prose{std::move(echo)});
  view.data = std::move(data);
  return view;
}

}  // namespace mentor
