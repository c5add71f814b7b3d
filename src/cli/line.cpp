#include "cli/line.hpp"

#include <algorithm>

#include "cli/run_context.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"
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
    const bool takes_rest = param.joins_words || param.repeatable;
    const auto until = takes_rest || next == end ? end : next + 1;
    shares.push_back({&param, {next, until}});
    next = until;
  }
  return shares;
}

bool comes_from_editor(const TypedLine& line, const Param& param) { return param.editable && was_given(line, "--edit"); }

Error missing(const TypedLine& line, const Param& param) {
  return usage_error("'" + param.name + "' is missing", "mentor " + std::string(line.found.command->example));
}

void require_operands(const TypedLine& line) {
  std::size_t taken = 0;
  for (const auto& share : shares_of(line)) {
    taken += share.words.size();
    if (share.words.empty() && share.param->required && !comes_from_editor(line, *share.param)) throw missing(line, *share.param);
  }
  if (taken == line.words.operands.size()) return;
  throw usage_error("'" + visible_line(line.words.operands[taken]) + "' is too much here",
                    "mentor " + std::string(line.found.command->name) + " --help");
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
    throw usage_error("'" + shown + "' is " + with_article(name_of(kind)) + ", not " + with_article(name_of(*line.found.wanted_kind)),
                      "mentor " + std::string(line.found.command->name) + " " + shown);
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

void assign_globals(const TypedLine& line, const ParseContext& context) { assign(line, context, line.own, line.params.size()); }

void assign_options(const TypedLine& line, const ParseContext& context) { assign(line, context, 0, line.own); }

void check_words(const TypedLine& line) {
  require_kind(line);
  require_operands(line);
  require_options(line);
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
  spec.custom("--width", "N", false, "columns to fit to (0: as wide as it gets)", [&globals](const std::string& text, const ParseContext&) {
    const double width = parse_number(text, "--width");
    if (width < 0 || width > kWidest || width != static_cast<int>(width)) throw usage_error("'" + text + "' is no width", "--width 80");
    globals.width = static_cast<int>(width);
  });
  spec.flag("--yes", globals.yes, "answer every question with yes");
  spec.flag("--no-input", globals.no_input, "never ask; fail where an answer is needed");
  spec.flag("--quiet", globals.quiet, "leave out what is only said to people");
  define_text(spec, "--now", "WHEN", globals.now, "take this moment for now");
  spec.custom_flag("--version", "print the version", [] {});
  spec.custom_flag("--help", "explain the command", [] {});
}

std::vector<Param> global_params() {
  Globals unused;
  Spec spec;
  define_globals(spec, unused);
  return spec.params();
}

}  // namespace mentor
