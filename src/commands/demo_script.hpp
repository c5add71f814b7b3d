// The mentorships that `demo` plays: command lines, each with the moment it was typed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"

namespace mentor {

struct DemoLine {
  int day;                 ///< days from the Monday of this week; always before it
  std::string_view clock;  ///< UTC
  std::string_view line;   ///< what follows "mentor"; {-13} is the ISO date 13 days before that Monday
};

/// In the order in which they were typed.
std::span<const DemoLine> demo_lines();
/// The words of a line: parted at blanks, "..." kept together, {N} filled in.
std::vector<std::string> words_of(const DemoLine& line, Date monday);
/// The moment a line was typed.
Instant moment_of(const DemoLine& line, Date monday);

}  // namespace mentor
