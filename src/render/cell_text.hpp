// Cells as text: for pipes and scripts in ISO, for people in days.
#pragma once

#include <string>

#include "mentor/render/formats.hpp"

namespace mentor {

/// As scripts read it: ISO dates and instants, plain numbers, minutes as a number, "" for nothing. Text as it is.
std::string plain_text(const Cell& cell);
/// As people at a terminal read it, its lines and phrases one below the other; in a pipe on one line, with ISO dates. Without live control
/// characters.
std::string people_text(const Cell& cell, const Target& target);
bool is_numeric(const Cell& cell);
/// One text or several.
bool is_text(const Cell& cell);

}  // namespace mentor
