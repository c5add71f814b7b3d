// The command `goal step`: adds a step on the way to a goal.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/closing.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"

namespace mentor::goal_step {
namespace {

struct Options {
  std::string goal;
  Opt<std::string> text;
  Opt<Date> due;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("GOAL", options.goal, "the goal it leads to", Completes::goal);
  spec.text("TEXT", options.text, "the step, in a sentence", true);
  spec.day("--due", "D", options.due, DateBias::future, "the day it is due", DateEdge::last);
  define_key(spec, options.key);
}

View shown(Context& context, StepId id) {
  const Step step = step_of(*context.store, id);
  const Goal goal = goal_of(*context.store, step.goal);
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  std::string said = " " + pair.handle + ": " + step.text + ", on the way to " + short_id(goal.id);
  std::vector<Block> echo{paragraph({strong(short_id(id)), plain(said)})};
  if (step.due_on) echo.push_back(bullet("due " + say_when(*step.due_on, context.today())));
  if (step.due_on && goal.due_on && *step.due_on > *goal.due_on)
    echo.push_back(bullet("that is after the goal is due, " + say_when(*goal.due_on, context.today())));
  return written(goal_value(context, goal, pair), std::move(echo));
}

View run(Context& context, const Options& options) {
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::step)) return shown(context, StepId(before->number));
  const Goal goal = goal_of(*context.store, GoalId(number_named(options.goal, Kind::goal)));
  require_open(goal);
  Step step;
  step.uid = make_uid(context.now);
  step.goal = goal.id;
  step.text = *options.text;
  step.due_on = options.due;
  const StepId id = insert_step(*context.store, step);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::goal_step
