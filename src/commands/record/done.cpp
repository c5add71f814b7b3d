// The command `done`: goals, steps, topics and promises that were reached, discussed or kept.
#include <algorithm>

#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/editing.hpp"
#include "commands/goal/open.hpp"
#include "commands/record/thing.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr int kWorstResult = -2;
constexpr int kBestResult = 2;
constexpr Minutes kNoon{12 * 60};

constexpr Unsuited kUnsuited[] = {
    {Kind::pair, "a pair cannot be done", "mentor pair end PAIR"},
    {Kind::meeting, "a meeting cannot be done", "mentor log PAIR \"...\" when it was held, mentor meeting miss PAIR when it was not"},
    {Kind::checkin, "a check-in cannot be done", "mentor edit to change it, mentor rm to remove it"},
};

struct Options {
  std::vector<std::string> references;
  Opt<int> result;
  Opt<Date> on;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "goals, steps, topics or promises", Completes::reference);
  spec.integer("--result", "N", options.result, kWorstResult, kBestResult, "how far a goal was reached, -2 to 2 (0 as expected)");
  spec.day("--on", "D", options.on, Lean::past, "the day it was done (today)");
  define_because(spec, options.because);
}

void ask(Asking&, Options& options) {
  require_suited(options.references, kUnsuited);
  const bool has_goal_only =
      std::ranges::all_of(options.references, [](const auto& ref) { return parse_reference(ref).kind == Kind::goal; });
  if (options.result && !has_goal_only) throw usage_error("'--result' is for goals", "leave it out");
}

void finish_goal(Context& context, const Options& options, std::int64_t number) {
  Goal goal = goal_of(*context.store, GoalId(number));
  require_open(goal);
  goal.status = GoalStatus::done;
  goal.closed_on = options.on.value_or(context.today());
  goal.result = options.result;
  update_goal(*context.store, goal);
}

void finish_step(Context& context, const Options& options, std::int64_t number) {
  Step step = step_of(*context.store, StepId(number));
  const std::string id = short_id(Kind::step, number);
  if (step.done_on) throw refused("the step '" + id + "' is already done", "mentor reopen " + id);
  step.done_on = options.on.value_or(context.today());
  update_step(*context.store, step);
}

void finish_topic(Context& context, const Options& options, std::int64_t number) {
  Topic topic = topic_of(*context.store, TopicId(number));
  const std::string id = short_id(Kind::topic, number);
  if (topic.status != TopicStatus::open)
    throw refused("the topic '" + id + "' is already " + std::string(name_of(topic.status)), "mentor reopen " + id);
  const bool is_today = !options.on || *options.on == context.today();
  topic.status = TopicStatus::discussed;
  topic.closed_at = is_today ? context.now : context.zone.to_instant(at(*options.on, kNoon));
  update_topic(*context.store, topic);
}

void finish_action(Context& context, const Options& options, std::int64_t number) {
  Action action = action_of(*context.store, ActionId(number));
  const std::string id = short_id(Kind::action, number);
  if (!is_open(action))
    throw refused("the promise '" + id + "' is already " + (action.done_on ? "done" : "dropped"), "mentor reopen " + id);
  action.done_on = options.on.value_or(context.today());
  update_action(*context.store, action);
}

struct Finish {
  Kind kind;
  void (*finish)(Context&, const Options&, std::int64_t number);
};
constexpr Finish kFinishes[] = {
    {Kind::goal, finish_goal}, {Kind::step, finish_step}, {Kind::topic, finish_topic}, {Kind::action, finish_action}};

View run(Context& context, const Options& options) {
  if (options.on && *options.on > context.today())
    throw refused(to_iso(*options.on) + " lies in the future", "give the day it was done: --on D");
  keep_reason(context, options.because);
  const auto rows = rows_named(context, options.references);
  for (const auto& row : rows) std::ranges::find(kFinishes, row.kind, &Finish::kind)->finish(context, options, row.number);
  return written_rows(context, "done", rows);
}

}  // namespace

Bound done_command() { return bind<Options>(define, run, ask); }

}  // namespace mentor
