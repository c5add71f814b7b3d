// The command `action add`: records a promise.
#include "commands/commands.hpp"
#include "commands/shared/action_fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/records.hpp"

namespace mentor::action_add {
namespace {

struct Options {
  std::string pair;
  ActionFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "in which relationship", Completes::pair);
  spec.text("TEXT", options.fields.text, "the promise, in a sentence", true);
  define_action_fields(spec, options.fields);
  define_key(spec, options.key);
}

View shown(Context& context, ActionId id) {
  const Action action = action_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, action.pair).pair;
  return written(action_value(action, pair.handle, context.today()), {action_echo(action, pair, context.today())});
}

View run(Context& context, const Options& options) {
  const Pair pair = pair_named(context, options.pair).pair;
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::action))
    return shown(context, ActionId(before->number));
  Action action;
  action.uid = make_uid(context.now);
  action.pair = pair.id;
  action.owner = my_party(pair.role);
  action.created_on = context.today();
  apply(options.fields, action, pair);
  const ActionId id = insert_action(*context.store, action);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::action_add
