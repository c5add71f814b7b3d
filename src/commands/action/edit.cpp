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

std::string text_now(Context& context, const std::string& reference) {
  return action_of(*context.store, ActionId(number_named(reference, Kind::action))).text.unguarded();
}

void ask(Prompter& prompter, Options& options) {
  read_new_text(prompter, options.editing, Kind::action, text_now);
  auto things = edited_things(options.editing, Kind::action);
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
  return edit_each(context, options.editing, Kind::action,
                   [&](std::int64_t number) { return edit(context, options.fields, ActionId(number)); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::action_edit
