// The command `action edit`: changes promises.
#include "commands/shared/edit.hpp"
#include "commands/commands.hpp"
#include "commands/shared/action_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/actions.hpp"

namespace mentor::action_edit {
namespace {

struct Options {
  Editing editing;
  ActionFields fields;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "ACTION", Completes::reference);
  define_action_fields(spec, options.fields);
}

void ask(Prompter& prompter, Options& options) {
  auto things = read_new_text(prompter, options.editing, Kind::action);
  options.fields.text = std::move(things.text);
  const auto& fields = options.fields;
  require_change(fields.text.given || fields.owner.given || fields.due.given || fields.is_private, things.references.front());
}

Edited edit(Context& context, const ActionFields& fields, ActionId id) {
  Action action = action_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, action.pair).pair;
  apply(fields, action, pair);
  update(*context.store, action);
  return {action_value(action, pair.handle, context.today()), {action_echo(action, pair, context.today())}};
}

View run(Context& context, const Options& options) {
  return edit_each<ActionId>(context, options.editing, [&](ActionId id) { return edit(context, options.fields, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::action_edit
