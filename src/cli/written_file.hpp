// Files that a command's output goes to.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// Writes the file whole or not at all: a new file beside it, readable by the user alone, synced and renamed over it, and the folder
/// synced. Throws failed.
void write_file(const std::string& path, std::string_view text);

}  // namespace mentor
