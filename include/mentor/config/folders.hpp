// Folders that settings and variables name for other programs.
#pragma once

#include <string>

#include "mentor/config/config.hpp"

namespace mentor {

/// $XDG_CONFIG_HOME, else ~/.config. Throws usage as config_file_path does.
std::string config_home(const Environment& env);
/// remind.maildir, its leading "~/" being HOME. Throws usage where it is not set, or relative: cron runs in another folder than a person.
std::string maildir_path(const Environment& env, const Config& config);

}  // namespace mentor
