// Prompter the user for a line of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mentor/cli/context.hpp"

namespace mentor {

/// What is typed in one line; nullopt where that is blank, and at the end of the input. Throws input_needed where nobody can be asked.
std::optional<std::string> ask_line(const Prompter& prompter, std::string_view question);

}  // namespace mentor
