// What can stand in the place of the word that is being typed.
#include <algorithm>

#include "cli/find_command.hpp"
#include "cli/line.hpp"
#include "cli/topics.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/domain/reminder.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {
namespace {

using Words = std::vector<std::string>;
using AskNames = std::function<Words(Completes)>;  // in the store that the line means

// The scripts of the shells know these two as "a file" and "a folder".
constexpr std::string_view kFiles = ":files";
constexpr std::string_view kFolders = ":folders";

std::string candidate(std::string_view value, std::string_view about) { return std::string(value) + '\t' + visible_line(about); }

std::string_view value_in(std::string_view line) { return line.substr(0, line.find('\t')); }

Words starting_with(Words candidates, std::string_view typed) {
  std::erase_if(candidates, [&](const std::string& line) { return line.front() != ':' && !line.starts_with(typed); });
  return candidates;
}

std::string_view summary_of(const Program& program, std::string_view name) {
  const auto noun = std::ranges::find(program.nouns, name, &Noun::name);
  if (noun != program.nouns.end()) return noun->summary;
  const auto command = std::ranges::find(program.commands, name, &Command::name);
  return command == program.commands.end() ? std::string_view() : command->summary;
}

Words first_candidates(const Program& program) {
  Words found;
  for (const auto word : first_words(program)) found.push_back(candidate(word, summary_of(program, word)));
  return found;
}

Words verb_candidates(const Program& program, const Noun& noun) {
  Words found;
  for (const auto verb : verbs_of(program, noun)) {
    const auto own = summary_of(program, std::string(noun.name) + " " + std::string(verb));
    found.push_back(candidate(verb, own.empty() ? summary_of(program, verb) : own));
  }
  return found;
}

Words help_candidates(const Program& program, const Words& typed) {
  if (typed.empty()) {
    Words found = first_candidates(program);
    for (const auto topic : topic_names()) found.push_back(candidate(topic, "a topic of help"));
    return found;
  }
  const auto noun = std::ranges::find(program.nouns, typed.front(), &Noun::name);
  return noun == program.nouns.end() || typed.size() > 1 ? Words{} : verb_candidates(program, *noun);
}

// As it is typed behind `--set KEY=`, without the quotes of TOML.
std::string unquoted_value(const std::string& shown) { return shown.starts_with('"') ? shown.substr(1, shown.size() - 2) : shown; }

// A threshold with the value it has where nothing else is set.
Words threshold_candidates() {
  Words found;
  const Config usual;
  for (const auto& key : config_keys())
    if (key.name.starts_with("health."))
      found.push_back(candidate(std::string(key.name) + "=" + unquoted_value(key.show(usual)), key.summary));
  return found;
}

Words config_keys_candidates() {
  Words found;
  for (const auto& key : config_keys()) found.push_back(candidate(key.name, key.summary));
  return found;
}

Words zone_candidates() {
  Words found;
  for (const auto& name : zone_names()) found.push_back(candidate(name, ""));
  return found;
}

Words side_candidates() {
  Words found;
  for (const auto& side : kEnumNames<Side>) found.push_back(candidate(side.text, ""));
  return found;
}

/// A value that can be typed, and what it means.
struct Offer {
  std::string_view value;
  std::string_view about;
};
constexpr Offer kPastDays[] = {{"today", ""},
                               {"yesterday", ""},
                               {"mon", "the last Monday"},
                               {"tue", "the last Tuesday"},
                               {"wed", "the last Wednesday"},
                               {"thu", "the last Thursday"},
                               {"fri", "the last Friday"},
                               {"sat", "the last Saturday"},
                               {"sun", "the last Sunday"}};
constexpr Offer kFutureDays[] = {{"today", ""},
                                 {"tomorrow", ""},
                                 {"mon", "the next Monday"},
                                 {"tue", "the next Tuesday"},
                                 {"wed", "the next Wednesday"},
                                 {"thu", "the next Thursday"},
                                 {"fri", "the next Friday"},
                                 {"sat", "the next Saturday"},
                                 {"sun", "the next Sunday"},
                                 {"eow", "the end of the week"},
                                 {"eom", "the end of the month"},
                                 {"eoq", "the end of the quarter"},
                                 {"eoy", "the end of the year"}};
constexpr Offer kCadences[] = {{"as-needed", "no rhythm, never overdue"},
                               {"daily 08:30", "each day"},
                               {"weekly tue 15:00", "each week"},
                               {"2w thu 10:00", "every other week"},
                               {"monthly 15 09:00", "on a day of the month"},
                               {"2nd tue 15:00", "on a weekday of the month"}};

Words offered(std::span<const Offer> offers) {
  Words found;
  for (const auto& [value, about] : offers) found.push_back(candidate(value, about));
  return found;
}

Words kind_candidates() {
  Words found;
  for (const auto& kind : kEnumNames<ReminderKind>) found.push_back(candidate(kind.text, ""));
  return found;
}

// `typed` are the operands before the one that is completed.
Words values_of(const Program& program, const Param& param, const Words& typed, const AskNames& names) {
  Words found;
  for (const auto choice : param.choices) found.push_back(candidate(choice, ""));
  if (!found.empty()) return found;
  switch (param.completes) {
    case Completes::nothing:
      return {};
    case Completes::file:
      return {std::string(kFiles)};
    case Completes::folder:
      return {std::string(kFolders)};
    case Completes::zone:
      return zone_candidates();
    case Completes::side:
      return side_candidates();
    case Completes::config_key:
      return param.metavar == "KEY=VALUE" ? threshold_candidates() : config_keys_candidates();
    case Completes::command:
      return help_candidates(program, typed);
    case Completes::past_day:
      return offered(kPastDays);
    case Completes::future_day:
      return offered(kFutureDays);
    case Completes::cadence:
      return offered(kCadences);
    case Completes::reminder_kinds:
      return kind_candidates();
    default:
      return names(param.completes);
  }
}

bool is_list(Completes what) { return what == Completes::list_of_open || what == Completes::reminder_kinds; }

// What can stand in the place of `begun`; in a list with commas, behind the last of them, once each.
Words values_begun(const Program& program, const Param& param, std::string_view begun, const AskNames& names) {
  Words values = values_of(program, param, {}, names);
  if (!is_list(param.completes)) return starting_with(std::move(values), begun);
  const auto last = begun.rfind(',');
  const std::string_view before = last == std::string_view::npos ? "" : begun.substr(0, last + 1);
  const std::string listed = "," + std::string(before);
  std::erase_if(values, [&](const std::string& line) { return listed.find("," + std::string(value_in(line)) + ",") != std::string::npos; });
  values = starting_with(std::move(values), begun.substr(before.size()));
  for (auto& value : values) value.insert(0, before);
  return values;
}

Words option_candidates(const std::vector<Param>& params, const Words& typed) {
  Words found;
  for (const auto& param : params) {
    const bool is_used = std::ranges::any_of(typed, [&](const auto& word) { return option_named({param}, word) != nullptr; });
    if (is_option(param) && (param.repeatable || !is_used)) found.push_back(candidate(param.name, param.help));
  }
  return found;
}

// The names of one kind only: what suits a generic verb behind a noun.
Words of_kind(Kind kind, Completes completes, const AskNames& names) {
  Words found = names(completes);
  std::erase_if(found, [&](const std::string& line) { return parse_reference(value_in(line)).kind != kind; });
  return found;
}

// `goal edit`: what can be changed of one kind.
std::optional<Kind> edited_kind(const Command& command) {
  const auto blank = command.name.find(' ');
  const bool is_edit = blank != std::string_view::npos && command.name.substr(blank + 1) == "edit";
  return is_edit ? from_name<Kind>(command.name.substr(0, blank)) : std::nullopt;
}

// Things that are given once are not offered again.
Words not_yet(Words candidates, const Words& operands) {
  std::erase_if(candidates, [&](const std::string& line) { return std::ranges::find(operands, value_in(line)) != operands.end(); });
  return candidates;
}

Words operand_candidates(const Program& program, const FoundCommand& found, const std::vector<Param>& params, const Words& operands,
                         const AskNames& names) {
  if (found.command->name == "edit" && !found.wanted_kind) return not_yet(names(Completes::editable_reference), operands);
  if (found.wanted_kind) return not_yet(of_kind(*found.wanted_kind, params.front().completes, names), operands);
  if (const auto kind = edited_kind(*found.command)) return not_yet(of_kind(*kind, Completes::editable_reference, names), operands);
  std::size_t place = 0;
  for (const auto& param : params) {
    const bool gives_way = param.gives_way && std::ranges::any_of(found.words, [&](const std::string& word) {
                             const Param* option = option_named(params, word);
                             return option != nullptr && std::ranges::find(param.or_options, option->name) != param.or_options.end();
                           });
    if (is_option(param) || gives_way) continue;
    if (place == operands.size() || param.repeatable) return not_yet(values_of(program, param, operands, names), operands);
    if (param.joins_words) return {};
    ++place;
  }
  return {};
}

Words operands_in(const std::vector<Param>& params, const Words& words) {
  Words operands;
  for (const auto place : operand_places(params, words)) operands.push_back(words[place]);
  const auto end = std::ranges::find(words, "--");
  if (end != words.end()) operands.insert(operands.end(), end + 1, words.end());
  return operands;
}

// A command line as far as it was typed.
struct Typed {
  std::string current;  // the word that is completed
  Words before;
  FoundCommand found;
  std::vector<Param> params;
  bool only_operands = false;  // "--" stands before
};

Typed read_typed(const Program& program, const Words& words) {
  Typed typed;
  if (!words.empty()) typed.current = words.back();
  typed.before.assign(words.begin(), words.empty() ? words.end() : words.end() - 1);
  typed.found = find_command(program, typed.before);
  if (typed.found.command == nullptr) return typed;
  typed.params = full_params(*typed.found.command);
  const auto globals = global_params();
  typed.params.insert(typed.params.end(), globals.begin(), globals.end());
  typed.only_operands = std::ranges::find(typed.before, "--") != typed.before.end();
  return typed;
}

// nullopt when the word is not an option's value: neither behind "--pair" nor behind "--pair=".
std::optional<Words> option_values(const Program& program, const Typed& typed, const AskNames& names) {
  if (typed.only_operands) return std::nullopt;
  const Param* before = typed.before.empty() || typed.before.back().find('=') != std::string::npos
                            ? nullptr
                            : option_named(typed.params, typed.before.back());
  if (before != nullptr && before->takes != Takes::nothing) return values_begun(program, *before, typed.current, names);
  const auto equals = typed.current.find('=');
  const Param* option = equals == std::string::npos ? nullptr : option_named(typed.params, typed.current);
  if (option == nullptr) return std::nullopt;
  Words values = values_begun(program, *option, std::string_view(typed.current).substr(equals + 1), names);
  for (auto& value : values)
    if (value.front() != ':') value.insert(0, typed.current, 0, equals + 1);
  return values;
}

// The global options typed so far, as far as they can be read.
Globals globals_typed(const Words& words) {
  Globals globals;
  Spec spec;
  define_globals(spec, globals);
  const Zone utc = Zone::utc();
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const Param* option = option_named(spec.params(), words[i]);
    const auto equals = words[i].find('=');
    const bool is_apart = equals == std::string::npos;
    if (option == nullptr || option->takes == Takes::nothing || (is_apart && i + 1 == words.size())) continue;
    option->assign(is_apart ? words[++i] : words[i].substr(equals + 1), {Instant(), utc});
  }
  return globals;
}

