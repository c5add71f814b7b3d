// The command `drop`: goals, topics and promises that are given up.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/mentoring/closing.hpp"

namespace mentor::drop_command {
namespace {

constexpr Unsuited kUnsuited[] = {
    {Kind::pair, "a pair cannot be dropped", "mentor pair end PAIR, or mentor pair pause PAIR"},
    {Kind::step, "a step cannot be dropped", "mentor rm to take it away"},
    {Kind::meeting, "a meeting cannot be dropped", "mentor meeting cancel MEETING"},
    {Kind::checkin, "a check-in cannot be dropped", "mentor rm to remove one that was recorded by mistake"},
};

struct Options {
  std::vector<std::string> references;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "goals, topics or promises", Completes::droppable_reference);
  define_because(spec, options.because);
}

void ask(Prompter&, Options& options) { require_suited(options.references, kUnsuited); }

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const auto rows = rows_named(context, options.references);
  for (const auto& row : rows) drop(*context.store, row, context.clock());
  View view = written_rows(context, "dropped", rows);
  view.notes.push_back("mentor reopen takes it up again; " + say_words_stay(context.config));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::drop_command
