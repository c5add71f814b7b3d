#include "mentor/render/view.hpp"

#include <algorithm>

namespace mentor {

Value::Value() = default;
Value::Value(bool v) : v_(v) {}
Value::Value(int v) : v_(std::int64_t{v}) {}
Value::Value(std::int64_t v) : v_(v) {}
Value::Value(std::size_t v) : v_(static_cast<std::int64_t>(v)) {}
Value::Value(double v) : v_(v) {}
Value::Value(const char* v) : v_(std::string(v)) {}
Value::Value(std::string_view v) : v_(std::string(v)) {}
Value::Value(std::string v) : v_(std::move(v)) {}
Value::Value(const Phrase& v) : v_(v.unguarded()), is_private_(v.is_private()) {}
Value::Value(Date v) : v_(v) {}
Value::Value(Instant v) : v_(v) {}
Value::Value(WallTime v) : v_(v) {}
Value::Value(Minutes v) : v_(std::int64_t{v.count()}) {}
Value::Value(List v) : v_(std::move(v)) {}
Value::Value(Record v) : v_(std::move(v)) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

bool operator==(const Value& a, const Value& b) { return a.v_ == b.v_; }

Cell::Cell() = default;
Cell::Cell(bool v) : value(v) {}
Cell::Cell(int v) : value(std::int64_t{v}) {}
Cell::Cell(std::int64_t v) : value(v) {}
Cell::Cell(std::size_t v) : value(static_cast<std::int64_t>(v)) {}
Cell::Cell(double v) : value(v) {}
Cell::Cell(const char* v, Tone t) : value(std::string(v)), tone(t) {}
Cell::Cell(std::string_view v, Tone t) : value(std::string(v)), tone(t) {}
Cell::Cell(std::string v, Tone t) : value(std::move(v)), tone(t) {}
Cell::Cell(const Phrase& v, Tone t) : value(v.unguarded()), tone(t), is_private(v.is_private()) {}
Cell::Cell(Phrases v) : value(std::move(v)) {}
Cell::Cell(Date v, Tone t) : value(v), tone(t) {}
Cell::Cell(Instant v, Tone t) : value(v), tone(t) {}
Cell::Cell(Minutes v, Tone t) : value(v), tone(t) {}
Cell::Cell(const Cell&) = default;
Cell::Cell(Cell&&) noexcept = default;
Cell& Cell::operator=(const Cell&) = default;
Cell& Cell::operator=(Cell&&) noexcept = default;
Cell::~Cell() = default;

namespace {

using FlatFields = std::vector<std::pair<std::string, Cell>>;

// Records and lists of records have no place in a flat row.
std::optional<Cell> flat_list(const Value::List& list) {
  Phrases texts;
  for (const auto& item : list) {
    const auto* text = std::get_if<std::string>(&item.get());
    if (text == nullptr) return std::nullopt;
    texts.push_back(Phrase(RawText(*text), item.is_private()));
  }
  return Cell(std::move(texts));
}

// Nested records become "mentor.name".
struct Flattening {
  const std::string& key;
  const Value& value;
  FlatFields& fields;

  void add(Cell cell) const {
    cell.is_private = value.is_private();
    fields.emplace_back(key, std::move(cell));
  }
  void operator()(std::monostate) const { add(Cell()); }
  void operator()(WallTime v) const { add(to_iso(v)); }
  void operator()(const Value::List& list) const {
    if (auto cell = flat_list(list)) add(std::move(*cell));
  }
  void operator()(const Value::Record& record) const {
    for (const auto& [name, field] : record) {
      const std::string path = key.empty() ? name : key + "." + name;
      std::visit(Flattening{path, field, fields}, field.get());
    }
  }
  template <class Scalar>
  void operator()(const Scalar& v) const {
    add(Cell(v));
  }
};

void add_row(Table& table, const Value& record) {
  if (!std::holds_alternative<Value::Record>(record.get())) return;
  FlatFields fields;
  const std::string top;
  std::visit(Flattening{top, record, fields}, record.get());
  std::vector<Cell> row(table.columns.size());
  for (auto& [key, cell] : fields) {
    const auto column = std::ranges::find(table.columns, key, &Column::key);
    const auto place = static_cast<std::size_t>(column - table.columns.begin());
    if (column == table.columns.end()) table.columns.push_back({key, ""});
    row.resize(table.columns.size());
    row[place] = std::move(cell);
  }
  table.rows.push_back(std::move(row));
}

}  // namespace

Table flat_table(const Value& data) {
  Table table;
  if (const auto* list = std::get_if<Value::List>(&data.get()))
    for (const auto& record : *list) add_row(table, record);
  else
    add_row(table, data);
  for (auto& row : table.rows) row.resize(table.columns.size());
  return table;
}

void make(View& view, Prints what) {
  if (const auto prepare = std::exchange(view.prepare, nullptr)) prepare(view, what);
  const bool needs_data = what == Prints::data || (what == Prints::rows && !view.make_rows && !view.rows);
  if (needs_data && view.make_data) view.data = view.make_data();
  if (what == Prints::sections && view.make_sections) view.sections = view.make_sections();
  if (what == Prints::calendar && view.make_calendar) view.make_calendar(view);
  if (what == Prints::mails && view.make_mails) view.verbatim = view.make_mails();
  if (what != Prints::rows || view.rows) return;
  view.rows = view.make_rows ? view.make_rows() : flat_table(view.data);
  if (view.make_rows) return;
  view.rows->keeps_rows = view.keeps_rows;
  if (view.rows->columns.empty() && view.make_example) view.rows->columns = flat_table(view.make_example()).columns;
}

}  // namespace mentor
