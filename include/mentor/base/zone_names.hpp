// The time zones that people live in, by name.
#pragma once

#include <string>
#include <vector>

namespace mentor {

/// "Africa/Abidjan" ... "UTC", sorted: those of the zone database's list of countries (zone.tab). UTC alone where there is no such list.
std::vector<std::string> zone_names(const std::string& root = "/usr/share/zoneinfo");

}  // namespace mentor
