// Values over time: a line with a point a value, and dashed beside it what was to be expected.
#include <fmt/format.h>

#include <algorithm>

#include "render/chart_text.hpp"
#include "render/html_parts.hpp"

namespace mentor {
namespace {

constexpr int kLeft = 40;
constexpr int kRight = 318;  // the last value stands behind it
constexpr int kTop = 10;
constexpr int kBottom = 130;
constexpr int kHeight = 154;
constexpr int kUnderLine = 149;
constexpr int kShareLines = 4;

struct Axes {
  const Chart& chart;

  double x(std::size_t i) const {
    const int whole = std::max(1, days_between(chart.days.front(), chart.days.back()));
    return kLeft + (kRight - kLeft) * static_cast<double>(days_between(chart.days.front(), chart.days[i])) / whole;
  }
  double y(double value) const {
    const double part = std::clamp((value - chart.low) / (chart.high - chart.low), 0.0, 1.0);
    return kBottom - (kBottom - kTop) * part;
  }
};

std::string grid(const Axes& axes) {
  const auto& chart = axes.chart;
  const bool is_share = chart.unit == Chart::Unit::share;
  const double step = is_share ? (chart.high - chart.low) / kShareLines : 1;
  std::string out;
  int count = 0;
  for (double value = chart.low; value <= chart.high + step / 2; value += step, ++count) {
    const double y = axes.y(value);
    out += fmt::format("<line class=\"grid\" x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\"/>\n", kLeft, y, kRight, y);
    if (!is_share || count % 2 == 0)
      out += fmt::format("<text class=\"label end\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", kLeft - 6, y + 4, chart_number(chart, value));
  }
  const auto last = chart.labels.size() - 1;
  out += fmt::format("<text class=\"label\" x=\"{}\" y=\"{}\">{}</text>\n", kLeft, kUnderLine, html_attribute(chart.labels.front()));
  if (last > 0)
    out += fmt::format("<text class=\"label end\" x=\"{}\" y=\"{}\">{}</text>\n", kRight, kUnderLine, html_attribute(chart.labels[last]));
  return out;
}

// A share holds until the next is known, so its line climbs in steps; a rating is one moment's.
std::string path_of(const Axes& axes, const Chart::Series& series, bool in_steps) {
  std::string path;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (!series.values[i]) continue;
    const double x = axes.x(i);
    const double y = axes.y(*series.values[i]);
    if (path.empty())
      path += fmt::format("M{:.1f} {:.1f}", x, y);
    else if (in_steps)
      path += fmt::format("H{:.1f}V{:.1f}", x, y);
    else
      path += fmt::format("L{:.1f} {:.1f}", x, y);
  }
  return path;
}

std::string points(const Axes& axes, const Chart::Series& series) {
  std::string out;
  for (std::size_t i = 0; i < series.values.size(); ++i)
    if (series.values[i])
      out += fmt::format("<circle class=\"point\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"><title>{}</title></circle>\n", axes.x(i),
                         axes.y(*series.values[i]), html_attribute(axes.chart.labels[i] + ": " + chart_words(axes.chart, i)));
  return out;
}

std::string last_value(const Axes& axes, const Chart::Series& series) {
  const auto found = std::ranges::find_if(series.values.rbegin(), series.values.rend(), [](const auto& v) { return v.has_value(); });
  if (found == series.values.rend()) return "";
  const auto i = static_cast<std::size_t>(series.values.rend() - found) - 1;
  return fmt::format("<text class=\"value\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", axes.x(i) + 8, axes.y(**found) + 4,
                     chart_number(axes.chart, **found));
}

}  // namespace

Drawing draw_line(const Chart& chart) {
  const Axes axes{chart};
  const bool in_steps = chart.unit == Chart::Unit::share;
  Drawing drawing{kHeight, grid(axes)};
  if (chart.series.size() > 1) drawing.marks += fmt::format("<path class=\"expected\" d=\"{}\"/>\n", path_of(axes, chart.series[1], false));
  drawing.marks += fmt::format("<path class=\"reached\" d=\"{}\"/>\n", path_of(axes, chart.series.front(), in_steps));
  drawing.marks += points(axes, chart.series.front()) + last_value(axes, chart.series.front());
  return drawing;
}

}  // namespace mentor
