#include "cli/find_command.hpp"

#include <algorithm>

#include "cli/line.hpp"
#include "cli/words.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kEdit = "edit";

const Command* command_named(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  return found == program.commands.end() ? nullptr : &*found;
}

const Noun* noun_named(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.nouns, name, &Noun::name);
  return found == program.nouns.end() ? nullptr : &*found;
}

void append(std::vector<Param>& params, const Command& command) {
  const Spec spec = command.bind().spec;
  params.insert(params.end(), spec.params().begin(), spec.params().end());
}

// Every option that any edit takes: the same name has the same arity in all of them.
std::vector<Param> options_of_edits(const Program& program) {
  auto params = global_params();
  for (const auto& command : program.commands)
    if (command.name.ends_with(" edit")) append(params, command);
  return params;
}

std::optional<std::string> first_operand(const std::vector<Param>& params, const std::vector<std::string>& words) {
  const auto places = operand_places(params, words);
  if (!places.empty()) return words[places.front()];
  const auto end = std::ranges::find(words, "--");
  return end == words.end() || end + 1 == words.end() ? std::nullopt : std::optional(*(end + 1));
}

// `edit g1` is `goal edit g1`: the kind of the first reference chooses the row.
const Command* edit_of(const Program& program, const std::vector<std::string>& words) {
  const auto reference = first_operand(options_of_edits(program), words);
  if (!reference) return command_named(program, kEdit);
  const std::string kind(name_of(parse_reference(*reference).kind));
  const Command* row = command_named(program, kind + " edit");
  if (row == nullptr) throw usage_error("'" + visible_line(*reference) + "' is " + with_article(kind) + ", which cannot be edited");
  return row;
}

Error unknown(const std::string& typed, std::string hint) {
  return usage_error("unknown command '" + visible_line(typed) + "'", std::move(hint));
}

std::vector<std::string> words_behind(const std::vector<std::string>& words, std::size_t place) {
  return {words.begin() + static_cast<std::ptrdiff_t>(place) + 1, words.end()};
}

std::size_t operands_taken(const Command& command) {
  const Spec spec = command.bind().spec;
  std::size_t count = 0;
  for (const auto& param : spec.params()) {
    if (is_option(param)) continue;
    if (param.repeatable || param.joins_words) return SIZE_MAX;
    ++count;
  }
  return count;
}

void erase_places(std::vector<std::string>& words, std::vector<std::size_t> places) {
  std::ranges::sort(places, std::greater{});
  for (const auto place : places) words.erase(words.begin() + static_cast<std::ptrdiff_t>(place));
}

// The first option before `end` that is none of `params`.
const std::string* stray_option(const std::vector<Param>& params, const std::vector<std::string>& words, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    if (looks_like_option(words[i]) && option_named(params, words[i]) == nullptr) return &words[i];
    if (takes_next_word(params, words, i)) ++i;
  }
  return nullptr;
}

// A word that is no command may be the value of an option that stands before it and is not known there.
void require_known_options(const std::vector<Param>& params, const std::vector<std::string>& words, std::size_t end) {
  if (const auto* stray = stray_option(params, words, end))
    throw unknown_option(params, *stray, "a command's own options stand behind its name");
}

// The row of the noun with the verb at `verb_place`, or the generic row of that verb.
bool find_row(const Program& program, FoundCommand& found, std::size_t verb_place) {
  const std::string noun(found.noun->name);
  const std::string& verb = found.words[verb_place];
  found.command = command_named(program, noun + " " + verb);
  if (found.command != nullptr) return true;
  const auto kind = from_name<Kind>(noun);
  const Command* generic = kind ? command_named(program, verb) : nullptr;
  if (generic == nullptr || !is_generic(*generic)) return false;
  found.command = generic;
  found.wanted_kind = kind;
  return true;
}

