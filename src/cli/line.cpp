#include "cli/line.hpp"

#include <algorithm>

#include "cli/run_context.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"
#include "mentor/base/dates.hpp"
#include "mentor/base/digest.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kFromStdin = "-";

// An operand, and the words that are its.
struct Share {
  const Param* param;
  std::vector<std::string> words;
};

std::vector<Share> shares_of(const TypedLine& line) {
  std::vector<Share> shares;
  auto next = line.words.operands.begin();
  const auto end = line.words.operands.end();
  for (std::size_t i = 0; i < line.own; ++i) {
    const Param& param = line.params[i];
    if (is_option(param)) continue;
    const bool gives_way = param.gives_way && std::ranges::any_of(param.or_options, [&](auto option) { return was_given(line, option); });
    if (gives_way) {
      shares.push_back({&param, {}});
      continue;
    }
    const bool takes_rest = param.joins_words || param.repeatable;
    const auto until = takes_rest || next == end ? end : next + 1;
    shares.push_back({&param, {next, until}});
    next = until;
  }
  return shares;
}

bool comes_from_editor(const TypedLine& line, const Param& param) { return param.editable && was_given(line, "--edit"); }

// The line without the words that were no operands, and with the option that they stand for.
std::string line_with(const TypedLine& line, const std::string& words, const std::string& option) {
  auto operands = line.words.operands;
  for (std::size_t first = 0; first < operands.size(); ++first) {
    std::size_t end = first + 1;
    std::string run = operands[first];
    while (run.size() < words.size() && end < operands.size()) run += " " + operands[end++];
    if (run != words) continue;
    operands.erase(operands.begin() + static_cast<std::ptrdiff_t>(first), operands.begin() + static_cast<std::ptrdiff_t>(end));
    break;
  }
  std::string text = "mentor " + std::string(line.found.command->name);
  for (const auto& operand : operands) text += " " + shell_word(visible_line(operand));
  return text + " " + option;
}

bool is_day(const std::string& word) {
  try {
    constexpr Instant kAnyDay{std::chrono::sys_days(std::chrono::year(2000) / 6 / 1)};
    const Zone utc = Zone::utc();
    const DateContext context{kAnyDay, utc};
    if (word.find(':') != std::string::npos) return parse_when(word, context, DateBias::past).clock.has_value();
    (void)parse_day(word, context, DateBias::past, DateEdge::first);
    return true;
  } catch (const Error&) {
    return false;
  }
}

bool is_length(const std::string& words) {
  try {
    return parse_duration(words) > Minutes{0};
  } catch (const Error&) {
    return false;
  }
}

const Param* own_option(const TypedLine& line, std::string_view name) {
  const auto end = line.params.begin() + static_cast<std::ptrdiff_t>(line.own);
  const auto found = std::find_if(line.params.begin(), end, [&](const Param& param) { return param.name == name; });
  return found == end ? nullptr : &*found;
}

// "mentor report week --of 2026-11-01"; "" where the word is no day, or the command has no option for one.
std::string option_for_day(const TypedLine& line, const std::string& word) {
  if (!is_day(word)) return "";
  for (const std::string_view name : {"--of", "--on", "--at", "--due", "--since", "--from"})
    if (own_option(line, name) != nullptr) return line_with(line, word, std::string(name) + " " + shell_word(word));
  return "";
}

// The option that a word too many stands for: a day, a flag without its dashes, a value of a choice.
std::string option_meant(const TypedLine& line, const std::string& word) {
  if (const std::string day = option_for_day(line, word); !day.empty()) return day;
  if (own_option(line, "--" + word) != nullptr) return line_with(line, word, "--" + word);
  if (own_option(line, "--mentor") != nullptr && own_option(line, "--mentee") != nullptr && own_option(line, "--every") != nullptr)
    return line_with(line, word, "--mentor " + shell_word(visible_line(word)) + ", or --mentee " + shell_word(visible_line(word)));
  for (std::size_t i = 0; i < line.own; ++i) {
    const Param& param = line.params[i];
    if (is_option(param) && std::ranges::find(param.choices, word) != param.choices.end())
      return line_with(line, word, param.name + " " + word);
  }
  return "";
}

