#include "mentor/mentoring/rescoping.hpp"

#include <algorithm>

#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

std::vector<Rescoping> rescopings_of(Store& store, const Goal& goal, Instant from, Instant until, const Zone& mine) {
  std::vector<Rescoping> all;
  for (const auto& change : goal_changes(store, goal.id, from, until)) {
    if (!change.is_scope || mine.date_at(change.at) == goal.starts_on) continue;
    if (all.empty() || all.back().command_id != change.command_id)
      all.push_back({change.command_id, change.row, change.at, "", change.because, {}});
    Rescoping& rescoping = all.back();
    rescoping.said += (rescoping.said.empty() ? "" : "; ") + change.said + " " + change.after.value_or("none") + " (was " +
                      change.before.value_or("none") + ")";
    rescoping.changes.push_back(change);
  }
  return all;
}

}  // namespace mentor
