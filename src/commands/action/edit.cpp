// The command `action edit`: changes promises.
#include "commands/action/fields.hpp"
#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/editing.hpp"
#include "commands/lookup.hpp"
#include "commands/present/values.hpp"
#include "mentor/store/actions.hpp"

namespace mentor {
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
  return action_of(*context.store, ActionId(number_named(reference, Kind::action))).text;
}

void ask(Asking& asking, Options& options) {
  read_new_text(asking, options.editing, Kind::action, text_now);
  auto things = edited_things(options.editing, Kind::action);
  options.fields.text = std::move(things.text);
  const auto& fields = options.fields;
  require_change(fields.text.given || fields.owner.given || fields.due.given, things.references.front());
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.editing.because);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto& reference : edited_things(options.editing, Kind::action).references) {
    Action action = action_of(*context.store, ActionId(number_named(reference, Kind::action)));
    const Pair pair = relationship_of(*context.store, action.pair).pair;
    apply(options.fields, action, pair);
    update_action(*context.store, action);
    values.push_back(action_value(action, pair.handle, context.today()));
    echo.push_back(action_echo(action, pair, context.today()));
  }
  return written_all(std::move(values), std::move(echo));
}

}  // namespace

Bound action_edit() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor
