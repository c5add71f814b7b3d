// Tells what is ahead of a relationship: promises, topics and goals, and how they changed.
#include <algorithm>

#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/rescoping.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/topics.hpp"
#include "mentoring/telling.hpp"

namespace mentor {
namespace {

void tell_progress(Telling& telling, const Goal& goal) {
  for (auto progress = goal.progress.rbegin(); progress != goal.progress.rend(); ++progress) {
    const auto before = std::next(progress);
    const auto from = before == goal.progress.rend() ? goal.baseline : std::optional(before->value);
    telling.tell(progress->on, "progress", short_id(goal.id), with_reason(say_way(goal, from, progress->value), progress->note));
  }
}

// What a change of scope says has its reason beside it.
void tell_goal_changes(Telling& telling, const Goal& goal, const std::string& ref) {
  const auto own = rescopings_of(telling.store, goal, Instant::min(), Instant::max(), telling.clock.mine);
  for (auto change = own.rbegin(); change != own.rend(); ++change)
    telling.tell(telling.day(change->at), "goal-changed", ref, with_reason(change->said, change->because));
  tell_reasons(telling, goal.id, false,
               [&](const Reason& reason) { return std::ranges::find(own, reason.command_id, &Rescoping::command_id) != own.end(); });
}

std::string say_closing(const Goal& goal) {
  if (!goal.result) return goal.text;
  return goal.text + ", result " + (*goal.result > 0 ? "+" : "") + std::to_string(*goal.result);
}

}  // namespace

void tell_goals(Telling& telling) {
  for (const auto& goal : goals(telling.store, telling.pair().id, std::nullopt)) {
    const std::string ref = short_id(goal.id);
    if (goal.closed_on)
      telling.tell(*goal.closed_on, goal.status == GoalStatus::done ? "goal-done" : "goal-dropped", ref, say_closing(goal));
    tell_goal_changes(telling, goal, ref);
    for (const auto& step : goal.steps) {
      if (step.done_on) telling.tell(*step.done_on, "step-done", short_id(step.id), step.text);
      tell_reasons(telling, step.id);
    }
    tell_progress(telling, goal);
    telling.tell(goal.starts_on, "goal-set", ref, goal.due_on ? goal.text + ", due " + to_iso(*goal.due_on) : goal.text);
  }
}

void tell_actions(Telling& telling) {
  for (const auto& action : all_actions(telling.store, telling.pair().id)) {
    const std::string ref = short_id(action.id);
    const Phrase said = first_name(telling.pair(), action.owner) + ": " + phrase_of(action);
    const int late = action.done_on && action.due_on ? days_between(*action.due_on, *action.done_on) : 0;
    if (action.done_on)
      telling.tell(*action.done_on, "kept", ref, late > 0 ? said + " (" + say_count(late, "day", "days") + " late)" : said);
    if (action.dropped_on) telling.tell(*action.dropped_on, "promise-dropped", ref, said);
    tell_reasons(telling, action.id, action.is_private);
    telling.tell(action.created_on, "promise", ref, action.due_on ? said + ", due " + to_iso(*action.due_on) : said);
  }
}

void tell_topics(Telling& telling) {
  auto topics = open_topics(telling.store, telling.pair().id);
  std::ranges::move(topics_closed_between(telling.store, telling.pair().id, Instant{}, telling.clock.now + std::chrono::seconds(1)),
                    std::back_inserter(topics));
  for (const auto& topic : topics) {
    const std::string ref = short_id(topic.id);
    const Phrase said = first_name(telling.pair(), topic.by) + ": " + phrase_of(topic);
    const std::string_view kind = topic.status == TopicStatus::dropped ? "topic-dropped" : "discussed";
    if (topic.closed_at) telling.tell(telling.day(*topic.closed_at), kind, ref, said);
    tell_reasons(telling, topic.id, topic.is_private);
    telling.tell(telling.day(topic.created_at), "topic", ref, said);
  }
}

}  // namespace mentor
