#include "cli/find_command.hpp"

#include <algorithm>

#include "cli/globals.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/suggest.hpp"
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

bool takes_value(const std::vector<Param>& params, std::string_view word) {
  if (word.find('=') != std::string_view::npos) return false;
  const auto param = std::ranges::find(params, word, &Param::name);
  return param != params.end() && !param->metavar.empty();
}

// The places of the words that are neither options nor their values.
std::vector<std::size_t> operand_places(const std::vector<Param>& params, const std::vector<std::string>& words) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (!words[i].starts_with("-")) {
      places.push_back(i);
    } else if (takes_value(params, words[i])) {
      ++i;
    }
  }
  return places;
}

// Every option that any edit takes: the same name has the same arity in all of them.
std::vector<Param> options_of_edits(const Program& program) {
  auto params = global_params();
  for (const auto& command : program.commands) {
    if (!command.name.ends_with(" edit")) continue;
    const auto spec = command.bind().spec.params();
    params.insert(params.end(), spec.begin(), spec.end());
  }
  return params;
}

// `edit g1` is `goal edit g1`: the kind of the first reference chooses the row.
const Command* edit_of(const Program& program, const std::vector<std::string>& words) {
  const auto places = operand_places(options_of_edits(program), words);
  if (places.empty()) return command_named(program, kEdit);
  const Kind kind = parse_reference(words[places.front()]).kind;
  const Command* row = command_named(program, std::string(name_of(kind)) + " edit");
  if (row == nullptr) throw usage_error("a " + std::string(name_of(kind)) + " cannot be edited");
  return row;
}

Error unknown(const Program& program, const std::string& typed, const std::vector<std::string_view>& names) {
  const std::string guess = did_you_mean(typed, names);
  (void)program;
  return usage_error("unknown command '" + visible_line(typed) + "'", guess.empty() ? "mentor --help lists the commands" : guess);
}

std::vector<std::string_view> first_words(const Program& program) {
  std::vector<std::string_view> names;
  for (const auto& noun : program.nouns) names.push_back(noun.name);
  for (const auto& command : program.commands)
    if (command.name.find(' ') == std::string_view::npos && !command.name.starts_with("_")) names.push_back(command.name);
  return names;
}

std::vector<std::string_view> verbs_of(const Program& program, std::string_view noun) {
  std::vector<std::string_view> names;
  for (const auto& command : program.commands)
    if (command.name.starts_with(std::string(noun) + " ")) names.push_back(command.name);
  return names;
}

bool takes_operands(const Command& command) {
  const auto spec = command.bind().spec;
  return std::ranges::any_of(spec.params(), [](const Param& param) { return !param.name.starts_with("--"); });
}

void erase_places(std::vector<std::string>& words, std::vector<std::size_t> places) {
  std::ranges::sort(places, std::greater{});
  for (const auto place : places) words.erase(words.begin() + static_cast<std::ptrdiff_t>(place));
}

void find_verb(const Program& program, FoundCommand& found, const std::vector<std::size_t>& places) {
  const std::string noun(found.noun->name);
  const Command* bare = command_named(program, found.noun->bare);
  if (places.size() < 2) {
    found.command = bare;
    return erase_places(found.words, {places[0]});
  }
  const std::string verb = found.words[places[1]];
  found.command = command_named(program, noun + " " + verb);
  if (found.command != nullptr) return erase_places(found.words, {places[0], places[1]});
  const Command* generic = command_named(program, verb);
  found.wanted_kind = from_name<Kind>(noun);
  if (generic != nullptr && found.wanted_kind && is_generic(*generic)) {
    found.command = generic;
    return erase_places(found.words, {places[0], places[1]});
  }
  found.wanted_kind.reset();
  if (!takes_operands(*bare)) throw unknown(program, noun + " " + verb, verbs_of(program, noun));
  found.command = bare;
  erase_places(found.words, {places[0]});
}

bool asks_help(const std::vector<std::string>& words) {
  const auto end = std::ranges::find(words, "--");
  return std::any_of(words.begin(), end, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

}  // namespace

bool is_generic(const Command& command) {
  if (command.name.find(' ') != std::string_view::npos) return false;
  const auto spec = command.bind().spec;
  return (!spec.params().empty() && spec.params().front().name == "REF") || command.name == kEdit;
}

FoundCommand find_command(const Program& program, const std::vector<std::string>& arguments) {
  FoundCommand found;
  found.words = arguments;
  found.asks_help = asks_help(arguments);
  const auto places = operand_places(global_params(), arguments);
  if (places.empty()) {
    if (!found.asks_help) found.command = command_named(program, "today");
    return found;
  }
  const std::string& first = arguments[places.front()];
  found.noun = noun_named(program, first);
  if (found.noun != nullptr) {
    find_verb(program, found, places);
  } else {
    found.command = command_named(program, first);
    if (found.command == nullptr) throw unknown(program, first, first_words(program));
    erase_places(found.words, {places.front()});
  }
  // A bare noun's help is about the noun.
  if (found.asks_help && found.noun != nullptr && places.size() == 1) found.command = nullptr;
  if (found.command != nullptr && found.command->name == kEdit && !found.asks_help) found.command = edit_of(program, found.words);
  return found;
}

}  // namespace mentor
