#include "mentor/mentoring/rescoping.hpp"

#include <algorithm>

#include "mentor/store/history.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Rescoping& of_command(std::vector<Rescoping>& all, const Change& change) {
  const bool is_same = !all.empty() && all.back().command_id == change.command_id && all.back().goal == change.row;
  if (!is_same) all.push_back({change.command_id, change.row, change.at, "", change.because, {}});
  return all.back();
}

}  // namespace

std::vector<Rescoping> rescopings(Store& store, Instant from, Instant until) {
  std::vector<Rescoping> all;
  for (const auto& change : goal_changes(store, from, until)) {
    if (!change.is_scope) continue;
    Rescoping& rescoping = of_command(all, change);
    rescoping.said += (rescoping.said.empty() ? "" : "; ") + change.said + " " + change.after.value_or("none") + " (was " +
                      change.before.value_or("none") + ")";
    rescoping.changes.push_back(change);
  }
  return all;
}

std::vector<Rescoping> rescopings_on(Store& store, Date from, Date until, const Zone& mine) {
  return rescopings(store, mine.start_of(from), mine.start_of(add_days(until, 1)));
}

std::vector<Rescoping> rescopings_of(const std::vector<Rescoping>& all, const Goal& goal, const Zone& zone) {
  const RowRef row = goal.id;
  std::vector<Rescoping> own;
  std::ranges::copy_if(all, std::back_inserter(own),
                       [&](const Rescoping& change) { return change.goal == row && zone.date_at(change.at) != goal.starts_on; });
  return own;
}

}  // namespace mentor
