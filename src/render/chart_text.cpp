#include "render/chart_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "mentor/base/text.hpp"
#include "mentor/domain/goal.hpp"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 8> kLevels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr double kLeastPeak = 3;  // one check-in a week is not a peak
constexpr int kMostWeeks = 52;    // a year a line
constexpr int kWidestLabel = 32;
constexpr int kNarrowestLabel = 8;
constexpr int kWideBar = 24;
constexpr int kNarrowBar = 10;
constexpr int kWideScreen = 72;
constexpr std::string_view kGap = "  ";

struct Ink {
  std::string_view none, full, mark;
  std::array<std::string_view, 4> pieces;  // of a stack
};
constexpr Ink kBlocks{"·", "█", "┃", {"█", "▒", "░", "·"}};
constexpr Ink kAscii{".", "#", "|", {"#", "x", "-", "."}};

const Ink& ink_of(const Target& target) { return target.utf8 ? kBlocks : kAscii; }

std::string repeated(std::string_view text, long count) {
  std::string out;
  for (long i = 0; i < count; ++i) out += text;
  return out;
}

// As wide as the widest label, and no wider than leaves room for the bar and what is said behind it.
int label_width(const Chart& chart, int bar, const Target& target) {
  int widest = 0;
  int said = 0;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    widest = std::max(widest, display_width(visible_line(chart.labels[i])));
    said = std::max(said, display_width(chart_words(chart, i)));
  }
  const int room = target.width > 0 ? target.width - bar - said - 2 * static_cast<int>(kGap.size()) : kWidestLabel;
  return std::min(widest, std::clamp(room, kNarrowestLabel, kWidestLabel));
}

std::string label_of(const std::string& label, int width) { return pad(fit(visible_line(label), width), width); }

int bar_width(const Target& target) { return target.width == 0 || target.width >= kWideScreen ? kWideBar : kNarrowBar; }

// In ASCII a digit says how much: the count itself, or tenths of the axis.
std::string digit_of(double digit, bool is_more) { return is_more ? "+" : std::string(1, static_cast<char>('0' + std::lround(digit))); }

double peak_of(const Chart& chart) {
  double peak = kLeastPeak;
  for (const auto& series : chart.series)
    for (const auto& value : series.values) peak = std::max(peak, value.value_or(0));
  return peak;
}

std::string_view level_of(double part) {
  const auto level = std::clamp<long>(std::lround(std::ceil(part * static_cast<double>(kLevels.size()))) - 1, 0, kLevels.size() - 1);
  return kLevels[static_cast<std::size_t>(level)];
}

std::string week_mark(std::optional<double> count, double peak, const Target& target) {
  if (!count) return " ";
  if (*count <= 0) return std::string(ink_of(target).none);
  return target.utf8 ? std::string(level_of(*count / peak)) : digit_of(std::min(*count, 9.0), *count > 9);
}

std::vector<std::string> week_lines(const Chart& chart, const Target& target) {
  const double peak = peak_of(chart);
  int names = 0;
  for (const auto& series : chart.series) names = std::max(names, display_width(visible_line(series.name)));
  names = std::min(names, kWidestLabel);
  const int room = target.width > 0 ? std::max(1, target.width - names - static_cast<int>(kGap.size())) : kMostWeeks;
  const auto most = static_cast<std::size_t>(std::min(room, kMostWeeks));
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < chart.labels.size(); begin += most) {
    const auto end = std::min(chart.labels.size(), begin + most);
    for (const auto& series : chart.series) {
      std::string line = label_of(series.name, names) + std::string(kGap);
      for (auto week = begin; week < end; ++week) line += week_mark(series.values[week], peak, target);
      lines.push_back(std::move(line));
    }
    lines.push_back(std::string(static_cast<std::size_t>(names), ' ') + std::string(kGap) + chart.labels[begin] +
                    (end - begin > 1 ? " to " + chart.labels[end - 1] : ""));
  }
  return lines;
}

std::string line_mark(const Chart& chart, double value, const Target& target) {
  const double part = (value - chart.low) / (chart.high - chart.low);
  if (target.utf8) return std::string(level_of(part));
  const bool is_number = chart.unit == Chart::Unit::number;
  return digit_of(is_number ? std::clamp(value, 0.0, 9.0) : std::clamp(std::floor(part * 10), 0.0, 9.0), false);
}

