// Options as a form for the editor: one `name = value` a line, the names those of the options without their dashes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/spec.hpp"

namespace mentor {

/// The values that stand in the form for an option: a line each; none for an option that does not stand in it.
using FormValues = std::function<std::vector<std::string>(const Param&)>;
/// The form of the spec's options under a title, each with its help. `about` says what an empty value does.
std::string option_form(std::string_view title, std::string_view about, const Spec& spec, const FormValues& values);

enum class EmptyValue { is_assigned, is_left_out };
/// Assigns what the form holds to the spec's options. Throws usage, naming the line, and as the options do.
void read_option_form(std::string_view form, const Spec& spec, EmptyValue empty, const ParseContext& context);

}  // namespace mentor
