// Closing things and opening them again: a goal reached or given up, a step taken, a topic discussed, a promise kept, a meeting that is to
// be after all.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Throws refused when it was closed: nothing more may be written about it.
void require_open(const Goal& goal);
void require_open(const Topic& topic);

/// When, and for a goal how far (-2 to 2).
struct Finishing {
  Date on;
  Instant at;
  std::optional<int> result;
};

/// Throws refused when it is closed already, not_found. A standing topic stays open: only drop() ends it. `row` is a goal, step, topic or
/// action.
void finish(Store& store, const RowRef& row, const Finishing& finishing);
/// Gives it up as of now. Throws as finish() does. `row` is a goal, topic or action.
void drop(Store& store, const RowRef& row, const Clock& clock);
/// Throws refused when it is open, not_found. `row` is a goal, step, topic, action, or a meeting that was cancelled or missed.
void reopen(Store& store, const RowRef& row);

/// When something was done: by the day, and a topic by the moment.
struct DoneAt {
  Date on;
  Instant at;
};
/// Says that a thing was done at `after`, where it still says `before`. `row` is a goal, step, topic or action.
void redate(Store& store, const RowRef& row, const DoneAt& before, const DoneAt& after);
/// What the check-in closed and nobody has opened or closed otherwise since.
std::vector<RowRef> still_closed_by(Store& store, const Checkin& checkin, const Zone& mine);
/// Opens again what the check-in closed and nobody has opened or closed otherwise since; gives what that was.
std::vector<RowRef> give_back(Store& store, const Checkin& checkin, const Zone& mine);

}  // namespace mentor
