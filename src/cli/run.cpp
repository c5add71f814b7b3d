// How a run goes: version, help, read the line, ask, open the store, run, commit, render, exit code.
#include "mentor/cli/run.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>
#include <stdexcept>

#include "cli/line.hpp"
#include "cli/run_context.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/render/formats.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/store.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor {
namespace {

struct Outcome {
  std::string text;
  std::string file;  // where not empty, in place of stdout
  std::vector<std::string> notes;
  std::vector<Error> failures;
  int code = 0;
  std::string saved;  // what a write says of itself when printing fails
  std::string pager;  // "" for none
};

// A file is no terminal.
Target target_for(const Context& context, const View& view) {
  Target target = context.target;
  if (view.file.empty()) return target;
  target.terminal = false;
  target.colour = false;
  target.width = context.globals.width.value_or(0);
  return target;
}

// "the command was saved (c45)" where it shows one thing with a short id.
std::string saved_words(const View& view) {
  const std::string words = "the command was saved";
  const auto* record = std::get_if<Value::Record>(&view.data.get());
  if (record == nullptr || record->empty() || record->front().key != "id") return words;
  const auto* id = std::get_if<std::string>(&record->front().value.get());
  return id == nullptr ? words : words + " (" + *id + ")";
}

// A command that has nothing to say, or had to write to stdout itself to know that it arrived.
bool is_silent(const View& view) { return view.data.is_null() && view.sections.empty() && view.verbatim.empty() && !view.rows; }

bool may_have_written(const TypedLine& line) {
  const Access access = access_of(line);
  return !line.globals.dry_run && (access == Access::write || (access == Access::own && line.found.command->group != Group::report));
}

Disclosure disclosure_of(const TypedLine& line, const Format& format, bool is_terminal) {
  return disclosure_to({format.prints == Prints::data, format.audience == Audience::terminal && is_terminal,
                        line.found.command->group == Group::report, was_given(line, kIncludePrivate)});
}

// "2 private lines were left out (--include-private shows them)"
std::string say_left_out(std::size_t count, const TypedLine& line) {
  const bool is_one = count == 1;
  const std::string said = std::to_string(count) + (is_one ? " private line was" : " private lines were") + " left out";
  if (std::ranges::find(line.params, kIncludePrivate, &Param::name) == line.params.end()) return said;
  return said + " (" + std::string(kIncludePrivate) + (is_one ? " shows it)" : " shows them)");
}

// A report takes the place of the last one, but not of the settings.
void require_no_config(const Context& context, const std::string& file) {
  std::error_code problem;
  const bool is_config = std::filesystem::equivalent(file, config_file_path(context.process.environment, context.globals.config), problem);
  if (is_config && !problem) throw usage_error("'" + visible_line(file) + "' is the config file", "name another file");
}

Outcome printed(const Context& context, View view, const TypedLine& line) {
  Outcome outcome;
  const bool writes = access_of(line) == Access::write;
  if (may_have_written(line)) outcome.saved = writes ? saved_words(view) : "the command was done";
  // A mail that is written is no echo.
  const bool is_echo = writes && view.verbatim.empty() && context.format.audience == Audience::terminal;
  const Target target = target_for(context, view);
  const auto left_out = withhold_private(view, disclosure_of(line, context.format, target.terminal), context.format.prints);
  if (left_out > 0) view.notes.push_back(say_left_out(left_out, line));
  view.shows_private = was_given(line, kIncludePrivate);
  outcome.file = view.file;
  if (!view.file.empty()) require_no_config(context, view.file);
  if (!is_silent(view) && !(context.globals.quiet && is_echo)) outcome.text = context.format.print(view, target);
  if (!context.globals.quiet) outcome.notes = view.notes;
  if (view.attention && was_given(line, "--exit-code")) outcome.code = kAttentionExit;
  if (!view.failures.empty()) outcome.code = exit_code(ErrorKind::failed);
  outcome.failures = view.failures;
  return outcome;
}

Error no_such_store(const std::string& path) {
  return not_found("store", visible_line(path), "check its name; a first `mentor pair add` makes one there");
}

// A row that refers to one that is not there is damage; anything else that a lookup misses is a fault of ours.
View run_command(Context& context, const TypedLine& line) {
  try {
    View view = line.instance.run(context);
    make(view, context.format.prints);
    return view;
  } catch (const std::out_of_range&) {
    if (context.store == nullptr || check_store(*context.store).empty()) throw;
    throw damaged("the store refers to something that is not in it",
                  "mentor store check   tells what is wrong; mentor store restore FILE   goes back to a backup");
  }
}

// Without a store there is nothing to read: people are told how to begin, scripts get what an empty store holds.
Outcome run_without_store(Context& context, const TypedLine& line) {
  const auto empty = Store::in_memory(line.found.command->name, context.now);
  context.store = empty.get();
  Outcome outcome;
  try {
    View view = run_command(context, line);
    if (context.format.audience != Audience::terminal || !view.file.empty()) outcome = printed(context, std::move(view), line);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::not_found) throw;
  }
  context.store = nullptr;
  outcome.notes.clear();
  if (!context.globals.quiet) outcome.notes.emplace_back(begin_lines());
  return outcome;
}

