#include "commands/shared/closing.hpp"

#include <algorithm>

#include "commands/shared/goal_fields.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

void finish_goal(Context& context, const Finishing& finishing, std::int64_t number) {
  Goal goal = goal_of(*context.store, GoalId(number));
  require_open(goal);
  goal.status = GoalStatus::done;
  goal.closed_on = finishing.on;
  goal.result = finishing.result;
  update_goal(*context.store, goal);
}

void finish_step(Context& context, const Finishing& finishing, std::int64_t number) {
  Step step = step_of(*context.store, StepId(number));
  const std::string id = short_id(Kind::step, number);
  if (step.done_on) throw refused("the step '" + id + "' is already done", "mentor reopen " + id);
  step.done_on = finishing.on;
  update_step(*context.store, step);
}

void finish_topic(Context& context, const Finishing& finishing, std::int64_t number) {
  Topic topic = topic_of(*context.store, TopicId(number));
  const std::string id = short_id(Kind::topic, number);
  if (topic.status != TopicStatus::open)
    throw refused("the topic '" + id + "' is already " + std::string(name_of(topic.status)), "mentor reopen " + id);
  topic.status = TopicStatus::discussed;
  topic.closed_at = finishing.at;
  update_topic(*context.store, topic);
}

void finish_action(Context& context, const Finishing& finishing, std::int64_t number) {
  Action action = action_of(*context.store, ActionId(number));
  const std::string id = short_id(Kind::action, number);
  if (!is_open(action))
    throw refused("the promise '" + id + "' is already " + (action.done_on ? "done" : "dropped"), "mentor reopen " + id);
  action.done_on = finishing.on;
  update_action(*context.store, action);
}

struct Finisher {
  Kind kind;
  void (*finish)(Context&, const Finishing&, std::int64_t number);
};
constexpr Finisher kFinishers[] = {
    {Kind::goal, finish_goal}, {Kind::step, finish_step}, {Kind::topic, finish_topic}, {Kind::action, finish_action}};

}  // namespace

void finish(Context& context, const RowRef& row, const Finishing& finishing) {
  std::ranges::find(kFinishers, row.kind, &Finisher::kind)->finish(context, finishing, row.number);
}

}  // namespace mentor
