// The command `goal edit`: changes goals.
#include "commands/shared/edit.hpp"
#include "commands/commands.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::goal_edit {
namespace {

struct Options {
  Editing editing;
  GoalFields fields;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "GOAL", Completes::goal);
  define_goal_fields(spec, options.fields);
}

bool any_given(const GoalFields& f) {
  return f.text.given || f.metric.given || f.unit.given || f.baseline.given || f.target.given || f.due.given || f.why.given ||
         f.how.given || f.learner.given || f.weight.given || f.levels.given;
}

void ask(Prompter& prompter, Options& options) {
  auto things = read_new_text(prompter, options.editing, Kind::goal);
  options.fields.text = std::move(things.text);
  require_change(any_given(options.fields), things.references.front());
}

Edited edit(Context& context, const GoalFields& fields, GoalId id) {
  Goal goal = goal_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  apply(fields, goal, pair);
  update(*context.store, goal);
  auto echo = goal_echo(context, goal, pair);
  if (fields.levels.given && goal.levels.empty()) echo.push_back(bullet("levels: none"));
  return {goal_value(context, goal, pair), std::move(echo)};
}

View run(Context& context, const Options& options) {
  return edit_each<GoalId>(context, options.editing, [&](GoalId id) { return edit(context, options.fields, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::goal_edit
