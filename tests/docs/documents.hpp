// The documents that are generated from the table of commands and committed.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/command.hpp"

namespace mentor {

/// Generated documents, from the same table: "man/mentor.1", "completions/mentor.bash", "README.md#commands" ... and their content.
struct Document {
  std::string path;
  std::string content;
};
std::vector<Document> documents(const Program& program);

}  // namespace mentor
