// The config file on disk: read whole, written whole.
#pragma once

#include <optional>
#include <string>

namespace mentor {

/// nullopt when there is no such file. Throws failed.
std::optional<std::string> read_config_file(const std::string& path);

enum class IfThere { replace, refuse };

/// Writes the file (0600) under a temporary name in its folder, syncs it, puts it in place and syncs the folder; a folder that is not
/// there is made (0700). So the file is the old one or the new one, whole. Throws refused when it is there and must not be replaced,
/// failed.
void write_config_file(const std::string& path, std::string_view content, IfThere if_there);

}  // namespace mentor