// For a prompt: what cannot be read at once is not there.
Outcome run_glancing(Context& context, const TypedLine& line) {
  try {
    const auto store = Store::open_to_glance(store_file_path(context.process.environment, context.globals.store, context.config));
    if (!store) return {};
    context.store = store.get();
    View view = line.instance.run(context);
    store->commit();
    context.store = nullptr;
    return printed(context, std::move(view), line);
  } catch (const std::exception&) {
    context.store = nullptr;
    return {};
  }
}

Outcome run_reading(Context& context, const TypedLine& line) {
  if (only_glances(line)) return run_glancing(context, line);
  const auto store = open_store(context);
  if (!store) return run_without_store(context, line);
  context.store = store.get();
  View view = run_command(context, line);
  store->commit();
  context.store = nullptr;
  return printed(context, std::move(view), line);
}

constexpr std::string_view kUnchanged = "nothing was changed";

// A command that writes and fails says what became of it, so that nobody has to guess whether to type it again. What the command line
// or the store's state forbids has changed nothing anyway.
template <class Action>
auto telling_fate(const std::function<std::string()>& fate, Action action) {
  try {
    return action();
  } catch (Error& error) {
    const bool leaves_doubt = error.kind == ErrorKind::failed || error.kind == ErrorKind::busy || error.kind == ErrorKind::damaged;
    const bool is_told = error.message.starts_with("nothing was ");  // by who answered no
    if (leaves_doubt && !is_told) error.message += "; " + fate();
    throw;
  }
}

// In a store that a write begins nothing is found; where it was named, its name was meant to be another.
View run_beginning(Context& context, const TypedLine& line, const std::string& path, bool is_there) {
  try {
    return run_command(context, line);
  } catch (const Error& error) {
    const bool is_typo = !is_there && is_store_named(context.process.environment, context.globals.store, context.config);
    if (is_typo && error.kind == ErrorKind::not_found) throw no_such_store(path);
    throw;
  }
}

// By the system's clock, whatever --now says: a slip must not forget what is young. Days are whole, so that it happens once a day.
void forget_old_history(const Context& context, Store& store) {
  if (!context.config.history_keep) return;
  const Instant now = std::min(context.now, context.process.now);
  forget_history(store, std::chrono::floor<std::chrono::days>(now) - *context.config.history_keep);
}

// The echo of a write stands in the conditional, and what it wrote is rolled back.
Outcome run_trying(Context& context, const TypedLine& line, const Prompter& prompter, const std::string& path) {
  const auto store = Store::open_to_try(path, line.found.command->name, context.now);
  store->set_words(digest_of_words(line, prompter));
  store->set_me(configured_me(context.config));
  context.store = store.get();
  View view = run_beginning(context, line, path, store->is_file());
  context.store = nullptr;
  view.sections.insert(view.sections.begin(), Prose{{paragraph("Would be recorded (--dry-run):")}});
  view.notes.clear();
  Outcome outcome = printed(context, std::move(view), line);
  outcome.saved.clear();
  if (!context.globals.quiet) outcome.notes.emplace_back(kUnchanged);
  return outcome;
}

