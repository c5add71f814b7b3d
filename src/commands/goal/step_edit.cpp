// The command `step edit`: changes steps.
#include "commands/commands.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::step_edit {
namespace {

struct Options {
  Editing editing;
  Opt<std::string> text;
  Opt<Date> due;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "STEP", Completes::reference);
  spec.day("--due", "D", options.due, DateBias::future, "the day it is due", DateEdge::last);
}

void ask(Prompter& prompter, Options& options) {
  auto things = read_new_text(prompter, options.editing, Kind::step);
  options.text = std::move(things.text);
  require_change(options.text.given || options.due.given, things.references.front());
}

Block echo_of(const Context& context, const Step& step) {
  std::string said = " of " + short_id(step.goal) + ": " + step.text;
  if (step.due_on) said += ", due " + say_when(*step.due_on, context.today());
  return paragraph({strong(short_id(step.id)), plain(said)});
}

Edited edit(Context& context, const Options& options, StepId id) {
  Step step = step_of(*context.store, id);
  options.text.apply_to(step.text);
  options.due.apply_to(step.due_on);
  update(*context.store, step);
  return {step_value(step), {echo_of(context, step)}};
}

View run(Context& context, const Options& options) {
  return edit_each<StepId>(context, options.editing, [&](StepId id) { return edit(context, options, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::step_edit
