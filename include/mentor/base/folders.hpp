// Folders that are made when they are needed.
#pragma once

#include <string>

namespace mentor {

/// Makes the folder, and those above it, where they are not there (0700). Throws failed.
void make_folders(const std::string& folder);

}  // namespace mentor
