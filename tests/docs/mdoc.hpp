// Text as mdoc macros: what is escaped, quoted and broken into lines.
#pragma once

#include <string>
#include <string_view>

#include "cli/topics.hpp"
#include "mentor/cli/command.hpp"

namespace mentor::mdoc {

/// Running text: each sentence on a line of its own, as mdoc wants it, nothing in it taken for a request.
std::string text(std::string_view running);
/// One argument of a macro, whatever it holds.
std::string argument(std::string_view word);
/// Lines that stand as they are.
std::string literal(std::string_view lines);
/// The head of a page: its date, title, section and one-line description.
std::string head(std::string_view title, std::string_view section, std::string_view about);
/// "name: about" as a list with tags set in `macro` ("Ev").
std::string list(std::span<const Fact> facts, std::string_view macro);
/// "mentor goal add PAIR TEXT [options]"
std::string synopsis(const Command& command);
/// The operands or the options of a command; "" when there are none.
std::string params(const std::vector<Param>& all, bool options);

}  // namespace mentor::mdoc
