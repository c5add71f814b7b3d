// A chart as a figure of a page.
#include <fmt/format.h>

#include "render/chart_text.hpp"
#include "render/html_parts.hpp"
#include "render/html_text.hpp"
#include "render/svg.hpp"

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

}  // namespace mentor
