// All that is wrong with the lines of a file, told at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"

namespace mentor {

/// A fault and where it is: "line 7, Email: ".
struct PlacedFault {
  std::string place;
  Error error;
};

/// "line 7, Email: "; without a line, or a column, where that is 0, or empty.
std::string say_place(std::size_t line, std::string_view column);

/// One error for all of them, at least one, each on a line of its own below the headline, and `more` behind them. Its kind is that of the
/// gravest: the input, what is not there, what the store forbids.
Error told_together(const std::string& headline, const std::vector<PlacedFault>& faults, const std::vector<std::string>& more,
                    const std::string& hint);

}  // namespace mentor
