// The one way down: parse, ask, open, run, commit, render, exit code.
#pragma once

#include <memory>

#include "mentor/cli/command.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Runs one command line; returns the exit code. Every Error is caught here and told on stderr.
int run(const Program& program, const Process& process);

/// Help as text: the first screen, a noun, a command, or a topic. nullopt when there is none of that name.
std::optional<std::string> help_text(const Program& program, std::string_view topic, int width);
/// Where there is none: the help that is meant by the word, a synonym or one nearly typed, else the first screen.
std::string help_meant(const Program& program, std::string_view topic);
/// The lines that begin, for someone who has no store yet (product.md, "What it should read like").
std::string_view begin_lines();

/// By which a shell asks the program what can follow.
struct CompletionScript {
  std::string_view shell;
  std::string_view file;  ///< its name where it is installed
  std::string_view text;
};
std::span<const CompletionScript> completion_scripts();

/// What is looked for in the store that `globals` mean: the names of one kind that begin as the word does.
struct Sought {
  Completes kind;
  std::string begun;
  Globals globals;
};
/// Answers with names, each "value\tdescription"; others than those that were begun may be among them.
using NamesInStore = std::function<std::vector<std::string>(const Sought&)>;
/// The words as a shell reads them: without their quotes, and with the home folder for a leading "~/".
std::vector<std::string> unquoted(const std::vector<std::string>& words, std::string_view home);
/// Candidates for the last of `words`, each "value\tdescription". Never writes, never fails.
std::vector<std::string> complete(const Program& program, const std::vector<std::string>& words, const NamesInStore& names);
/// The store that the settings mean, opened to be read. nullptr where there is none at the default place. Throws not_found for one that was
/// named and is not there.
std::unique_ptr<Store> open_store(const Context& context);
/// Prints a view at once, in the format that was asked for, for a command that has to know whether it arrived. Throws failed.
void print_now(const Context& context, View view);
/// Calls `reader` with what surrounds a command that reads the store which `globals` mean; not at all where there is no store.
/// Throws as a command would.
void read_store(const Program& program, const Process& process, const Globals& globals, const std::function<void(Context&)>& reader);

}  // namespace mentor
