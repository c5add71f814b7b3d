#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"

namespace mentor::goal_add {
namespace {

struct Options {
  std::string pair;
  GoalFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose goal", Completes::pair);
  spec.text("TEXT", options.fields.text, "the goal, in a sentence", true);
  define_goal_fields(spec, options.fields);
  define_key(spec, options.key);
}

View shown(Context& context, GoalId id) {
  const Goal goal = goal_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  return written(goal_value(context, goal, pair), goal_echo(context, goal, pair));
}

View run(Context& context, const Options& options) {
  const Pair pair = pair_named(context, options.pair).pair;
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::goal)) return shown(context, GoalId(before->number));
  Goal goal;
  goal.uid = make_uid(context.now);
  goal.pair = pair.id;
  goal.starts_on = context.today();
  apply(options.fields, goal, pair);
  const GoalId id = insert_goal(*context.store, goal);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::goal_add
