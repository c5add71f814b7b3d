// A command as one row of a table: its name, what it may touch, how its options are declared and what runs.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/undo.hpp"

namespace mentor {

/// What is read before a command runs. `bare`: nothing, so that it works where the settings or the store are broken (help, completion).
/// `none`: the settings. `read` and `write`: also the store, in one transaction. `own`: the command manages its transactions (demo,
/// restore, remind ...).
enum class Access { bare, none, read, write, own };

/// The groups of --help, in its order: what people do.
enum class Group { begin, look, change, plan, report, remind, keep, hidden };

/// A command's options, declared, and what runs with them.
struct CommandInstance {
  Spec spec;
  std::function<void(Prompter&)> ask;  ///< what must be asked before the store is opened; may be empty
  std::function<View(Context&)> run;
};

/// Ties a command's own options struct to the three functions that know it.
template <class Options>
CommandInstance bind(void (*define)(Spec&, Options&), View (*run)(Context&, const Options&), void (*ask)(Prompter&, Options&) = nullptr,
                     bool empty_clears = false) {
  auto options = std::make_shared<Options>();
  CommandInstance instance{Spec(empty_clears), {}, [options, run](Context& context) { return run(context, *options); }};
  if (ask != nullptr) instance.ask = [options, ask](Prompter& prompter) { ask(prompter, *options); };
  define(instance.spec, *options);
  return instance;
}

struct Command {
  std::string_view name;     ///< "goal add", "today"
  std::string_view summary;  ///< imperative, at most 60 columns, no full stop
  Access access;
  CommandInstance (*bind)();
  Group group;
  std::string_view example;            ///< what to type after "mentor "; a test runs it
  std::string_view details = {};       ///< more for help and the man page: plain sentences, one a line
  std::string_view extra_formats = {};  ///< besides those for everything, with blanks between them: "ics", "html mbox"
  Undoing undoing = Undoing::takes_back;
};

/// A noun, and the verb that a bare noun means (it lists, and never writes or sends).
struct Noun {
  std::string_view name;
  std::string_view summary;
  std::string_view bare;        ///< the full name of the command: "goal list"
  std::string_view named = {};  ///< the one for a bare noun with operands, where that is another: "agreement show"
};

/// The whole program: the tables that help, man pages, completions and the README's command table come from.
struct Program {
  std::span<const Command> commands;
  std::span<const Noun> nouns;
};

}  // namespace mentor
