// The commands `undo` and `redo`: take the last commands back whole, and put them back.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/undo.hpp"

namespace mentor::undo_command {
namespace {

constexpr std::size_t kListed = 20;
constexpr std::int64_t kRowsUnasked = 20;
constexpr int kMostCommands = 1000;

struct Options {
  std::string count;
  bool list = false;
  std::vector<std::int64_t> confirmed;  ///< the commands that were asked about
};

UndoRule rule_of(const Program& program) {
  return [&program](std::string_view name) {
    const auto row = std::ranges::find(program.commands, name, &Command::name);
    return row == program.commands.end() ? Undoing::takes_back : row->undoing;
  };
}

Value change_value(const CommandChange& changed) {
  const Change& change = changed.change;
  return Value::Record{{"kind", changed.kind},
                       {"ref", text_or_null(changed.ref)},
                       {"field", text_or_null(change.field)},
                       {"before", words_of(change, change.before)},
                       {"after", words_of(change, change.after)},
                       {"private", change.is_private && is_text(change)}};
}

Value command_value(Context& context, const RecordedCommand& command) {
  std::vector<Value> changes;
  bool is_private = false;
  for (const auto& changed : changes_of_command(*context.store, command)) {
    is_private = is_private || changed.change.is_private;
    changes.push_back(change_value(changed));
  }
  const Phrase because(command.because, is_private && !command.because.empty());
  return Value::Record{{"number", command.number},
                       {"at", command.at},
                       {"name", command.name},
                       {"because", command.because.empty() ? Value() : Value(because)},
                       {"changes", Value::List(std::move(changes))},
                       {"undone_by", command.undone_by}};
}

Value commands_value(Context& context, const std::vector<RecordedCommand>& commands) {
  std::vector<Value> values;
  for (const auto& command : commands) values.push_back(command_value(context, command));
  return Value::List(std::move(values));
}

// An import changes any number of things; the first are named.
std::string said_refs(std::vector<std::string> refs) {
  constexpr std::size_t kMostRefs = 20;
  if (refs.size() <= kMostRefs) return joined(refs, ", ");
  const auto more = refs.size() - kMostRefs;
  refs.resize(kMostRefs);
  return joined(refs, ", ") + " and " + std::to_string(more) + " more";
}

// What was changed, by short ids, and what it says.
Block line_of(const Context& context, std::string_view verb, const RecordedCommand& command) {
  const auto [refs, words] = subject_of_command(*context.store, command);
  Phrase text =
      " " + command.name + " of " + say_when(command.at, context.zone, context.now) + (refs.empty() ? "" : ": ") + said_refs(refs);
  if (!words.empty()) text = text + ", \"" + words + "\"";
  return paragraph({strong(std::string(verb)), plain(std::move(text))});
}

View written_commands(Context& context, std::vector<RecordedCommand> commands, std::vector<Block> echo) {
  View view = written_all({}, std::move(echo));
  view.make_data = [&context, commands = std::move(commands)] {
    return commands.size() == 1 ? command_value(context, commands.front()) : commands_value(context, commands);
  };
  return view;
}

void define(Spec& spec, Options& options) {
  spec.optional_operand("N", options.count, "how many commands, the last one first (1)");
  spec.flag("--list", options.list, "show the last 20 that can be taken back");
  spec.reads_only();
  spec.include_private();
}

std::size_t count_of(const Options& options) {
  if (options.count.empty()) return 1;
  const double number = parse_number(options.count, "how many commands");
  if (number < 1 || number > kMostCommands || number != static_cast<int>(number))
    throw usage_error("'" + visible_line(options.count) + "' is no number of commands", "a whole number from 1, such as mentor undo 3");
  return static_cast<std::size_t>(number);
}

// Throws refused where there are not as many.
std::vector<RecordedCommand> chosen(Context& context, const Options& options) {
  const auto count = count_of(options);
  auto commands = commands_to_undo(*context.store, count, rule_of(context.program));
  const bool stops = !commands.empty() && commands.back().is_stop;
  if (stops)
    throw refused("the command '" + commands.back().name + "' of " + say_when(commands.back().at, context.zone, context.now) +
                      " and what was before it cannot be taken back",
                  "mentor undo --list   shows what can");
  if (commands.empty()) throw refused("there is nothing to take back");
  if (commands.size() < count)
    throw refused("there are only " + std::to_string(commands.size()) + " commands to take back", "mentor undo --list");
  return commands;
}

bool is_wide(Store& store, const std::vector<RecordedCommand>& commands) {
  return commands.size() > 1 || std::ranges::any_of(commands, [&](const RecordedCommand& command) {
           const Reach reach = reach_of(store, command);
           return reach.holds_pair || reach.rows > kRowsUnasked;
         });
}

std::vector<std::int64_t> numbers_of(const std::vector<RecordedCommand>& commands) {
  std::vector<std::int64_t> numbers;
  for (const auto& command : commands) numbers.push_back(command.number);
  return numbers;
}

std::string question_about(Context& context, const std::vector<RecordedCommand>& commands) {
  std::int64_t rows = 0;
  for (const auto& command : commands) rows += reach_of(*context.store, command).rows;
  const auto& oldest = commands.back();
  const std::string which =
      commands.size() == 1 ? "'" + oldest.name + "'" : std::to_string(commands.size()) + " commands, the oldest '" + oldest.name + "'";
  return "take back " + which + " of " + say_when(oldest.at, context.zone, context.now) + ", which changed " +
         say_count(rows, "row", "rows") + "?";
}

// In a pipe nothing can be asked, and run() refuses.
void ask(Prompter& prompter, Options& options) {
  if (options.list || !prompter.can_ask() || prompter.globals().yes) return;
  std::string question;
  prompter.look_up([&](Context& context) {
    const auto commands = chosen(context, options);
    if (!is_wide(*context.store, commands)) return;
    question = question_about(context, commands);
    options.confirmed = numbers_of(commands);
  });
  if (!question.empty() && !prompter.confirm(question)) throw failed("nothing was taken back", "answer y, or give --yes");
}

void require_yes(Context& context, const Options& options, const std::vector<RecordedCommand>& commands) {
  if (context.globals.yes || context.globals.dry_run || !is_wide(*context.store, commands)) return;
  if (options.confirmed.empty()) throw input_needed("this needs a yes, and there is nobody to ask", "add --yes");
  if (options.confirmed != numbers_of(commands)) throw refused("something was written meanwhile", "mentor undo --list");
}

View listed(Context& context) {
  auto commands = commands_to_undo(*context.store, kListed, rule_of(context.program));
  if (!commands.empty() && commands.back().is_stop) commands.pop_back();
  Table table{"",
              {{"number", "Undo", Align::right},
               {"at", "When"},
               {"command", "Command"},
               {"ref", "What", Align::left, Fit::wraps},
               {"text", "Text", Align::left, Fit::wraps}},
              {},
              "There is nothing to take back.",
              true};
  for (const auto& command : commands) {
    const auto [refs, words] = subject_of_command(*context.store, command);
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), command.at, command.name, said_refs(refs), Cell(words)});
  }
  View view;
  if (commands.size() > 1) view.notes.push_back("mentor undo 2 takes back the first two, and so on; mentor undo the first");
  view.sections = sections_from(std::move(table));
  view.make_data = [&context, commands = std::move(commands)] { return commands_value(context, commands); };
  view.make_example = [&context] { return command_value(context, {}); };
  return view;
}

View run(Context& context, const Options& options) {
  if (options.list) return listed(context);
  auto commands = chosen(context, options);
  require_yes(context, options, commands);
  std::vector<Block> echo;
  for (auto& command : commands) {
    take_back(*context.store, command);
    echo.push_back(line_of(context, "taken back", command));
  }
  View view = written_commands(context, std::move(commands), std::move(echo));
  view.notes.push_back("mentor redo puts it back");
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::undo_command

namespace mentor::redo_command {
namespace {

struct Options {};

void define(Spec&, Options&) {}

View run(Context& context, const Options&) {
  auto command = command_to_redo(*context.store, undo_command::rule_of(context.program));
  if (!command)
    throw refused("there is nothing to put back: nothing was taken back since the last command that wrote", "mentor undo --list");
  put_back(*context.store, *command);
  std::vector<Block> echo{undo_command::line_of(context, "put back", *command)};
  return undo_command::written_commands(context, {std::move(*command)}, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::redo_command
