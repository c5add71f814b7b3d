#include "mentor/mentoring/wins.hpp"

#include <algorithm>

#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"

namespace mentor {

WinsReport gather_wins(Store& store, Relationship relationship, Date since, Disclosure disclosure, const Clock& clock) {
  WinsReport wins{std::move(relationship), since, {}, {}, {}};
  const PairId pair = wins.pair().id;
  wins.contacts = checkins(store, {pair, clock.mine.start_of(since), clock.now + std::chrono::seconds(1), {}, {}, {}});
  std::ranges::reverse(wins.contacts);
  for (auto& checkin : wins.contacts) wins.left_out += leave_out_private(checkin.lines, disclosure);
  wins.goals = goals_open_since(store, pair, since);
  wins.kept = actions_done_between(store, pair, since, clock.today());
  wins.left_out += leave_out_private(wins.kept, disclosure);
  return wins;
}

std::vector<const Goal*> reached_in(const WinsReport& wins) {
  std::vector<const Goal*> reached;
  for (const auto& goal : wins.goals)
    if (goal.status == GoalStatus::done && goal.closed_on) reached.push_back(&goal);
  std::ranges::stable_sort(reached, {}, [](const Goal* goal) { return *goal->closed_on; });
  return reached;
}

std::map<CheckinId, std::vector<GoalId>> goals_moved(const WinsReport& wins) {
  std::map<CheckinId, std::vector<GoalId>> moved;
  for (const auto& goal : wins.goals)
    for (const auto& progress : goal.progress) {
      if (!progress.checkin) continue;
      auto& goals = moved[*progress.checkin];
      if (std::ranges::find(goals, goal.id) == goals.end()) goals.push_back(goal.id);
    }
  return moved;
}

}  // namespace mentor
