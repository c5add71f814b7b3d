// The command `completion`: prints the completion script of a shell.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/verbatim.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::completion_command {
namespace {

struct Options {
  std::string_view shell;
};

std::vector<std::string_view> shells() {
  std::vector<std::string_view> names;
  for (const auto& script : completion_scripts()) names.push_back(script.shell);
  return names;
}

void define(Spec& spec, Options& options) {
  spec.named_choice("SHELL", "", shells(), "the shell", [&options](std::string_view name) { options.shell = name; });
  spec.required();
}

View run(Context&, const Options& options) {
  return verbatim(std::ranges::find(completion_scripts(), options.shell, &CompletionScript::shell)->text);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::completion_command
