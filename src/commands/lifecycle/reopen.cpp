// The command `reopen`: opens again what was done, dropped, cancelled or missed.
#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "mentor/mentoring/closing.hpp"

namespace mentor::reopen_command {
namespace {

constexpr Unsuited kUnsuited[] = {
    {Kind::pair, "a pair is taken up again by another command", "mentor pair resume PAIR"},
    {Kind::checkin, "a check-in cannot be reopened", "mentor edit to change it"},
};

struct Options {
  std::vector<std::string> references;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "goals, steps, topics, promises or meetings", Completes::closed_reference);
}

void ask(Prompter&, Options& options) { require_suited(options.references, kUnsuited); }

View run(Context& context, const Options& options) {
  const auto rows = rows_named(context, options.references);
  for (const auto& row : rows) reopen(*context.store, row);
  return written_rows(context, "open again:", rows);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::reopen_command
