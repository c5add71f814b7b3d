#include "mentor/cli/run.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/adapter.hpp"
#include "cli/find_command.hpp"
#include "cli/globals.hpp"
#include "cli/surroundings.hpp"
#include "cli/usage.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/store.hpp"

namespace mentor {
namespace {

// A command line, read: what runs, and with which words.
struct Line {
  FoundCommand found;
  Bound bound;
  Globals globals;
  Spec global_spec;
  ParsedWords words;
  std::size_t own = 0;  // parameters of the command; behind them stand the global ones
};

std::vector<Param> all_params(const Line& line) {
  auto params = line.bound.spec.params();
  const auto& globals = line.global_spec.params();
  params.insert(params.end(), globals.begin(), globals.end());
  return params;
}

bool was_given(const Line& line, std::string_view option) {
  const auto params = all_params(line);
  return std::ranges::any_of(line.words.options, [&](const Occurrence& o) { return params[o.param].name == option; });
}

void assign_options(Line& line, const ParseContext& context, bool globals) {
  const auto params = all_params(line);
  for (const auto& occurrence : line.words.options)
    if ((occurrence.param >= line.own) == globals) params[occurrence.param].assign(occurrence.value, context);
}

// A text comes from the words, from stdin for "-", or from the editor.
std::string text_from(const Line& line, const Asking& asking, const Process& process, const std::vector<std::string>& words) {
  if (words.size() == 1 && words.front() == "-") return read_text(process);
  if (was_given(line, "--edit") && words.empty()) return edited_text(asking);
  std::string text;
  for (const auto& word : words) text += (text.empty() && &word == &words.front() ? "" : " ") + word;
  return text;
}

Error missing(const Line& line, const Param& param) {
  return usage_error("'" + param.name + "' is missing", "mentor " + std::string(line.found.command->example));
}

void assign_operands(Line& line, const Asking& asking, const Process& process, const ParseContext& context) {
  auto& words = line.words.operands;
  std::size_t next = 0;
  for (const auto& param : line.bound.spec.params()) {
    if (param.name.starts_with("--")) continue;
    const bool takes_rest = param.joins_words || param.repeatable;
    const std::vector<std::string> taken(
        words.begin() + static_cast<std::ptrdiff_t>(next),
        takes_rest ? words.end() : words.begin() + static_cast<std::ptrdiff_t>(std::min(next + 1, words.size())));
    next += taken.size();
    const bool from_editor = param.editable && was_given(line, "--edit");
    if (taken.empty() && !from_editor) {
      if (param.required) throw missing(line, param);
      continue;
    }
    if (param.joins_words) {
      param.assign(text_from(line, asking, process, taken), context);
      continue;
    }
    for (const auto& word : taken) param.assign(word, context);
  }
  if (next < words.size())
    throw usage_error("'" + visible_line(words[next]) + "' is too much here",
                      "mentor " + std::string(line.found.command->name) + " --help");
}

void require_options(const Line& line) {
  for (const auto& param : line.bound.spec.params())
    if (param.required && param.name.starts_with("--") && !was_given(line, param.name)) throw missing(line, param);
}

void require_kind(const Line& line) {
  if (!line.found.wanted_kind) return;
  for (const auto& word : line.words.operands) {
    const Kind kind = parse_reference(word).kind;
    if (kind == *line.found.wanted_kind) continue;
    throw usage_error(
        "'" + visible_line(word) + "' is a " + std::string(name_of(kind)) + ", not a " + std::string(name_of(*line.found.wanted_kind)),
        "mentor " + std::string(line.found.command->name) + " " + visible_line(word));
  }
}

void read_line(Line& line) {
  line.bound = line.found.command->bind();
  add_edit_flag(line.bound.spec);
  line.own = line.bound.spec.params().size();
  line.words = parse_words(all_params(line), line.found.words);
}

struct Outcome {
  std::string text;
  std::vector<std::string> notes;
  int code = 0;
  bool wrote = false;
};

Outcome printed(const Context& context, const View& view, const Line& line) {
  Outcome outcome;
  const bool is_write = line.found.command->access == Access::write;
  if (!(context.globals.quiet && is_write && context.format.name == "table")) outcome.text = context.format.print(view, context.target);
  if (!context.globals.quiet) outcome.notes = view.notes;
  if (view.attention && was_given(line, "--exit-code")) outcome.code = kAttentionExit;
  outcome.wrote = is_write;
  return outcome;
}

// Without a store there is nothing to read: people are told how to begin, scripts get what an empty store holds.
Outcome run_without_store(Context& context, const Line& line) {
  const auto empty = Store::in_memory(line.found.command->name, context.now);
  context.store = empty.get();
  Outcome outcome;
  try {
    const View view = line.bound.run(context);
    if (context.format.name != "table") outcome = printed(context, view, line);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
  }
  outcome.notes = {std::string(begin_lines())};
  return outcome;
}

Outcome run_with_store(Context& context, const Line& line, const std::string& path) {
  const bool writes = line.found.command->access == Access::write;
  const auto store = writes ? Store::open_to_write(path, line.found.command->name, context.now) : Store::open_to_read(path);
  if (!store) return run_without_store(context, line);
  context.store = store.get();
  const View view = line.bound.run(context);
  store->commit();
  context.store = nullptr;
  return printed(context, view, line);
}

Outcome run_line(Line& line, const Program& program, const Process& process) {
  read_line(line);
  const Zone utc = Zone::utc();
  assign_options(line, {process.now, utc}, true);
  const Config config = load_config(process.environment, line.globals.config);
  Zones zones;
  const Zone& zone = my_zone(config, process, zones);
  const Instant now = moment_of(line.globals, process, zone);
  const Format& format = format_of(line.globals, config);
  const ParseContext parsing{now, zone, config.week_starts_on};
  Context context{nullptr, config, program, process, line.globals,
                  now,     zone,   zones,   format,  target_of(line.globals, config, process, format, now, zone)};
  const auto path = [&] { return store_file_path(process.environment, line.globals.store, config); };
  Asking asking(process, line.globals, config, now, zone, [&](const std::function<void(Context&)>& reader) {
    const auto store = Store::open_to_read(path());
    const auto empty = store ? nullptr : Store::in_memory("look up", now);
    context.store = store ? store.get() : empty.get();
    reader(context);
    context.store = nullptr;
  });
  assign_options(line, parsing, false);
  require_kind(line);
  assign_operands(line, asking, process, parsing);
  require_options(line);
  if (line.bound.ask) line.bound.ask(asking);
  const Access access = line.found.command->access;
  if (access == Access::none || access == Access::own) return printed(context, line.bound.run(context), line);
  return run_with_store(context, line, path());
}

int deliver(const Outcome& outcome, const Process& process) {
  for (const auto& note : outcome.notes) process.streams.complain(visible(note) + (note.ends_with('\n') ? "" : "\n"));
  if (outcome.text.empty() || process.streams.write(outcome.text)) return outcome.code;
  throw failed(std::string("could not write to stdout: ") + std::strerror(errno) + (outcome.wrote ? "; the command itself was saved" : ""));
}

bool asks_json(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i)
    if (arguments[i] == "--json" || arguments[i] == "--format=json" ||
        (arguments[i] == "--format" && i + 1 < arguments.size() && arguments[i + 1] == "json"))
      return true;
  return false;
}

int tell(const Error& error, const Process& process) {
  process.streams.complain(asks_json(process.arguments) ? error_as_json(error) : error_as_text(error));
  return exit_code(error.kind);
}

int run_found(const Program& program, const Process& process) {
  Line line;
  line.found = find_command(program, process.arguments);
  if (line.found.asks_help || line.found.command == nullptr) {
    const std::string topic(line.found.command != nullptr ? line.found.command->name
                            : line.found.noun != nullptr  ? line.found.noun->name
                                                          : "");
    return deliver({help_text(program, topic, help_width(process)).value_or(""), {}, 0, false}, process);
  }
  define_globals(line.global_spec, line.globals);
  return deliver(run_line(line, program, process), process);
}

bool asks_version(const std::vector<std::string>& arguments) {
  return !arguments.empty() && (arguments.front() == "--version" || arguments.front() == "-V");
}

}  // namespace

int run(const Program& program, const Process& process) {
  try {
    if (asks_version(process.arguments)) return deliver({"mentor " MENTOR_VERSION "\n", {}, 0, false}, process);
    return run_found(program, process);
  } catch (const Error& error) {
    return tell(error, process);
  } catch (const std::exception& error) {
    return tell(failed(visible_line(error.what())), process);
  }
}

}  // namespace mentor