// A text where the pair stands, and no other: "goal add 'learn Rust'".
bool is_text_for_pair(const TypedLine& line, const Param& missing) {
  const auto& operands = line.words.operands;
  return missing.joins_words && operands.size() == 1 && line.params.front().completes == Completes::pair &&
         operands.front().find(' ') != std::string::npos;
}

Error missing(const TypedLine& line, const Param& param) {
  if (is_text_for_pair(line, param)) {
    const std::string text = shell_word(visible_line(line.words.operands.front()));
    const std::string command = "mentor " + std::string(line.found.command->name);
    return usage_error(
        "'" + line.params.front().name + "' or 'TEXT' is missing",
        command + " " + line.params.front().name + " " + text + ", or, if that is a name, " + command + " " + text + " TEXT");
  }
  const bool is_edit = line.found.command->name == "edit";
  return usage_error("'" + (is_edit ? std::string("REF") : param.name) + "' is missing",
                     "mentor " + std::string(line.found.command->example));
}

Error twice(const TypedLine& line, const Param& param) {
  return usage_error("'" + joined(param.or_options, "', '") + "' stands for " + param.name + ", which is there already",
                     "name it once: " + usage_line(*line.found.command));
}

// What the words too many stand for: an option, the rest of the last operand ("2 days"), the reason; else how the command is typed.
std::string meant_by_extra(const TypedLine& line, std::size_t taken) {
  const auto& operands = line.words.operands;
  for (std::size_t end = operands.size(); end > taken; --end) {
    const std::vector<std::string> words(operands.begin() + static_cast<std::ptrdiff_t>(taken),
                                         operands.begin() + static_cast<std::ptrdiff_t>(end));
    if (const std::string meant = option_meant(line, joined(words, " ")); !meant.empty()) return meant;
  }
  const auto from = static_cast<std::ptrdiff_t>(taken) - (taken == 0 ? 0 : 1);
  const std::string last = joined(std::vector<std::string>(operands.begin() + from, operands.end()), " ");
  if (is_length(last)) return line_with(line, last, shell_word(last));
  const std::string with_words = line_with_words(*line.found.command, line.found.words);
  return with_words.ends_with(joined(operands, " ")) ? usage_line(*line.found.command) : with_words;
}

void require_operands(const TypedLine& line) {
  if (only_lists(line)) return;
  std::size_t taken = 0;
  for (const auto& share : shares_of(line)) {
    taken += share.words.size();
    const bool is_said = std::ranges::any_of(share.param->or_options, [&](auto option) { return was_given(line, option); });
    const bool is_missing = share.words.empty() && share.param->required && !is_said;
    if (is_missing && !comes_from_editor(line, *share.param)) throw missing(line, *share.param);
    if (is_said && !share.words.empty()) throw twice(line, *share.param);
  }
  if (taken == line.words.operands.size()) return;
  throw usage_error("unexpected argument '" + visible_line(line.words.operands[taken]) + "'", meant_by_extra(line, taken));
}

// A day where a pair is named: no pair is called 2026-11-01.
void require_no_day(const TypedLine& line) {
  for (const auto& share : shares_of(line)) {
    if (share.param->completes != Completes::pair || share.param->required) continue;
    for (const auto& word : share.words) {
      const bool may_be_name = word.find_first_of("0123456789") == std::string::npos;
      if (const std::string meant = may_be_name ? "" : option_for_day(line, word); !meant.empty())
        throw usage_error("unexpected argument '" + visible_line(word) + "'", meant);
    }
  }
}

void require_options(const TypedLine& line) {
  for (std::size_t i = 0; i < line.own; ++i) {
    const Param& param = line.params[i];
    if (param.required && is_option(param) && !was_given(line, param.name)) throw missing(line, param);
  }
}

void require_kind(const TypedLine& line) {
  if (!line.found.wanted_kind) return;
  for (const auto& word : line.words.operands) {
    const Kind kind = parse_reference(word).kind;
    if (kind == *line.found.wanted_kind) continue;
    const std::string shown = visible_line(word);
    const bool is_next = kind == Kind::pair && line.found.wanted_kind == Kind::meeting;
    throw usage_error(
        "'" + shown + "' is " + with_article(kind_words(kind).said) + ", not " + with_article(kind_words(*line.found.wanted_kind).said),
        is_next ? "mentor agenda " + shown + " has its next meeting, mentor meeting list " + shown + " names them all"
                : "mentor " + std::string(line.found.command->name) + " " + shown);
  }
}

