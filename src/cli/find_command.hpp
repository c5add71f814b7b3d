// From the words of a command line to a row of the table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/command.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor {

struct FoundCommand {
  const Command* command = nullptr;  ///< nullptr: only a noun, or nothing, was found (for help)
  const Noun* noun = nullptr;
  std::optional<Kind> wanted_kind;  ///< a generic verb written after a noun: every REF must be of this kind
  std::vector<std::string> words;   ///< what is left for its options and operands, the globals among them
  bool asks_help = false;
  bool only_noun = false;  ///< a bare noun was typed, or nothing
};

/// Throws usage for a command that is none, with the nearest.
FoundCommand find_command(const Program& program, const std::vector<std::string>& arguments);

/// Whether a row suits every kind: it is one word, and its first operand is called REF.
bool is_generic(const Command& command);
/// The nouns, and the commands of one word.
std::vector<std::string_view> first_words(const Program& program);
/// What may stand behind a noun: its own verbs, and those that suit every kind.
std::vector<std::string_view> verbs_of(const Program& program, const Noun& noun);
/// The command with the words typed in the places of its operands and options, and in capitals what is still wanted.
std::string line_with_words(const Command& command, const std::vector<std::string>& words);
/// The line that is meant by a word that is no command, with the words behind it carried along; never empty.
std::string line_to_type(const Program& program, const std::string& word, const std::vector<std::string>& rest);
/// The same for a word behind a noun that is no verb of it.
std::string line_to_type(const Program& program, const Noun& noun, const std::string& word, const std::vector<std::string>& rest);
/// Whether a word behind a noun is a verb of another noun, or a synonym of one, and so hardly the name of a pair.
bool is_verb_elsewhere(const Program& program, const Noun& noun, const std::string& word);
/// "a goal", "an action"
std::string with_article(std::string_view noun);

}  // namespace mentor
