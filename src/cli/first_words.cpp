// What people type before they know the commands, and the line it leads to: synonyms, verbs without their noun, plurals, other tools'
// words.
#include <algorithm>

#include "cli/find_command.hpp"
#include "cli/line.hpp"
#include "cli/synonyms.hpp"
#include "cli/topics.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Words = std::vector<std::string>;

std::string line_of_second(const Program& program, const Noun& noun, const std::string& word, const Words& rest);

Words joined_words(const std::string& word, const Words& rest) {
  Words words{word};
  words.insert(words.end(), rest.begin(), rest.end());
  return words;
}

const Command* command_of(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  return found == program.commands.end() ? nullptr : &*found;
}

const Noun* noun_of(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.nouns, name, &Noun::name);
  return found == program.nouns.end() ? nullptr : &*found;
}

std::string as_typed(const Words& words) {
  std::string line;
  for (const auto& word : words) line += " " + shell_word(visible_line(word));
  return line;
}

bool names_option(const Words& words, std::string_view option) {
  return std::ranges::any_of(words, [&](const std::string& word) { return std::string_view(word).substr(0, word.find('=')) == option; });
}

const Param* required_option_left(const std::vector<Param>& params, const Words& words) {
  const auto found = std::ranges::find_if(
      params, [&](const Param& param) { return is_option(param) && param.required && !names_option(words, param.name); });
  return found == params.end() ? nullptr : &*found;
}

// A word too many is the value that is still wanted, or the reason.
std::string option_for_rest(const std::vector<Param>& params, const Words& words) {
  if (const Param* wanted = required_option_left(params, words)) return wanted->name;
  const bool has_reason = std::ranges::find(params, "--because", &Param::name) != params.end() && !names_option(words, "--because");
  return has_reason ? "--because" : "";
}

// "move ada to fri"
bool is_leading_word(std::string_view word) {
  constexpr std::string_view kLeading[] = {"to", "on", "at", "for", "by", "until", "because"};
  return std::ranges::find(kLeading, word) != std::end(kLeading);
}

std::vector<Param> with_globals(std::vector<Param> params) {
  const auto globals = global_params();
  params.insert(params.end(), globals.begin(), globals.end());
  return params;
}

std::size_t operands_in_front(const Words& words) {
  return static_cast<std::size_t>(std::ranges::find_if(words, looks_like_option) - words.begin());
}

// How many words the operands of a command take.
std::size_t operand_room(const std::vector<Param>& params) {
  std::size_t count = 0;
  for (const auto& param : params) {
    if (is_option(param)) continue;
    if (param.repeatable || param.joins_words) return SIZE_MAX;
    ++count;
  }
  return count;
}

bool takes(const Command& command, const Words& rest) {
  const auto params = full_params(command);
  const std::size_t most = operand_room(params);
  return operands_in_front(rest) <= most || (most > 0 && !option_for_rest(params, rest).empty());
}

// The commands whose verb this is, those that everybody sees.
std::vector<const Command*> commands_with_verb(const Program& program, std::string_view verb) {
  std::vector<const Command*> found;
  for (const auto& command : program.commands)
    if (command.group != Group::hidden && command.name.ends_with(" " + std::string(verb))) found.push_back(&command);
  return found;
}

// "mentor goal add ada TEXT, or mentor action add ada TEXT": those that take as many words as were typed.
std::string one_of(std::vector<const Command*> commands, const Words& rest) {
  std::erase_if(commands, [&](const Command* command) { return !takes(*command, rest); });
  constexpr std::size_t kMostWritten = 4;
  std::string lines;
  if (commands.size() > kMostWritten) {
    for (const Command* command : commands)
      lines += (lines.empty() ? "" : ", ") + std::string(command->name.substr(0, command->name.find(' ')));
    return "mentor NOUN " + std::string(commands.front()->name.substr(commands.front()->name.find(' ') + 1)) + as_typed(rest) +
           ", with NOUN one of " + lines;
  }
  for (const Command* command : commands) lines += (lines.empty() ? "" : ", or ") + line_with_words(*command, rest);
  return lines;
}

