// Goals, their steps and their progress, in the store.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/goal.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Goals by id, each with its steps and progress; of one pair or of all, of one status or of any.
std::vector<Goal> goals(Store& store, std::optional<PairId> pair, std::optional<GoalStatus> status);
/// Those that are open, or were closed on `day` or later.
std::vector<Goal> goals_open_since(Store& store, std::optional<PairId> pair, Date day);
/// Throws not_found.
Goal goal_of(Store& store, GoalId id);
GoalId insert_goal(Store& store, const Goal& goal);
/// Writes the goal's own row; steps and progress are written one by one.
void update(Store& store, const Goal& goal);

/// Throws not_found.
Step step_of(Store& store, StepId id);
StepId insert_step(Store& store, const Step& step);
void update(Store& store, const Step& step);
void insert_progress(Store& store, const Progress& progress);
/// Removes what was recorded last for the day. Throws not_found.
Progress remove_progress_on(Store& store, GoalId goal, Date on);
std::vector<Progress> progress_of_checkin(Store& store, CheckinId checkin);
/// Dates the progress that was reported in a check-in to `on`.
void redate_progress(Store& store, CheckinId checkin, Date on);

}  // namespace mentor