// From the first value to the last one known; what lies ahead is only expected.
std::vector<std::string> line_lines(const Chart& chart, const Target& target) {
  const auto& values = chart.series.front().values;
  const auto known = std::ranges::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value.has_value(); });
  if (known == values.rend()) return {};
  const auto last = static_cast<std::size_t>(values.rend() - known) - 1;
  const auto room = static_cast<std::size_t>(bar_width(target)) * 2;
  const auto first = last + 1 > room ? last + 1 - room : 0;
  std::string line;
  for (auto i = first; i <= last; ++i) line += values[i] ? line_mark(chart, *values[i], target) : " ";
  line += std::string(kGap) + chart.labels[first] + ": " + chart_words(chart, first);
  if (last > first) line += "; " + chart.labels[last] + ": " + chart_words(chart, last);
  return {line};
}

std::vector<std::string> share_lines(const Chart& chart, const Target& target) {
  const int width = bar_width(target);
  const int names = label_width(chart, width, target);
  const Ink& ink = ink_of(target);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    const auto at = [&](std::size_t series) {
      return series < chart.series.size() ? chart.series[series].values[i] : std::optional<double>();
    };
    const long filled = std::lround(at(0).value_or(0) * width);
    const long mark = at(1) ? std::min<long>(std::lround(*at(1) * width), width - 1) : -1;
    std::string line = label_of(chart.labels[i], names) + std::string(kGap);
    for (long x = 0; x < width; ++x) line += x == mark ? ink.mark : x < filled ? ink.full : ink.none;
    lines.push_back(line + std::string(kGap) + chart_words(chart, i));
  }
  return lines;
}

double total_of(const Chart& chart, std::size_t label) {
  double total = 0;
  for (const auto& series : chart.series) total += series.values[label].value_or(0);
  return total;
}

std::vector<std::string> stack_lines(const Chart& chart, const Target& target) {
  double peak = 1;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) peak = std::max(peak, total_of(chart, i));
  const double scale = std::min(1.0, bar_width(target) / peak);
  const int names = label_width(chart, static_cast<int>(std::lround(peak * scale)), target);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    std::string line = label_of(chart.labels[i], names) + std::string(kGap);
    long drawn = 0;
    double reached = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      reached += chart.series[s].values[i].value_or(0);
      const long until = std::lround(reached * scale);
      line += repeated(ink_of(target).pieces[s % kBlocks.pieces.size()], until - drawn);
      drawn = until;
    }
    line.append(static_cast<std::size_t>(std::max(0L, std::lround(peak * scale) - drawn)), ' ');
    lines.push_back(line + std::string(kGap) + chart_words(chart, i));
  }
  return lines;
}

}  // namespace

std::string chart_number(const Chart& chart, double value) {
  return chart.unit == Chart::Unit::share ? say_share(value) : say_number(std::round(value * 10) / 10);
}

std::string chart_words(const Chart& chart, std::size_t label) {
  std::string said;
  for (const auto& series : chart.series) {
    const auto& value = series.values[label];
    const bool says_nothing = !value || ((chart.kind == Chart::Kind::stack || chart.kind == Chart::Kind::parts) && *value == 0);
    if (says_nothing) continue;
    const std::string number = chart_number(chart, *value);
    said += (said.empty() ? "" : ", ") + (chart.unit == Chart::Unit::count ? number + " " + series.name : series.name + " " + number);
  }
  return said;
}

Table chart_table(const Chart& chart) {
  Table table{chart.title, {{"label", chart.axis}}, {}, "", false};
  for (const auto& series : chart.series) table.columns.push_back({series.name, series.name, Align::right});
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    std::vector<Cell> row{chart.labels[i]};
    for (const auto& series : chart.series) row.emplace_back(series.values[i] ? Cell(chart_number(chart, *series.values[i])) : Cell());
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> chart_lines(const Chart& chart, const Target& target) {
  if (chart.labels.empty() || chart.series.empty()) return {};
  switch (chart.kind) {
    case Chart::Kind::weeks:
      return week_lines(chart, target);
    case Chart::Kind::line:
      return line_lines(chart, target);
    case Chart::Kind::shares:
      return share_lines(chart, target);
    case Chart::Kind::stack:
    case Chart::Kind::parts:
      return stack_lines(chart, target);
  }
  return {};
}

}  // namespace mentor