std::string lines_of_verb(const Program& program, std::string_view verb, const Words& rest) {
  if (const Command* alone = command_of(program, verb)) return line_with_words(*alone, rest);
  return one_of(commands_with_verb(program, verb), rest);
}

const Synonym* synonym_of(std::string_view typed) {
  const auto found = std::ranges::find(kSynonyms, typed, &Synonym::typed);
  return found == std::end(kSynonyms) ? nullptr : &*found;
}

std::string line_of_noun(const Program& program, const Noun& noun, const Words& rest) {
  const bool is_alone = rest.empty() || looks_like_option(rest.front());
  const auto verbs = verbs_of(program, noun);
  const bool is_verb = !is_alone && std::ranges::find(verbs, rest.front()) != verbs.end();
  if (is_alone || is_verb) return "mentor " + std::string(noun.name) + as_typed(rest);
  return line_to_type(program, noun, rest.front(), {rest.begin() + 1, rest.end()});
}

// Of a noun whose list is asked for with a pair and a text, the text is to be added.
const Command& list_or_add(const Program& program, const Command& command, const Words& rest) {
  const bool is_list = command.name.ends_with(" list") && operands_in_front(rest) > 1;
  const Command* add = is_list ? command_of(program, std::string(command.name.substr(0, command.name.find(' '))) + " add") : nullptr;
  return add == nullptr ? command : *add;
}

Words without_operands(const Words& rest) { return {rest.begin() + static_cast<std::ptrdiff_t>(operands_in_front(rest)), rest.end()}; }

std::string line_of_synonym(const Program& program, const Synonym& row, const Words& rest) {
  if (!row.instead.empty()) return std::string(row.instead);
  if (const Noun* noun = noun_of(program, row.meant)) return line_of_noun(program, *noun, rest);
  const Command* command = command_of(program, row.meant);
  if (command == nullptr) return lines_of_verb(program, row.meant, rest);
  const Noun* noun = noun_of(program, row.meant.substr(0, row.meant.find(' ')));
  const auto verbs = noun != nullptr ? verbs_of(program, *noun) : std::vector<std::string_view>{};
  if (!rest.empty() && std::ranges::find(verbs, rest.front()) != verbs.end()) return line_of_noun(program, *noun, rest);
  const Command& meant = list_or_add(program, *command, rest);
  return line_with_words(meant, takes(meant, rest) ? rest : without_operands(rest));
}

// Of several rows for a word the first counts that takes the words behind it.
std::string line_of_synonyms(const Program& program, std::string_view typed, const Words& rest) {
  const Synonym* first = nullptr;
  for (const auto& row : kSynonyms) {
    if (row.typed != typed) continue;
    if (first == nullptr) first = &row;
    const Command* command = command_of(program, row.meant);
    if (command == nullptr || takes(*command, rest)) return line_of_synonym(program, row, rest);
  }
  return first == nullptr ? "" : line_of_synonym(program, *first, rest);
}

std::optional<std::string> line_of_reference(const std::string& word, const Words& rest) {
  try {
    const Reference reference = parse_reference(word);
    if (reference.number || reference.date) return "mentor show " + visible_line(word) + as_typed(rest);
  } catch (const Error&) {
  }
  return std::nullopt;
}

std::vector<std::string_view> known_first_words(const Program& program) {
  auto words = first_words(program);
  for (const auto& command : program.commands)
    if (const auto blank = command.name.find(' '); blank != std::string_view::npos && command.group != Group::hidden)
      words.push_back(command.name.substr(blank + 1));
  for (const auto& row : kSynonyms)
    if (row.typed.find(' ') == std::string_view::npos && row.typed.size() > 3) words.push_back(row.typed);
  return words;
}

// A word of three letters is near to too many, and as likely a pair's name.
std::optional<std::string_view> slip_of(const std::string& word, std::span<const std::string_view> known) {
  constexpr std::size_t kShortest = 4;
  return word.size() < kShortest ? std::nullopt : nearest(word, known);
}

const Noun* noun_meant(const Program& program, const std::string& word) {
  if (const Noun* noun = noun_of(program, word)) return noun;
  const Synonym* row = synonym_of(word);
  return row == nullptr ? nullptr : noun_of(program, row->meant);
}

