// Manual pages in mdoc, from the table of commands and the table of settings.
#pragma once

#include <string>

#include "mentor/cli/command.hpp"

namespace mentor {

/// mentor(1): the commands of one word, what holds for all, and where the others are described.
std::string program_page(const Program& program);
/// mentor-NOUN(1)
std::string noun_page(const Program& program, const Noun& noun);
/// mentor.toml(5): every setting.
std::string settings_page();
/// mentor-criteria(5): every key of a criteria file, and every kind of rule.
std::string criteria_page();

}  // namespace mentor
