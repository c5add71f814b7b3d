// CSV: the rows of a view, by RFC 4180.
#include "mentor/base/csv.hpp"
#include "mentor/base/text.hpp"
#include "mentor/render/formats.hpp"
#include "render/cell_text.hpp"

namespace mentor {
namespace {

std::string field(const Cell& cell, const Target& target) {
  std::string text = plain_text(cell);
  if (is_text(cell) && begins_like_formula(text)) text.insert(0, 1, '\'');
  return quoted_cell(is_text(cell) && target.terminal ? visible(text) : text);
}

void append_row(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) out += (i > 0 ? "," : "") + fields[i];
  out += '\n';
}

}  // namespace

std::string print_csv(const View& view, const Target& target) {
  const Table table = view.rows ? *view.rows : flat_table(view.data);
  std::string out;
  std::vector<std::string> keys;
  for (const auto& column : table.columns) keys.push_back(quoted_cell(column.key));
  if (!keys.empty()) append_row(out, keys);
  for (const auto& row : table.rows) {
    std::vector<std::string> fields;
    for (const auto& cell : row) fields.push_back(field(cell, target));
    append_row(out, fields);
  }
  return out;
}

}  // namespace mentor