// `list goals` is `goal list`, and `add mentor Ada` begins a pair.
std::string line_of_swapped(const Program& program, const std::string& word, const Words& rest) {
  const Synonym* verb = synonym_of(word);
  const std::string_view meant = verb == nullptr ? std::string_view(word) : verb->meant;
  const bool is_role = !rest.empty() && (rest.front() == "mentor" || rest.front() == "mentee");
  if (is_role && (meant == "add" || meant == "pair add"))
    return "mentor pair add --" + rest.front() + (rest.size() == 1 ? " WHO" : as_typed({rest.begin() + 1, rest.end()}));
  const Noun* noun = rest.empty() || noun_of(program, word) != nullptr ? nullptr : noun_meant(program, fold_case(rest.front()));
  return noun == nullptr || noun_meant(program, word) != nullptr ? ""
                                                                 : line_of_second(program, *noun, word, {rest.begin() + 1, rest.end()});
}

std::string line_of_first(const Program& program, const std::string& word, const Words& rest) {
  if (auto line = line_of_swapped(program, word, rest); !line.empty()) return line;
  if (auto line = line_of_synonyms(program, word, rest); !line.empty()) return line;
  if (const auto line = lines_of_verb(program, word, rest); !line.empty()) return line;
  const auto topics = topic_names();
  if (std::ranges::find(topics, word) != topics.end()) return "mentor help " + word;
  std::string parted = word;
  std::ranges::replace(parted, '-', ' ');
  if (const Command* command = command_of(program, parted)) return line_with_words(*command, rest);
  const auto dash = word.find('-');
  if (dash == std::string::npos || dash == 0) return "";
  return line_of_swapped(program, word.substr(0, dash), joined_words(word.substr(dash + 1), rest));
}

// `goal new` is `goal add`, `goal delete` is `rm`, `goal noshow` is `meeting miss`.
std::string line_of_second(const Program& program, const Noun& noun, const std::string& word, const Words& rest) {
  const std::string lead = std::string(noun.name) + " ";
  const Synonym* own = synonym_of(lead + word);
  const Synonym* row = own != nullptr ? own : synonym_of(word);
  if (row != nullptr && (own != nullptr ? row->instead.empty() : true)) {
    const auto verbs = verbs_of(program, noun);
    if (const Command* command = command_of(program, lead + std::string(row->meant))) return line_with_words(*command, rest);
    if (std::ranges::find(verbs, row->meant) != verbs.end())
      return "mentor " + std::string(row->meant) + (rest.empty() ? " REF" : as_typed(rest));
  }
  if (own != nullptr) return line_of_synonym(program, *own, rest);
  if (const Command* command = command_of(program, lead + word)) return line_with_words(*command, rest);
  const auto verbs = verbs_of(program, noun);
  if (const auto near = slip_of(word, verbs)) return "did you mean '" + lead + std::string(*near) + "'?";
  if (row != nullptr && noun_of(program, row->meant) == nullptr) return line_of_synonym(program, *row, rest);
  return lines_of_verb(program, word, rest);
}

}  // namespace

std::string line_with_words(const Command& command, const std::vector<std::string>& words) {
  std::string line = "mentor " + std::string(command.name);
  if (command.name == "edit" || command.name == "help") return line + (words.empty() && command.name == "edit" ? " REF" : as_typed(words));
  const auto params = full_params(command);
  const bool names_text = command.name == "log" || command.name == "checkin add";
  Words operands(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(operands_in_front(words)));
  Words options(words.begin() + static_cast<std::ptrdiff_t>(operands.size()), words.end());
  std::size_t next = 0;
  for (const auto& param : params) {
    if (is_option(param)) continue;
    const std::size_t end = param.repeatable || param.joins_words ? operands.size() : std::min(next + 1, operands.size());
    if (next == operands.size() && (param.required || (param.joins_words && names_text))) line += " " + param.name;
    for (; next < end; ++next) line += as_typed({operands[next]});
  }
  Words left(operands.begin() + static_cast<std::ptrdiff_t>(next), operands.end());
  const std::string option = left.empty() ? "" : option_for_rest(params, options);
  const bool is_led = !option.empty() && left.size() > 1 && is_leading_word(left.front());
  if (is_led) left.erase(left.begin());
  const auto every_param = with_globals(params);
  for (auto& word : options) word = with_options_meant(every_param, word);
  line += option.empty() ? as_typed(left) : " " + option + as_typed({joined(left, " ")});
  for (const auto& word : options) line += looks_like_option(word) ? " " + visible_line(word) : as_typed({word});
  options.push_back(option);
  for (const auto& param : params)
    if (is_option(param) && param.required && !names_option(options, param.name)) line += " " + param.name + " " + param.metavar;
  if (command.name == "pair add" && !names_option(words, "--mentor") && !names_option(words, "--mentee"))
    line += " --mentor WHO (or --mentee WHO)";
  return line;
}

