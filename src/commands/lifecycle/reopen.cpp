// The command `reopen`: opens again what was done, dropped, cancelled or missed.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr Unsuited kUnsuited[] = {
    {Kind::pair, "a pair is taken up again by another command", "mentor pair resume PAIR"},
    {Kind::checkin, "a check-in cannot be reopened", "mentor edit to change it"},
};

struct Options {
  std::vector<std::string> references;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "goals, steps, topics, promises or meetings", Completes::reference);
}

void ask(Prompter&, Options& options) { require_suited(options.references, kUnsuited); }

Error already_open(Kind kind, std::int64_t number) {
  return refused("the " + std::string(kind == Kind::action ? "promise" : name_of(kind)) + " '" + short_id(kind, number) + "' is open");
}

void reopen_goal(Store& store, std::int64_t number) {
  Goal goal = goal_of(store, GoalId(number));
  if (goal.status == GoalStatus::open) throw already_open(Kind::goal, number);
  goal.status = GoalStatus::open;
  goal.closed_on.reset();
  goal.result.reset();
  update_goal(store, goal);
}

void reopen_step(Store& store, std::int64_t number) {
  Step step = step_of(store, StepId(number));
  if (!step.done_on) throw already_open(Kind::step, number);
  step.done_on.reset();
  update_step(store, step);
}

void reopen_topic(Store& store, std::int64_t number) {
  Topic topic = topic_of(store, TopicId(number));
  if (topic.status == TopicStatus::open) throw already_open(Kind::topic, number);
  topic.status = TopicStatus::open;
  topic.closed_at.reset();
  update_topic(store, topic);
}

void reopen_action(Store& store, std::int64_t number) {
  Action action = action_of(store, ActionId(number));
  if (is_open(action)) throw already_open(Kind::action, number);
  action.done_on.reset();
  action.dropped_on.reset();
  update_action(store, action);
}

// A cancelled or missed meeting; its topics find back to it by themselves.
void reopen_meeting(Store& store, std::int64_t number) {
  MeetingRow row = meeting_row_of(store, MeetingId(number));
  if (!row.cancelled && !row.missed_by)
    throw refused("the meeting '" + short_id(Kind::meeting, number) + "' is neither cancelled nor missed", "mentor meeting list");
  if (row.cancelled) ++row.sequence;
  row.cancelled = false;
  row.cancelled_by.reset();
  row.cancelled_at.reset();
  row.missed_by.reset();
  row.missed_at.reset();
  row.because.clear();
  save_meeting_row(store, row);
}

struct Reopen {
  Kind kind;
  void (*reopen)(Store&, std::int64_t number);
};
constexpr Reopen kReopens[] = {{Kind::goal, reopen_goal},
                               {Kind::step, reopen_step},
                               {Kind::topic, reopen_topic},
                               {Kind::action, reopen_action},
                               {Kind::meeting, reopen_meeting}};

View run(Context& context, const Options& options) {
  const auto rows = rows_named(context, options.references);
  for (const auto& row : rows) std::ranges::find(kReopens, row.kind, &Reopen::kind)->reopen(*context.store, row.number);
  return written_rows(context, "open again:", rows);
}

}  // namespace

CommandInstance reopen_command() { return bind<Options>(define, run, ask); }

}  // namespace mentor
