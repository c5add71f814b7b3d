// The form that $EDITOR opens for a check-in: sections of lines, comments that explain them.
#pragma once

#include <string>
#include <string_view>

#include "commands/checkin/fields.hpp"

namespace mentor {

/// The form for a new check-in.
std::string blank_form(std::string_view pair);
/// The form with what stands: text and lines.
std::string filled_form(std::string_view title, const std::vector<Line>& lines);
/// A line's words as the form holds them: in one line, but for the text.
std::string words_in_form(const Line& line);
/// Takes the text and the lines out of a form into `fields`. Throws usage, naming the line, for text that cannot be stored or a section
/// that is none.
void read_form(std::string_view form, CheckinFields& fields);

}  // namespace mentor