std::string line_to_type(const Program& program, const std::string& word, const Words& rest) {
  if (auto line = line_of_first(program, fold_case(word), rest); !line.empty()) return line;
  const auto known = known_first_words(program);
  if (const auto near = slip_of(word, known)) {
    if (command_of(program, *near) != nullptr || noun_of(program, *near) != nullptr) return "did you mean '" + std::string(*near) + "'?";
    return line_of_first(program, std::string(*near), rest);
  }
  if (const auto line = line_of_reference(word, rest)) return *line;
  if (word.find(' ') != std::string::npos) return "mentor log PAIR " + shell_word(visible_line(word)) + as_typed(rest);
  const std::string shown = shell_word(visible_line(word));
  return "if that is a pair: mentor show " + shown + ", or mentor log " + shown + (rest.empty() ? " \"...\"" : as_typed(rest)) +
         "; mentor --help has the commands";
}

std::string line_to_type(const Program& program, const Noun& noun, const std::string& word, const Words& rest) {
  if (auto line = line_of_second(program, noun, fold_case(word), rest); !line.empty()) return line;
  const bool is_kind = from_name<Kind>(noun.name).has_value();
  if (const auto line = is_kind && noun.name != "step" ? line_of_reference(word, rest) : std::nullopt) return *line;
  const std::string shown = shell_word(visible_line(word));
  if (noun.name == "pair") return "if that is a pair: mentor show " + shown + as_typed(rest);
  if (noun.name == "remind") return "mentor remind lists what is coming; mentor action add PAIR TEXT --due D is reminded of";
  if (noun.name == "step") return line_with_words(*command_of(program, "goal step"), joined_words(word, rest));
  const Command* add = command_of(program, std::string(noun.name) + " add");
  const bool has_text = add != nullptr && operands_in_front(rest) > 0 && takes(*add, joined_words(word, rest));
  if (has_text) return line_with_words(*add, joined_words(word, rest));
  if (add != nullptr && word.find(' ') != std::string::npos && takes(*add, joined_words("PAIR", joined_words(word, rest))))
    return line_with_words(*add, joined_words("PAIR", joined_words(word, rest)));
  const std::string_view with_pair = noun.named.empty() ? noun.bare : noun.named;
  const auto params = full_params(*command_of(program, with_pair));
  const bool lists_pairs =
      std::ranges::any_of(params, [](const Param& param) { return !is_option(param) && param.completes == Completes::pair; });
  if (lists_pairs) return "if that is a pair: mentor " + std::string(with_pair) + " " + shown + as_typed(rest);
  if (const Command* named = command_of(program, std::string(noun.name) + " show");
      named != nullptr && takes(*named, joined_words(word, rest)))
    return line_with_words(*named, joined_words(word, rest));
  return "mentor " + std::string(noun.name) + " " + joined(verbs_of(program, noun), "|");
}

bool is_verb_elsewhere(const Program& program, const Noun& noun, const std::string& word) {
  const Synonym* row = synonym_of(word);
  const bool is_verb = row != nullptr && noun_of(program, row->meant) == nullptr;
  return is_verb || synonym_of(std::string(noun.name) + " " + word) != nullptr || !commands_with_verb(program, word).empty();
}

}  // namespace mentor
