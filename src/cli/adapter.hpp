// Splits a command's words into operands and options; the only place that knows the library behind it.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/spec.hpp"

namespace mentor {

/// One option as it was typed: which parameter, and its value ("" for a flag).
struct Occurrence {
  std::size_t param;
  std::string value;
};

struct ParsedWords {
  std::vector<Occurrence> options;    ///< in the order of the command line
  std::vector<std::string> operands;  ///< in order, exactly as typed
};

/// Throws usage: an unknown option (with the nearest), one without its value, one given twice.
ParsedWords parse_words(const std::vector<Param>& params, const std::vector<std::string>& words);

}  // namespace mentor
