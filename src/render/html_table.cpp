// Tables and sheets in a page: each cell in the direction of its own text, times as they are and in ISO.
#include "mentor/base/say.hpp"
#include "render/cell_text.hpp"
#include "render/html_parts.hpp"
#include "render/html_text.hpp"

namespace mentor {
namespace {

std::string time_html(const std::string& iso, const std::string& shown) { return "<time datetime=\"" + iso + "\">" + shown + "</time>"; }

// A page is read later, so it says which day and never how far off it is.
struct Content {
  const Target& target;

  std::string operator()(const std::string& v) const { return html_text(v); }
  std::string operator()(Date v) const { return time_html(to_iso(v), say_day(v)); }
  std::string operator()(Instant v) const {
    const WallTime wall = target.zone->to_wall(v);
    return time_html(to_iso(v), say_day(date_of(wall)) + " " + to_clock(clock_of(wall)));
  }
  std::string operator()(Minutes v) const { return say_length(v); }
  template <class Other>
  std::string operator()(const Other& v) const {
    return html_text(people_text(Cell(v), target));
  }
  std::string operator()(std::monostate) const { return ""; }
};

std::string cell_html(const Cell& cell, const Target& target) {
  const std::string content = std::visit(Content{target}, cell.value);
  if (content.empty() || cell.tone == Tone::plain) return content;
  return cell.tone == Tone::strong ? "<strong>" + content + "</strong>" : html_badge(cell.tone, content);
}

std::string classes_of(const Column& column) {
  return column.align == Align::right ? " class=\"number\"" : column.wraps ? " class=\"long\"" : "";
}

std::string head_html(const Table& table) {
  std::string out = "<thead><tr>";
  for (const auto& column : table.columns)
    if (!column.header.empty()) out += "<th scope=\"col\"" + classes_of(column) + ">" + html_text(column.header) + "</th>";
  return out + "</tr></thead>\n";
}

// The first cell shown names its row.
std::string row_html(const Table& table, const std::vector<Cell>& row, const Target& target) {
  std::string out = "<tr>";
  bool is_first = true;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].header.empty()) continue;
    const std::string about = classes_of(table.columns[i]) + (is_text(row[i]) ? " dir=\"auto\"" : "");
    out += (is_first ? "<th scope=\"row\"" : "<td") + about + ">" + cell_html(row[i], target) + (is_first ? "</th>" : "</td>");
    is_first = false;
  }
  return out + "</tr>\n";
}

}  // namespace

std::string html_table(const Table& table, const std::string& caption, const Target& target) {
  if (table.rows.empty()) return table.empty.empty() ? "" : "<p class=\"empty\">" + html_text(table.empty) + "</p>\n";
  // What is wider than the page is scrolled, by keyboard too.
  std::string out = "<div class=\"wide\" role=\"group\" aria-label=\"" + html_attribute(caption) + ", a table\" tabindex=\"0\">\n<table>\n";
  out += "<caption>" + html_text(caption) + "</caption>\n" + head_html(table) + "<tbody>\n";
  for (const auto& row : table.rows) out += row_html(table, row, target);
  return out + "</tbody>\n</table>\n</div>\n";
}

std::string html_sheet(const Sheet& sheet, const Target& target) {
  std::string out = "<dl>\n";
  for (const auto& entry : sheet.entries)
    if (!entry.header.empty())
      out += "<div><dt>" + html_text(entry.header) + "</dt><dd dir=\"auto\">" + cell_html(entry.cell, target) + "</dd></div>\n";
  return out + "</dl>\n";
}

}  // namespace mentor
