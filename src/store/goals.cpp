#include "mentor/store/goals.hpp"

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::connection_of;
using store::Query;
using store::read_all;
using store::read_row;
using store::select;

std::vector<Goal> with_steps_and_progress(Store& store, Query& rows) {
  auto result = store::read_by_id<Goal>(rows);
  if (result.empty()) return result;
  Query steps(connection_of(store), select<Step>("where goal = ? order by id"));
  Query progress(connection_of(store), select<Progress>("where goal = ? order by on_day, id"));
  for (auto& goal : result) {
    for (steps.with(goal.id); steps.next();) goal.steps.push_back(read_row<Step>(steps));
    for (progress.with(goal.id); progress.next();) goal.progress.push_back(read_row<Progress>(progress));
    for (auto& one : goal.progress) one.value = value_after(goal, one);
  }
  return result;
}

}  // namespace

std::vector<Goal> goals(Store& store, std::optional<PairId> pair, std::optional<GoalStatus> status) {
  const std::string which = status == GoalStatus::open ? store::by_closing<Goal>(pair, "= 'open'")
                            : pair                     ? "where pair = ?1"
                                                       : "where ?1 is null";
  Query query(connection_of(store), select<Goal>(which + (status ? " and status = ?2" : "")));
  query.with(pair);
  if (status) query.bind(arg(*status));
  return with_steps_and_progress(store, query);
}

std::vector<Goal> goals_open_since(Store& store, std::optional<PairId> pair, Date day) {
  Query query(connection_of(store), select<Goal>(store::by_closing<Goal>(pair, ">= ?2")));
  return with_steps_and_progress(store, query.with(pair, day));
}

Goal goal_of(Store& store, GoalId id) {
  Query query(connection_of(store), select<Goal>("where id = ?"));
  auto found = with_steps_and_progress(store, query.with(id));
  if (found.empty()) throw no_such(id);
  return std::move(found.front());
}

GoalId insert_goal(Store& store, const Goal& goal) { return store::insert_row(store, goal); }
void update(Store& store, const Goal& goal) { store::update_row(store, goal); }

Step step_of(Store& store, StepId id) {
  Query query(connection_of(store), select<Step>("where id = ?"));
  if (!query.with(id).next()) throw no_such(id);
  return read_row<Step>(query);
}
StepId insert_step(Store& store, const Step& step) { return store::insert_row(store, step); }
void update(Store& store, const Step& step) { store::update_row(store, step); }

void insert_progress(Store& store, const Progress& progress) { store::insert_row(store, progress); }

Progress remove_progress_on(Store& store, GoalId goal, Date on) {
  (void)goal_of(store, goal);
  Query query(connection_of(store), select<Progress>("where goal = ? and on_day = ? order by id desc limit 1"));
  const auto found = read_all<Progress>(query.with(goal, on));
  if (found.empty())
    throw Error{ErrorKind::not_found, "nothing was recorded for " + short_id(goal) + " on " + to_iso(on), "mentor show " + short_id(goal)};
  store::change_row(connection_of(store), store::table<Progress>(), found.front().id.value, std::nullopt);
  return found.front();
}

std::vector<Progress> progress_of_checkin(Store& store, CheckinId checkin) {
  Query query(connection_of(store), select<Progress>("where checkin = ? order by id"));
  auto found = read_all<Progress>(query.with(checkin));
  for (auto& progress : found) progress.value = value_after(goal_of(store, progress.goal), progress);
  return found;
}

void redate_progress(Store& store, CheckinId checkin, Date on) {
  for (auto progress : progress_of_checkin(store, checkin)) {
    progress.on = on;
    store::update_row(store, progress);
  }
}

}  // namespace mentor