// A text comes from the words, from stdin for "-", or from the editor, which begins with the words.
std::string text_of(const TypedLine& line, const Share& share, const Prompter& prompter) {
  const bool from_stdin = share.words.size() == 1 && share.words.front() == kFromStdin;
  const std::string typed = from_stdin ? read_text(prompter.process()) : joined(share.words, " ");
  return comes_from_editor(line, *share.param) ? edited_text(prompter, typed) : typed;
}

void assign(const TypedLine& line, const ParseContext& context, std::size_t from, std::size_t until) {
  for (const auto& [param, value] : line.words.options)
    if (param >= from && param < until) line.params[param].assign(value, context);
}

constexpr int kWidest = 10'000;

void define_text(Spec& spec, const char* name, const char* metavar, std::optional<std::string>& out, const char* help,
                 Completes completes = Completes::nothing) {
  spec.custom(
      name, metavar, false, help, [&out](const std::string& text, const ParseContext&) { out = text; }, completes);
}

bool prints(const Command& command, const Format& format) {
  const std::string all = " " + std::string(command.extra_formats) + " ";
  return all.find(" " + std::string(format.name) + " ") != std::string::npos;
}

// What prints the format: the nouns that do so by themselves, else the commands.
std::vector<std::string_view> printers_of(const Program& program, const Format& format) {
  std::vector<std::string_view> nouns, commands;
  for (const auto& command : program.commands) {
    if (!prints(command, format)) continue;
    commands.push_back(command.name);
    for (const auto& noun : program.nouns)
      if (noun.bare == command.name && command.name.starts_with(noun.name)) nouns.push_back(noun.name);
  }
  return nouns.empty() ? commands : nouns;
}

}  // namespace

void read_words(TypedLine& line) {
  line.instance = line.found.command->bind();
  add_edit_flag(line.instance.spec);
  Spec global_spec;
  define_globals(global_spec, line.globals);
  line.params = line.instance.spec.params();
  for (const auto& own : line.params) global_spec.without(own.name);
  line.own = line.params.size();
  line.params.insert(line.params.end(), global_spec.params().begin(), global_spec.params().end());
  line.words = parse_words(line.params, line.found.words);
}

bool was_given(const TypedLine& line, std::string_view option) {
  return std::ranges::any_of(line.words.options, [&](const Occurrence& o) { return line.params[o.param].name == option; });
}

bool only_lists(const TypedLine& line) {
  return std::ranges::any_of(line.words.options, [&](const Occurrence& o) {
    const auto word = line.params[o.param].list_word;
    return !word.empty() && o.value == word;
  });
}

void assign_globals(const TypedLine& line, const ParseContext& context) { assign(line, context, line.own, line.params.size()); }

void assign_options(const TypedLine& line, const ParseContext& context) { assign(line, context, 0, line.own); }

void check_words(const TypedLine& line) {
  require_kind(line);
  require_no_day(line);
  require_operands(line);
  require_options(line);
}

Error with_option_meant(const TypedLine& line, Error error) {
  if (error.kind != ErrorKind::not_found) return error;
  for (const auto& word : line.words.operands) {
    const std::string meant = error.message == "no pair '" + visible_line(word) + "'" ? option_meant(line, word) : "";
    if (!meant.empty()) error.hint = meant;
  }
  return error;
}

void assign_operands(TypedLine& line, const Prompter& prompter, const ParseContext& context) {
  for (const auto& share : shares_of(line)) {
    const bool given = !share.words.empty() || comes_from_editor(line, *share.param);
    if (share.param->joins_words && given) {
      line.texts.push_back(text_of(line, share, prompter));
      share.param->assign(line.texts.back(), context);
    }
    if (share.param->joins_words) continue;
    for (const auto& word : share.words) share.param->assign(word, context);
  }
}

