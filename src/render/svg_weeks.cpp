// A heat map: a cell a week, its count written in it, so that the shade is never all there is to see.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mentor/base/text.hpp"
#include "render/chart_text.hpp"
#include "render/html_parts.hpp"

namespace mentor {
namespace {

constexpr int kQuarter = 13;    // weeks a line, where there is one row
constexpr int kDateWidth = 56;  // "31 Aug 26"
constexpr int kNameWidth = 104;
constexpr int kNameLetters = 14;
constexpr int kWidestCell = 44;
constexpr int kLine = 26;
constexpr int kHead = 20;
constexpr int kShades = 4;

struct Grid {
  int left;
  int pitch;
};

Grid grid_of(int left, std::size_t columns) {
  return {left, std::min(kWidestCell, (kSvgWidth - left) / static_cast<int>(std::max<std::size_t>(1, columns)))};
}

// One check-in a week is the faintest shade, four and more the strongest.
int shade_of(double count) { return static_cast<int>(std::clamp<long>(std::lround(count), 0, kShades)); }

std::string text(int x, int y, std::string_view kind, std::string_view words) {
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n", kind, x, y, html_attribute(words));
}

std::string cell(const Chart& chart, const Chart::Series& series, std::size_t week, int x, int y, int pitch) {
  const auto& count = series.values[week];
  const std::string about = chart.labels[week] + ": " + (count ? chart_number(chart, *count) + " " + series.name : "not counted");
  const std::string kind = count ? "shade-" + std::to_string(shade_of(*count)) : "off";
  std::string out = fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"><title>{}</title></rect>\n", kind,
                                x, y, pitch - 3, kLine - 4, html_attribute(about));
  if (count && *count > 0) out += text(x + (pitch - 3) / 2, y + 15, "count on-" + kind, chart_number(chart, *count));
  return out;
}

// One row is broken into quarters of a year, each named by its first week.
Drawing draw_one(const Chart& chart) {
  const Grid grid = grid_of(kDateWidth, kQuarter);
  Drawing drawing;
  for (std::size_t week = 0; week < chart.labels.size(); ++week) {
    const int column = static_cast<int>(week % kQuarter);
    const int y = static_cast<int>(week / kQuarter) * kLine;
    if (column == 0) drawing.marks += text(0, y + 15, "label", chart.labels[week]);
    drawing.marks += cell(chart, chart.series.front(), week, grid.left + column * grid.pitch, y, grid.pitch);
    drawing.height = y + kLine;
  }
  return drawing;
}

std::string heads(const Chart& chart, const Grid& grid) {
  const bool all_fit = grid.pitch >= kWidestCell;
  std::string out;
  for (std::size_t week = 0; week < chart.labels.size(); ++week) {
    const bool is_end = week == 0 || week + 1 == chart.labels.size();
    const int middle = grid.left + static_cast<int>(week) * grid.pitch + (grid.pitch - 3) / 2;
    if (all_fit) out += text(middle, 13, "label middle", chart.labels[week]);
    if (!all_fit && is_end) out += text(week == 0 ? grid.left : kSvgWidth - 3, 13, week == 0 ? "label" : "label end", chart.labels[week]);
  }
  return out;
}

Drawing draw_many(const Chart& chart) {
  const Grid grid = grid_of(kNameWidth, chart.labels.size());
  Drawing drawing{kHead, heads(chart, grid)};
  for (const auto& series : chart.series) {
    drawing.marks += text(0, drawing.height + 15, "name", fit(visible_line(series.name), kNameLetters));
    for (std::size_t week = 0; week < chart.labels.size(); ++week)
      drawing.marks += cell(chart, series, week, grid.left + static_cast<int>(week) * grid.pitch, drawing.height, grid.pitch);
    drawing.height += kLine;
  }
  return drawing;
}

}  // namespace

Drawing draw_weeks(const Chart& chart) { return chart.series.size() == 1 ? draw_one(chart) : draw_many(chart); }

}  // namespace mentor
