// The command `drop`: goals, topics and promises that are given up.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/goal_fields.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
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
  spec.operands("REF", options.references, "goals, topics or promises", Completes::reference);
  define_because(spec, options.because);
}

void ask(Prompter&, Options& options) { require_suited(options.references, kUnsuited); }

void drop_goal(Context& context, std::int64_t number) {
  Goal goal = goal_of(*context.store, GoalId(number));
  require_open(goal);
  goal.status = GoalStatus::dropped;
  goal.closed_on = context.today();
  update_goal(*context.store, goal);
}

void drop_topic(Context& context, std::int64_t number) {
  Topic topic = topic_of(*context.store, TopicId(number));
  const std::string id = short_id(Kind::topic, number);
  if (topic.status != TopicStatus::open)
    throw refused("the topic '" + id + "' is already " + std::string(name_of(topic.status)), "mentor reopen " + id);
  topic.status = TopicStatus::dropped;
  topic.closed_at = context.now;
  update_topic(*context.store, topic);
}

void drop_action(Context& context, std::int64_t number) {
  Action action = action_of(*context.store, ActionId(number));
  const std::string id = short_id(Kind::action, number);
  if (!is_open(action))
    throw refused("the promise '" + id + "' is already " + (action.done_on ? "done" : "dropped"), "mentor reopen " + id);
  action.dropped_on = context.today();
  update_action(*context.store, action);
}

struct Drop {
  Kind kind;
  void (*drop)(Context&, std::int64_t number);
};
constexpr Drop kDrops[] = {{Kind::goal, drop_goal}, {Kind::topic, drop_topic}, {Kind::action, drop_action}};

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const auto rows = rows_named(context, options.references);
  for (const auto& row : rows) std::ranges::find(kDrops, row.kind, &Drop::kind)->drop(context, row.number);
  return written_rows(context, "dropped", rows);
}

}  // namespace

CommandInstance drop_command() { return bind<Options>(define, run, ask); }

}  // namespace mentor