std::int64_t digest_of_words(const TypedLine& line, const Prompter& prompter) {
  Digest digest;
  for (const auto& share : shares_of(line))
    if (!share.param->joins_words)
      for (const auto& word : share.words) digest.add(word);
  for (const auto& text : line.texts) digest.add(text);
  for (const auto& [param, value] : line.words.options)
    if (param < line.own && line.params[param].name != "--key") digest.add(line.params[param].name + "=" + value);
  for (const auto& form : prompter.forms()) digest.add(form);
  return static_cast<std::int64_t>(digest.value());
}

void define_globals(Spec& spec, Globals& globals) {
  define_text(spec, "--store", "FILE", globals.store, "the store to use", Completes::file);
  define_text(spec, "--config", "FILE", globals.config, "the config file to use", Completes::file);
  spec.named_choice("--format", "F", all_names(formats(), &Format::name), "how to print",
                    [&globals](std::string_view name) { globals.format = find_format(name); });
  spec.custom_flag("--json", "the same as --format json", [&globals] { globals.format = find_format("json"); });
  spec.named_choice("--color", "WHEN", all_names(kEnumNames<Colours>, &EnumName<Colours>::text), "when to colour",
                    [&globals](std::string_view name) { globals.colour = from_name<Colours>(name); });
  spec.custom_flag("--no-color", "the same as --color never", [&globals] { globals.colour = Colours::never; });
  spec.custom("--width", "N", false, "columns to fit to (0: as wide as it gets)", [&globals](const std::string& text, const ParseContext&) {
    const double width = parse_number(text, "--width");
    if (width < 0 || width > kWidest || width != static_cast<int>(width)) throw usage_error("'" + text + "' is no width", "--width 80");
    globals.width = static_cast<int>(width);
  });
  spec.flag("--yes", globals.yes, "answer every question with yes");
  spec.short_form("-y");
  spec.flag("--no-input", globals.no_input, "never ask; fail where an answer is needed");
  spec.flag("--quiet", globals.quiet, "leave out what is only said to people");
  spec.short_form("-q");
  spec.flag("--dry-run", globals.dry_run, "show what a command would change, and change nothing");
  spec.short_form("-n");
  define_text(spec, "--now", "WHEN", globals.now, "take this moment for now");
  spec.custom_flag("--version", "print the version", [] {});
  spec.short_form("-V");
  spec.custom_flag("--help", "explain the command", [] {});
  spec.short_form("-h");
  spec.last_counts();
}

std::vector<Param> global_params() {
  Globals unused;
  Spec spec;
  define_globals(spec, unused);
  return spec.params();
}

// A command that writes may have an option to look only.
Access access_of(const TypedLine& line) {
  if (only_lists(line)) return Access::none;
  const bool only_looks =
      std::ranges::any_of(line.params, [&](const Param& param) { return param.reads_only && was_given(line, param.name); });
  return only_looks ? Access::read : line.found.command->access;
}

bool only_glances(const TypedLine& line) {
  return std::ranges::any_of(line.params, [&](const Param& param) { return param.glances && was_given(line, param.name); });
}

// A calendar of promises or a page of one answer is refused before anything is read or written.
void require_format(const Program& program, const Command& command, const Format& format) {
  if (format.only_for.empty() || prints(command, format)) return;
  std::string hint;
  for (const auto name : printers_of(program, format))
    hint.append(hint.empty() ? "mentor " : ", or mentor ").append(name).append(" --format ").append(format.name);
  throw usage_error("the format '" + std::string(format.name) + "' is for " + std::string(format.only_for) + ", which '" +
                        std::string(command.name) + "' does not print",
                    std::move(hint));
}

// A look changes nothing anyway; what writes other things than the store, and has no --dry-run of its own, cannot say what it would do.
void require_triable(const TypedLine& line) {
  const Command& command = *line.found.command;
  const bool writes_elsewhere = (command.access == Access::own || command.access == Access::none) && command.group != Group::report;
  if (line.globals.dry_run && writes_elsewhere)
    throw usage_error("'" + std::string(command.name) + "' cannot say what it would do", "leave --dry-run out");
}

// A line for a prompt is text, whatever defaults.format says.
void take_text_format(TypedLine& line) {
  const Format* text = &formats().front();
  if (line.globals.format != nullptr && line.globals.format != text)
    throw usage_error("a line for a prompt is text alone",
                      "mentor " + std::string(line.found.command->name) + " --format " + std::string(line.globals.format->name));
  line.globals.format = text;
}

}  // namespace mentor
