// Drawings of charts as inline SVG. Colours and widths come from the page's stylesheet by class: the page's policy allows no other style.
#pragma once

#include <string>

#include "mentor/render/view.hpp"

namespace mentor {

/// The width of every drawing in its own units; a phone is about as wide, so that text keeps its size.
inline constexpr int kSvgWidth = 360;

struct Drawing {
  int height = 0;
  std::string marks;
};

Drawing draw_weeks(const Chart& chart);
Drawing draw_line(const Chart& chart);
Drawing draw_shares(const Chart& chart);
Drawing draw_stack(const Chart& chart);

}  // namespace mentor
