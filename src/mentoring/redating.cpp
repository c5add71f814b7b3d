// What a check-in recorded and closed follows it to another time.
#include "mentor/mentoring/effects.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/redating.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// Puts a thing's own day in place of the old one, where that is still the day it has.
template <class Entity, class When>
bool redate(Entity& thing, std::optional<When> Entity::*closed, When before, When after) {
  if (thing.*closed != before) return false;
  thing.*closed = after;
  return true;
}

struct Redating {
  Store& store;
  const Zone& mine;
  Instant before;
  Instant after;

  Date old_day() const { return mine.date_at(before); }
  Date new_day() const { return mine.date_at(after); }
};

void redate_goal(const Redating& r, std::int64_t number) {
  Goal goal = goal_of(r.store, GoalId(number));
  if (redate(goal, &Goal::closed_on, r.old_day(), r.new_day())) update_goal(r.store, goal);
}
void redate_step(const Redating& r, std::int64_t number) {
  Step step = step_of(r.store, StepId(number));
  if (redate(step, &Step::done_on, r.old_day(), r.new_day())) update_step(r.store, step);
}
void redate_topic(const Redating& r, std::int64_t number) {
  Topic topic = topic_of(r.store, TopicId(number));
  if (redate(topic, &Topic::closed_at, r.before, r.after)) update_topic(r.store, topic);
}
void redate_action(const Redating& r, std::int64_t number) {
  Action action = action_of(r.store, ActionId(number));
  if (redate(action, &Action::done_on, r.old_day(), r.new_day())) update_action(r.store, action);
}

struct Redater {
  Kind kind;
  void (*redate)(const Redating&, std::int64_t number);
};
constexpr Redater kRedaters[] = {
    {Kind::goal, redate_goal}, {Kind::step, redate_step}, {Kind::topic, redate_topic}, {Kind::action, redate_action}};

}  // namespace

void redate_effects(Store& store, const Checkin& before, const Checkin& after, const Zone& mine) {
  const Redating redating{store, mine, before.met_at, after.met_at};
  if (before.met_at == after.met_at) return;
  redate_progress(store, before.id, redating.new_day());
  for (auto action : actions_of_checkin(store, before.id)) {
    action.created_on = redating.new_day();
    update_action(store, action);
  }
  for (const auto& closed : closings_of(store, before.id))
    std::ranges::find(kRedaters, closed.kind, &Redater::kind)->redate(redating, closed.row);
}

}  // namespace mentor
