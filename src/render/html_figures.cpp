// The parts of a page that are made of numbers: tables, sheets and charts.
#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/phrase.hpp"
#include "render/cell_text.hpp"
#include "render/chart_text.hpp"
#include "render/html_parts.hpp"

namespace mentor {
namespace {

Drawing draw(const Chart& chart) {
  switch (chart.kind) {
    case Chart::Kind::weeks:
      return draw_weeks(chart);
    case Chart::Kind::line:
      return draw_line(chart);
    case Chart::Kind::shares:
      return draw_shares(chart);
    case Chart::Kind::stack:
      return draw_stack(chart);
    case Chart::Kind::parts:
      return draw_parts(chart);
  }
  return {};
}

std::string_view class_of(Chart::Kind kind) {
  switch (kind) {
    case Chart::Kind::weeks:
      return "weeks";
    case Chart::Kind::line:
      return "line";
    case Chart::Kind::shares:
      return "shares";
    case Chart::Kind::stack:
      return "stack";
    case Chart::Kind::parts:
      return "parts";
  }
  return "";
}

// Of a heat map each row is named beside it.
std::string legend(const Chart& chart) {
  if (chart.kind == Chart::Kind::weeks || chart.series.size() < 2) return "";
  std::string out = "<ul class=\"legend\">";
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    out += fmt::format("<li class=\"key-{}\">{}</li>", i + 1, html_text(chart.series[i].name));
  return out + "</ul>\n";
}

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
  std::string classes = column.align == Align::right ? "number" : column.fit == Fit::wraps ? "long" : "";
  if (column.fit == Fit::drops_early) classes += classes.empty() ? "early" : " early";
  return classes.empty() ? "" : " class=\"" + classes + "\"";
}

// More columns than this have no room side by side on a phone: there each row is a card, and a cell is told by its column's name.
constexpr std::ptrdiff_t kMostSideBySide = 3;
// More than this have none on a tablet either.
constexpr std::ptrdiff_t kMostOnTablet = 8;

std::string_view shape_of(const Table& table) {
  const auto shown = std::ranges::count_if(table.columns, [](const Column& column) { return is_read(column); });
  if (shown > kMostOnTablet) return " class=\"cards broad\"";
  return shown > kMostSideBySide ? " class=\"cards\"" : "";
}

std::string head_html(const Table& table) {
  std::string out = "<thead><tr>";
  for (const auto& column : table.columns)
    if (is_read(column)) out += "<th scope=\"col\"" + classes_of(column) + ">" + html_text(column.header) + "</th>";
  return out + "</tr></thead>\n";
}

// The first cell shown names its row.
std::string row_html(const Table& table, const std::vector<Cell>& row, const Target& target) {
  std::string out = "<tr>";
  bool is_first = true;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!is_read(table.columns[i])) continue;
    std::string about = classes_of(table.columns[i]) + (is_text(row[i]) ? " dir=\"auto\"" : "");
    if (!is_first) about += " data-label=\"" + html_attribute(table.columns[i].header) + "\"";
    out += (is_first ? "<th scope=\"row\"" : "<td") + about + ">" + cell_html(row[i], target) + (is_first ? "</th>" : "</td>");
    is_first = false;
  }
  return out + "</tr>\n";
}

}  // namespace

std::string html_chart(const Chart& chart, const std::string& id, const Target& target) {
  const Drawing drawing = draw(chart);
  const std::string title = html_attribute(chart.title);
  const std::string description = html_attribute(chart.description);
  return fmt::format(
      "<figure class=\"{3}\">\n<figcaption><strong>{9}</strong><span>{10}</span></figcaption>\n"
      "<svg role=\"img\" aria-labelledby=\"{0}-title {0}-words\" viewBox=\"0 0 {4} {5}\">\n"
      "<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-words\">{2}</desc>\n{6}</svg>\n{7}"
      "<details><summary>Numbers</summary>\n{8}</details>\n</figure>\n",
      id, title, description, class_of(chart.kind), kSvgWidth, drawing.height, drawing.marks, legend(chart),
      html_table(chart_table(chart), chart.title, target), html_text(chart.title), html_text(chart.description));
}

std::string html_table(const Table& table, const std::string& caption, const Target& target) {
  if (table.rows.empty()) return table.empty.empty() ? "" : "<p class=\"empty\">" + html_text(table.empty) + "</p>\n";
  // What is wider than the page is scrolled, by keyboard too.
  std::string out = "<div class=\"wide\" role=\"group\" aria-label=\"" + html_attribute(caption) + ", a table\" tabindex=\"0\">\n<table" +
                    std::string(shape_of(table)) + ">\n";
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
