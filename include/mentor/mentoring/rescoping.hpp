// A goal that was given another scope: what it said before and after, and why.
#pragma once

#include <string>
#include <vector>

#include "mentor/base/zone.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// What one command changed in what a goal is to reach: its text, learner, measure, due date, weight or levels.
struct Rescoping {
  std::int64_t command_id;
  RowRef goal;
  Instant at;
  std::string said;  ///< "target 5 (was 3); due 2027-02-01 (was none)"
  std::string because;
  std::vector<Change> changes;
};

/// Those of a goal within [from, until), oldest first, but for what was changed on the day it was set: then it was still being found.
std::vector<Rescoping> rescopings_of(Store& store, const Goal& goal, Instant from, Instant until, const Zone& mine);

}  // namespace mentor
