// Files that a command's input comes from.
#pragma once

#include <cstddef>
#include <string>

#include "mentor/cli/context.hpp"

namespace mentor {

/// The file, or stdin for "-": at most `limit` + 1 bytes, so that one byte too many tells that it is too long. Throws failed where it
/// cannot be read.
std::string read_file(const Process& process, const std::string& path, std::size_t limit);

}  // namespace mentor