void find_verb(const Program& program, FoundCommand& found, std::vector<Param> params) {
  auto places = operand_places(params, found.words);
  const std::size_t noun_place = places.front();
  const Command* bare = command_named(program, found.noun->bare);
  // Behind a bare noun stand the options of what it means.
  if (stray_option(params, found.words, places.size() > 1 ? places[1] : found.words.size()) != nullptr) {
    append(params, *bare);
    places = operand_places(params, found.words);
  }
  found.only_noun = places.size() < 2;
  if (!found.only_noun && find_row(program, found, places[1])) return erase_places(found.words, {noun_place, places[1]});
  if (found.only_noun) {
    found.command = bare;
    return erase_places(found.words, {noun_place});
  }
  const Command* named = command_named(program, found.noun->named);
  const bool is_operand =
      named != nullptr && places.size() - 1 <= operands_taken(*named) && !is_verb_elsewhere(program, *found.noun, found.words[places[1]]);
  if (!is_operand) {
    if (found.asks_help) return;
    require_known_options(params, found.words, places[1]);
    const std::string& word = found.words[places[1]];
    throw unknown(std::string(found.noun->name) + " " + word,
                  line_to_type(program, *found.noun, word, words_behind(found.words, places[1])));
  }
  found.command = named;
  erase_places(found.words, {noun_place});
}

void find_word(const Program& program, FoundCommand& found, const std::vector<Param>& params, std::size_t place) {
  const std::string word = found.words[place];
  found.command = command_named(program, word);
  if (found.command != nullptr) return erase_places(found.words, {place});
  if (found.asks_help) return;
  require_known_options(params, found.words, place);
  throw unknown(word, line_to_type(program, word, words_behind(found.words, place)));
}

bool asks_help(const std::vector<std::string>& words) {
  const auto end = std::ranges::find(words, "--");
  return std::any_of(words.begin(), end, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

}  // namespace

std::string with_article(std::string_view noun) {
  constexpr std::string_view kVowels = "aeiou";
  return (kVowels.find(noun.front()) != std::string_view::npos ? "an " : "a ") + std::string(noun);
}

bool is_generic(const Command& command) {
  if (command.name.find(' ') != std::string_view::npos) return false;
  if (command.name == kEdit) return true;
  const auto spec = command.bind().spec;
  return !spec.params().empty() && spec.params().front().name == "REF";
}

std::vector<std::string_view> first_words(const Program& program) {
  std::vector<std::string_view> names;
  for (const auto& noun : program.nouns) names.push_back(noun.name);
  for (const auto& command : program.commands)
    if (command.name.find(' ') == std::string_view::npos && command.group != Group::hidden && noun_named(program, command.name) == nullptr)
      names.push_back(command.name);
  return names;
}

std::vector<std::string_view> verbs_of(const Program& program, const Noun& noun) {
  std::vector<std::string_view> names;
  const std::string lead = std::string(noun.name) + " ";
  const bool is_kind = from_name<Kind>(noun.name).has_value();
  for (const auto& command : program.commands)
    if (command.name.starts_with(lead)) names.push_back(command.name.substr(lead.size()));
  for (const auto& command : program.commands)
    if (is_kind && command.group != Group::hidden && is_generic(command) && std::ranges::find(names, command.name) == names.end())
      names.push_back(command.name);
  return names;
}

FoundCommand find_command(const Program& program, const std::vector<std::string>& arguments) {
  FoundCommand found;
  found.words = arguments;
  found.asks_help = asks_help(arguments);
  const auto params = global_params();
  const auto places = operand_places(params, arguments);
  if (places.empty()) {
    found.only_noun = true;
    if (!found.asks_help) found.command = command_named(program, "today");
    return found;
  }
  found.noun = noun_named(program, arguments[places.front()]);
  if (found.noun != nullptr) {
    find_verb(program, found, params);
  } else {
    find_word(program, found, params, places.front());
  }
  // A bare noun's help is about the noun.
  if (found.asks_help && found.only_noun) found.command = nullptr;
  if (found.command != nullptr && found.command->name == kEdit && !found.asks_help) found.command = edit_of(program, found.words);
  return found;
}

}  // namespace mentor
