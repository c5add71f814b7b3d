// What went well in a relationship since a day: wins, goals reached, promises kept and thanks.
#pragma once

#include <map>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct WinsReport {
  Relationship relationship;
  Date since;
  std::vector<Checkin> contacts;  ///< by when they met, without hidden lines
  std::vector<Goal> goals;        ///< open at some time since, by id
  std::vector<Action> kept;       ///< by the day they were kept
  std::size_t left_out = 0;       ///< what is private

  const Pair& pair() const { return relationship.pair; }
};

/// Of the days from `since` to today, both included; without what is private unless `disclosure` allows it.
WinsReport gather_wins(Store& store, Relationship relationship, Date since, Disclosure disclosure, const Clock& clock);
/// The goals that were reached, by the day.
std::vector<const Goal*> reached_in(const WinsReport& wins);
/// Which goals each check-in brought further.
std::map<CheckinId, std::vector<GoalId>> goals_moved(const WinsReport& wins);

}  // namespace mentor
