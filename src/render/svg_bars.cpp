// Bars: a share of the whole with a mark to measure it by, and counts piece by piece.
#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.hpp"
#include "render/chart_text.hpp"
#include "render/html_parts.hpp"

namespace mentor {
namespace {

constexpr int kBar = 14;
constexpr int kShareLine = 44;
constexpr int kShareWidth = 308;  // the number stands behind it
constexpr int kShareLetters = 50;
constexpr int kStackLine = 26;
constexpr int kStackLeft = 76;
constexpr int kStackLetters = 10;
constexpr int kMostPiece = 40;  // one held meeting does not fill the page
constexpr int kLeastForNumber = 12;

std::string bar(std::string_view kind, double x, int y, double width, int height, const std::string& about) {
  return fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" rx=\"2\"><title>{}</title></rect>\n", kind, x,
                     y, std::max(0.0, width), height, html_attribute(about));
}

std::string text(std::string_view kind, double x, int y, std::string_view words) {
  return fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{}\">{}</text>\n", kind, x, y, html_attribute(words));
}

std::string share_bar(const Chart& chart, std::size_t i, int y) {
  const std::string about = chart.labels[i] + ": " + chart_words(chart, i);
  const double done = chart.series.front().values[i].value_or(0);
  std::string out = text("name", 0, y + 12, fit(visible_line(chart.labels[i]), kShareLetters));
  out += bar("track", 0, y + 19, kShareWidth, kBar, about) + bar("piece-1", 0, y + 19, done * kShareWidth, kBar, about);
  if (chart.series.size() > 1 && chart.series[1].values[i])
    out += bar("mark", *chart.series[1].values[i] * (kShareWidth - 3), y + 15, 3, kBar + 8, about);
  return out + text("value", kShareWidth + 8, y + 31, chart_number(chart, done));
}

double total_of(const Chart& chart, std::size_t i) {
  double total = 0;
  for (const auto& series : chart.series) total += series.values[i].value_or(0);
  return total;
}

std::string stack_bar(const Chart& chart, std::size_t i, int y, double unit) {
  std::string out = text("label", 0, y + 16, fit(visible_line(chart.labels[i]), kStackLetters));
  double x = kStackLeft;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const double count = chart.series[s].values[i].value_or(0);
    if (count <= 0) continue;
    const std::string about = chart.labels[i] + ": " + chart_number(chart, count) + " " + chart.series[s].name;
    out += bar(fmt::format("piece-{}", s + 1), x + 0.75, y + 2, count * unit - 1.5, kStackLine - 6, about);
    if (count * unit >= kLeastForNumber)
      out += text(fmt::format("count on-piece-{}", s + 1), x + count * unit / 2, y + 16, chart_number(chart, count));
    x += count * unit;
  }
  return out;
}

// The first part is the darkest.
std::string parts_bar(const Chart& chart, std::size_t i, int y, double unit) {
  std::string out = text("name", 0, y + 12, fit(visible_line(chart.labels[i]), kShareLetters));
  double x = 0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const double number = chart.series[s].values[i].value_or(0);
    if (number <= 0) continue;
    const std::string about = chart.labels[i] + ": " + chart_number(chart, number) + " for " + chart.series[s].name;
    out += bar(fmt::format("part-{}", s + 1), x, y + 19, number * unit, kBar, about);
    x += number * unit;
  }
  return out + text("value", x + 8, y + 31, chart_number(chart, total_of(chart, i)));
}

}  // namespace

Drawing draw_shares(const Chart& chart) {
  Drawing drawing;
  for (std::size_t i = 0; i < chart.labels.size(); ++i, drawing.height += kShareLine) drawing.marks += share_bar(chart, i, drawing.height);
  return drawing;
}

Drawing draw_stack(const Chart& chart) {
  double peak = 1;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) peak = std::max(peak, total_of(chart, i));
  const double unit = std::min<double>(kMostPiece, (kSvgWidth - kStackLeft) / peak);
  Drawing drawing;
  for (std::size_t i = 0; i < chart.labels.size(); ++i, drawing.height += kStackLine)
    drawing.marks += stack_bar(chart, i, drawing.height, unit);
  return drawing;
}

Drawing draw_parts(const Chart& chart) {
  double peak = 1;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) peak = std::max(peak, total_of(chart, i));
  Drawing drawing;
  for (std::size_t i = 0; i < chart.labels.size(); ++i, drawing.height += kShareLine)
    drawing.marks += parts_bar(chart, i, drawing.height, kShareWidth / peak);
  return drawing;
}

}  // namespace mentor
