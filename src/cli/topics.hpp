// What holds for many commands: help topics, exit codes, variables, files.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// A name, and what it means in a few words.
struct Fact {
  std::string_view name;
  std::string_view about;
};
std::span<const Fact> exit_code_facts();
std::span<const Fact> variable_facts();
std::span<const Fact> file_facts();

/// nullopt when there is no such topic. "options" is not among them: it comes from the declarations.
std::optional<std::string> topic_text(std::string_view name);
/// "options" and the topics.
std::vector<std::string_view> topic_names();

}  // namespace mentor
