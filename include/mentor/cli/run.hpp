// The one way down: parse, ask, open, run, commit, render, exit code.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

/// Runs one command line; returns the exit code. Every Error is caught here and told on stderr.
int run(const Program& program, const Process& process);

/// Help as text: the first screen, a noun, a command, or a topic. nullopt when there is none of that name.
std::optional<std::string> help_text(const Program& program, std::string_view topic, int width);
/// The lines that begin, for someone who has no store yet (product.md, "What it should read like").
std::string_view begin_lines();

/// Generated documents, from the same table: "man/mentor.1", "completions/mentor.bash", "README.md#commands" ... and their content.
struct Document {
  std::string path;
  std::string content;
};
std::vector<Document> documents(const Program& program);
/// The completion script of one shell: "bash", "zsh" or "fish".
std::string completion_script(std::string_view shell);
/// Candidates for the last of `words`, each "value\tdescription". Never writes, never fails. Names from the store are asked for by `names`.
std::vector<std::string> complete(const Program& program, const std::vector<std::string>& words,
                                  const std::function<std::vector<std::string>(Completes)>& names);

}  // namespace mentor