// Store::commit says for itself what became of the command.
Outcome run_writing(Context& context, const TypedLine& line, const Prompter& prompter, const std::string& path) {
  const std::string backups = backup_folder(context.process.environment);
  std::error_code unseen;
  const bool is_there = std::filesystem::exists(path, unseen) || unseen;
  std::unique_ptr<Store> store;
  View view = telling_fate([] { return std::string(kUnchanged); },
                           [&] {
                             store = Store::open_to_write(path, line.found.command->name, context.now, backups);
                             store->set_words(digest_of_words(line, prompter));
                             store->set_me(configured_me(context.config));
                             forget_old_history(context, *store);
                             context.store = store.get();
                             return run_beginning(context, line, path, is_there);
                           });
  store->commit();
  context.store = nullptr;
  const std::string saved = saved_words(view);
  Outcome outcome = telling_fate([&] { return saved; }, [&] { return printed(context, std::move(view), line); });
  if (!context.globals.quiet) outcome.notes.insert(outcome.notes.end(), store->notes().begin(), store->notes().end());
  return outcome;
}

// What was typed in an editor outlives everything that goes wrong before it is saved.
Error with_draft(Error error, const Prompter& prompter) {
  if (!prompter.drafts().empty()) error.message += "; what you typed is kept in '" + visible_line(prompter.drafts().back()) + "'";
  return error;
}

Outcome run_asked(Context& context, TypedLine& line, Prompter& prompter, const std::function<std::string()>& path) {
  const Access access = access_of(line);
  try {
    const auto ask = [&] {
      assign_operands(line, prompter, {context.now, context.zone, context.config.week_starts_on});
      if (line.instance.ask) line.instance.ask(prompter);
    };
    const bool changes = access == Access::write || may_have_written(line);
    changes ? telling_fate([] { return std::string(kUnchanged); }, ask) : ask();
    Outcome outcome = access == Access::read    ? run_reading(context, line)
                      : access == Access::write ? (line.globals.dry_run ? run_trying : run_writing)(context, line, prompter, path())
                                                : printed(context, run_command(context, line), line);
    prompter.drop_drafts();
    return outcome;
  } catch (const Error& error) {
    throw with_draft(error, prompter);
  }
}

