// What other thresholds would have raised over one's own history.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/domain/health.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct AlertTally {
  int alerts = 0;    ///< days on which a rule began to fire
  int followed = 0;  ///< of these, those after which they met within a cadence
  int mended = 0;    ///< of these, those that what was logged later takes back
};

/// One set of thresholds, as the days go by.
struct Course {
  Thresholds thresholds;
  std::map<std::string, AlertTally> by_rule;
};

struct Replay {
  Date from;
  Date until;
  Course now;
  Course tried;
};

/// Judges every day from the first pair's start, or from `since` where that is later, by what was known at its end.
Replay replay_health(Store& store, const std::vector<Relationship>& relationships, const Thresholds& now, const Thresholds& tried,
                     std::optional<Date> since, const Clock& clock);
/// Every rule that fired in either course.
std::set<std::string> rules_of(const Replay& replay);
/// Zeros for a rule that did not fire.
AlertTally tally_of(const Course& course, const std::string& rule);

}  // namespace mentor
