// The config file on disk: read whole, written whole.
#pragma once

#include <optional>
#include <string>

namespace mentor {

/// nullopt when there is no such file. Throws failed.
std::optional<std::string> read_config_file(const std::string& path);

enum class IfThere { replace, refuse };

/// Writes the file by mentor/store/written_file.hpp; a folder that is not there is made (0700). Throws refused when it is there and must
/// not be replaced, failed.
void write_config_file(const std::string& path, std::string_view content, IfThere if_there);

}  // namespace mentor