// Whether it was shown in the pager; one that cannot be started is no reason to show nothing.
bool was_paged(const Outcome& outcome, int rows) {
  const auto words = shell_words(outcome.pager);
  if (words.empty() || rows == 0 || std::ranges::count(outcome.text, '\n') < rows) return false;
  try {
    (void)run_in_foreground(words, outcome.text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

int deliver(const Outcome& outcome, const Process& process) {
  for (const auto& error : outcome.failures) tell(error, process);
  for (const auto& note : outcome.notes) process.streams.complain(visible(note) + (note.ends_with('\n') ? "" : "\n"));
  if (!outcome.file.empty()) {
    write_file(outcome.file, outcome.text);
    return outcome.code;
  }
  if (was_paged(outcome, process.streams.rows)) return outcome.code;
  // Whoever reads `mentor ... | head` has read what they wanted.
  if (outcome.text.empty() || process.streams.write(outcome.text) || errno == EPIPE) return outcome.code;
  throw failed(std::string("could not write to stdout: ") + std::strerror(errno) + (outcome.saved.empty() ? "" : "; " + outcome.saved));
}

int run_line(TypedLine& line, const Program& program, const Process& process) {
  read_words(line);
  const Zone utc = Zone::utc();
  assign_globals(line, {process.now, utc});
  if (only_glances(line)) take_text_format(line);
  const bool is_bare = line.found.command->access == Access::bare;
  const Config config = is_bare ? Config() : load_config(process.environment, line.globals.config);
  Zones zones = zones_of(process);
  const Zone& zone = is_bare ? utc : my_zone(config, process, zones);
  const Instant now = is_bare ? process.now : moment_of(line.globals, process, zone);
  Context context = context_of(program, process, line.globals, config, zones, zone, now);
  require_format(program, *line.found.command, context.format);
  require_triable(line);
  assign_options(line, {now, zone, config.week_starts_on});
  check_words(line);
  context.disclosure = disclosure_of(line, context.format, context.target.terminal);
  const auto path = [&] { return store_file_path(process.environment, line.globals.store, config); };
  Prompter prompter(process, line.globals, config, now, zone, [&](const std::function<void(Context&)>& reader) {
    const auto store = open_store(context);
    const auto empty = store ? nullptr : Store::in_memory("look up", now);
    context.store = store ? store.get() : empty.get();
    reader(context);
    context.store = nullptr;
  });
  Outcome outcome;
  try {
    outcome = run_asked(context, line, prompter, path);
  } catch (const Error& error) {
    throw with_option_meant(line, error);
  }
  outcome.pager = pager_of(line.globals, config, process);
  const int code = deliver(outcome, process);
  if (may_have_written(line)) back_up_by_itself(context);
  return code;
}

int help(const Program& program, const FoundCommand& found, const Process& process) {
  const std::string_view topic = found.command != nullptr ? found.command->name : found.noun != nullptr ? found.noun->name : "";
  Outcome outcome{help_text(program, topic, help_width(process)).value_or("")};
  outcome.pager = pager_of({}, {}, process);
  return deliver(outcome, process);
}

int run_found(const Program& program, const Process& process) {
  TypedLine line;
  line.found = find_command(program, process.arguments);
  if (line.found.asks_help || line.found.command == nullptr) return help(program, line.found, process);
  return run_line(line, program, process);
}

// Of --version and --help the first one counts.
bool asks_version(const std::vector<std::string>& arguments) {
  for (const auto& word : arguments) {
    if (word == "--version" || word == "-V") return true;
    if (word == "--" || word == "--help" || word == "-h") return false;
  }
  return false;
}

}  // namespace

std::unique_ptr<Store> open_store(const Context& context) {
  const Environment& environment = context.process.environment;
  const std::string path = store_file_path(environment, context.globals.store, context.config);
  auto store = Store::open_to_read(path);
  if (store) store->set_me(configured_me(context.config));
  if (store || !is_store_named(environment, context.globals.store, context.config)) return store;
  throw no_such_store(path);
}

void print_now(const Context& context, View view) {
  make(view, context.format.prints);
  withhold_private(view, context.disclosure, context.format.prints);
  if (!context.process.streams.write(context.format.print(view, context.target)))
    throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
}

void read_store(const Program& program, const Process& process, const Globals& globals, const std::function<void(Context&)>& reader) {
  const Config config = load_config(process.environment, globals.config);
  const auto store = Store::open_to_read(store_file_path(process.environment, globals.store, config));
  if (!store) return;
  Zones zones = zones_of(process);
  const Zone& zone = my_zone(config, process, zones);
  Context context = context_of(program, process, globals, config, zones, zone, moment_of(globals, process, zone));
  context.store = store.get();
  reader(context);
}

int run(const Program& program, const Process& process) {
  try {
    if (asks_version(process.arguments)) return deliver({"mentor " MENTOR_VERSION "\n"}, process);
    return run_found(program, process);
  } catch (const Error& error) {
    return tell(error, process);
  } catch (const std::bad_alloc&) {
    process.streams.complain("mentor: there is not enough memory\n");
    return exit_code(ErrorKind::failed);
  } catch (const std::exception& error) {
    return tell(failed(std::string("this is a fault of mentor itself: ") + error.what(), "please report it with the command you typed"),
                process);
  }
}

}  // namespace mentor
