// The agenda templates there are: those that come with the program, and the user's own in templates/ beside the config file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/config/config.hpp"
#include "mentor/domain/agenda_template.hpp"

namespace mentor {

/// Their names, shipped ones first, then own ones by name. An own one, NAME.md, takes the place of a shipped one.
std::vector<std::string> agenda_template_names(const Environment& env, std::optional<std::string_view> config_flag);
/// Throws not_found with the nearest name, usage for a line that is no topic, damaged for a file that others may write.
AgendaTemplate agenda_template_named(std::string_view name, const Environment& env, std::optional<std::string_view> config_flag);

}  // namespace mentor
