// Reading the system's zone files (TZif, RFC 9636).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zone_table.hpp"

namespace mentor {

/// The table in the bytes of a zone file, any version; nullopt when they are no such file, are cut off, contradict themselves, or count
/// leap seconds.
std::optional<ZoneTable> parse_tzif(std::string_view bytes);

/// The same from a file; nullopt also when it is missing, not a regular file, or cannot be read.
std::optional<ZoneTable> read_tzif(const std::string& path);

}  // namespace mentor
