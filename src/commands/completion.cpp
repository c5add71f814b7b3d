// The command `completion`: prints the completion script of a shell.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/verbatim.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

struct Options {
  std::string shell;
};

void define(Spec& spec, Options& options) { spec.operand("SHELL", options.shell, "bash, zsh or fish"); }

View run(Context&, const Options& options) {
  if (std::ranges::find(kShells, options.shell) == std::end(kShells))
    throw usage_error("no completion for '" + visible_line(options.shell) + "'", "mentor completion bash, zsh or fish");
  return verbatim(completion_script(options.shell));
}

}  // namespace

Bound completion_command() { return bind<Options>(define, run); }

}  // namespace mentor
