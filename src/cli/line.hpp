// A command line, read: what runs and with which words, and how the words become values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/adapter.hpp"
#include "cli/find_command.hpp"
#include "mentor/cli/command.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

/// Its parameters write into it, so it stays where it is.
struct TypedLine {
  TypedLine() = default;
  TypedLine(const TypedLine&) = delete;
  TypedLine& operator=(const TypedLine&) = delete;

  FoundCommand found;
  CommandInstance instance;
  Globals globals;
  std::vector<Param> params;  ///< the command's, and behind them the global ones
  std::size_t own = 0;        ///< how many are the command's
  ParsedWords words;
  std::vector<std::string> texts;  ///< the free texts, as typed, read from stdin or left in the editor
};

/// Parts the words of the command found into options and operands. Throws usage.
void read_words(TypedLine& line);
bool was_given(const TypedLine& line, std::string_view option);
/// Whether an option has the value that lists what it takes.
bool only_lists(const TypedLine& line);
/// Whether an option asks for a line for a prompt.
bool only_glances(const TypedLine& line);
/// What the line is to open: a command that writes may have an option with which it only looks.
Access access_of(const TypedLine& line);
/// Each throws usage: for a format that the command does not print, and for a --dry-run that it cannot do.
void require_format(const Program& program, const Command& command, const Format& format);
void require_triable(const TypedLine& line);
/// Gives a line for a prompt its format. Throws usage where another was asked for.
void take_text_format(TypedLine& line);

/// Each throws usage for a value that is none.
void assign_globals(const TypedLine& line, const ParseContext& context);
void assign_options(const TypedLine& line, const ParseContext& context);
/// What is missing, too much, or of another kind than the noun says. Throws usage.
void check_words(const TypedLine& line);
/// The error, with the option that was meant where a word was taken for a pair that is not there: "report week last".
Error with_option_meant(const TypedLine& line, Error error);
/// Reads stdin for "-", and opens the editor for --edit.
void assign_operands(TypedLine& line, const Prompter& prompter, const ParseContext& context);
/// A digest of what the command was told: its operands, its options but --key, and what was typed into a form. The options that every
/// command takes do not count. The same words give the same number in every version, since stores keep it.
std::int64_t digest_of_words(const TypedLine& line, const Prompter& prompter);

/// Declares them; help, man pages and completion read them from here.
void define_globals(Spec& spec, Globals& globals);
/// The parameters alone, for those that only need names.
std::vector<Param> global_params();

}  // namespace mentor