// Behind "--pair=", and behind a comma, begins what is looked for.
std::string begun_in(const std::string& word) {
  const auto equals = word.find('=');
  const std::string value = word.starts_with("--") && equals != std::string::npos ? word.substr(equals + 1) : word;
  return value.substr(value.rfind(',') + 1);
}

// One word as a shell reads it. A quote that is still open ends with the word.
std::string unquoted(std::string_view word, std::string_view home) {
  std::string plain;
  if (word.starts_with("~/")) {
    plain = home;
    word.remove_prefix(1);
  }
  char quote = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool is_quote = quote == 0 ? c == '\'' || c == '"' : c == quote;
    if (is_quote) quote = quote == 0 ? c : '\0';
    if (is_quote) continue;
    const bool escapes = c == '\\' && quote != '\'' && i + 1 < word.size();
    plain += escapes ? word[++i] : c;
  }
  return plain;
}

Words candidates(const Program& program, const Typed& typed, const AskNames& names) {
  const FoundCommand& found = typed.found;
  if (found.command == nullptr) return {};
  if (auto values = option_values(program, typed, names)) return *values;
  const bool is_option_begun = !typed.only_operands && typed.current.starts_with("-");
  if (is_option_begun) return starting_with(option_candidates(typed.params, typed.before), typed.current);
  if (found.only_noun && found.noun == nullptr) return starting_with(first_candidates(program), typed.current);
  Words all = found.only_noun ? verb_candidates(program, *found.noun) : Words{};
  const Words operands = operand_candidates(program, found, typed.params, operands_in(typed.params, found.words), names);
  all.insert(all.end(), operands.begin(), operands.end());
  return starting_with(std::move(all), typed.current);
}

}  // namespace

std::vector<std::string> unquoted(const std::vector<std::string>& words, std::string_view home) {
  Words plain;
  for (const auto& word : words) plain.push_back(unquoted(std::string_view(word), home));
  return plain;
}

std::vector<std::string> complete(const Program& program, const std::vector<std::string>& words, const NamesInStore& names) {
  try {
    const Typed typed = read_typed(program, words);
    return candidates(program, typed, [&](Completes kind) { return names({kind, begun_in(typed.current), globals_typed(typed.before)}); });
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace mentor
