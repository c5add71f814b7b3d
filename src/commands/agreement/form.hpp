// The terms as a form for the editor: one `name = value` a line, the names those of the options.
#pragma once

#include <string>
#include <string_view>

#include "commands/shared/agreement_terms.hpp"

namespace mentor {

/// Each term with its option's help above it.
std::string terms_form(std::string_view title, const Agreement& agreement);
/// Throws usage, naming the line.
void read_terms_form(std::string_view form, const ParseContext& context, Terms& terms);

}  // namespace mentor
