#include "mentor/mentoring/closing.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

void finish_goal(Store& store, const Finishing& finishing, std::int64_t number) {
  Goal goal = goal_of(store, GoalId(number));
  require_open(goal);
  goal.status = GoalStatus::done;
  goal.closed_on = finishing.on;
  goal.result = finishing.result;
  update_goal(store, goal);
}

void finish_step(Store& store, const Finishing& finishing, std::int64_t number) {
  Step step = step_of(store, StepId(number));
  const std::string id = short_id(Kind::step, number);
  if (step.done_on) throw refused("the step '" + id + "' is already done", "mentor reopen " + id);
  step.done_on = finishing.on;
  update_step(store, step);
}

void finish_topic(Store& store, const Finishing& finishing, std::int64_t number) {
  Topic topic = topic_of(store, TopicId(number));
  const std::string id = short_id(Kind::topic, number);
  if (topic.status != TopicStatus::open)
    throw refused("the topic '" + id + "' is already " + std::string(name_of(topic.status)), "mentor reopen " + id);
  topic.status = TopicStatus::discussed;
  topic.closed_at = finishing.at;
  update_topic(store, topic);
}

void finish_action(Store& store, const Finishing& finishing, std::int64_t number) {
  Action action = action_of(store, ActionId(number));
  const std::string id = short_id(Kind::action, number);
  if (!is_open(action))
    throw refused("the promise '" + id + "' is already " + (action.done_on ? "done" : "dropped"), "mentor reopen " + id);
  action.done_on = finishing.on;
  update_action(store, action);
}

struct Finisher {
  Kind kind;
  void (*finish)(Store&, const Finishing&, std::int64_t number);
};
constexpr Finisher kFinishers[] = {
    {Kind::goal, finish_goal}, {Kind::step, finish_step}, {Kind::topic, finish_topic}, {Kind::action, finish_action}};

void drop_goal(Store& store, const Clock& clock, std::int64_t number) {
  Goal goal = goal_of(store, GoalId(number));
  require_open(goal);
  goal.status = GoalStatus::dropped;
  goal.closed_on = clock.today();
  update_goal(store, goal);
}

void drop_topic(Store& store, const Clock& clock, std::int64_t number) {
  Topic topic = topic_of(store, TopicId(number));
  const std::string id = short_id(Kind::topic, number);
  if (topic.status != TopicStatus::open)
    throw refused("the topic '" + id + "' is already " + std::string(name_of(topic.status)), "mentor reopen " + id);
  topic.status = TopicStatus::dropped;
  topic.closed_at = clock.now;
  update_topic(store, topic);
}

void drop_action(Store& store, const Clock& clock, std::int64_t number) {
  Action action = action_of(store, ActionId(number));
  const std::string id = short_id(Kind::action, number);
  if (!is_open(action))
    throw refused("the promise '" + id + "' is already " + (action.done_on ? "done" : "dropped"), "mentor reopen " + id);
  action.dropped_on = clock.today();
  update_action(store, action);
}

struct Dropper {
  Kind kind;
  void (*drop)(Store&, const Clock&, std::int64_t number);
};
constexpr Dropper kDroppers[] = {{Kind::goal, drop_goal}, {Kind::topic, drop_topic}, {Kind::action, drop_action}};

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

struct Reopener {
  Kind kind;
  void (*reopen)(Store&, std::int64_t number);
};
constexpr Reopener kReopeners[] = {{Kind::goal, reopen_goal},
                                   {Kind::step, reopen_step},
                                   {Kind::topic, reopen_topic},
                                   {Kind::action, reopen_action},
                                   {Kind::meeting, reopen_meeting}};

}  // namespace

void require_open(const Goal& goal) {
  if (goal.status == GoalStatus::open) return;
  const std::string id = short_id(Kind::goal, goal.id.value);
  throw refused("the goal '" + id + "' is " + std::string(name_of(goal.status)), "mentor reopen " + id);
}

void finish(Store& store, const RowRef& row, const Finishing& finishing) {
  std::ranges::find(kFinishers, row.kind, &Finisher::kind)->finish(store, finishing, row.number);
}

void drop(Store& store, const RowRef& row, const Clock& clock) {
  std::ranges::find(kDroppers, row.kind, &Dropper::kind)->drop(store, clock, row.number);
}

void reopen(Store& store, const RowRef& row) { std::ranges::find(kReopeners, row.kind, &Reopener::kind)->reopen(store, row.number); }

}  // namespace mentor
