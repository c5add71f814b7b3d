#include "mentor/store/goals.hpp"

#include <charconv>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/redating.hpp"
#include "store/change.hpp"
#include "store/list_text.hpp"

namespace mentor {
namespace {

using store::arg;
using store::Arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::select_from;

std::string levels_text(const std::map<int, std::string>& levels) {
  std::vector<std::string> items;
  for (const auto& [level, text] : levels) items.push_back(std::to_string(level) + "=" + text);
  return store::join_list(items);
}

std::map<int, std::string> levels_from(const std::string& text) {
  std::map<int, std::string> levels;
  for (const auto& item : store::split_list(text)) {
    int level = 0;
    const auto end = std::from_chars(item.data(), item.data() + item.size(), level).ptr;
    levels[level] = item.substr(std::min<std::size_t>(static_cast<std::size_t>(end - item.data()) + 1, item.size()));
  }
  return levels;
}

Goal goal_from(Query& row) {
  Goal goal;
  goal.id = row.id<GoalId>();
  goal.uid = row.uid();
  goal.pair = row.id<PairId>();
  goal.text = row.text();
  goal.learner = row.choice<Party>();
  goal.metric = row.text();
  goal.unit = row.text();
  goal.baseline = row.maybe(&Query::real);
  goal.target = row.maybe(&Query::real);
  goal.starts_on = row.date();
  goal.due_on = row.maybe(&Query::date);
  goal.why = row.text();
  goal.how = row.text();
  goal.weight = row.real();
  goal.levels = levels_from(row.text());
  goal.status = row.choice<GoalStatus>();
  goal.closed_on = row.maybe(&Query::date);
  if (!row.null()) goal.result = static_cast<int>(row.integer());
  return goal;
}

std::vector<Arg> row_of(const Goal& goal) {
  return {arg(goal.uid),       arg(goal.pair),
          arg(goal.text),      arg(goal.learner),
          arg(goal.metric),    arg(goal.unit),
          arg(goal.baseline),  arg(goal.target),
          arg(goal.starts_on), arg(goal.due_on),
          arg(goal.why),       arg(goal.how),
          arg(goal.weight),    Arg(levels_text(goal.levels)),
          arg(goal.status),    arg(goal.closed_on),
          arg(goal.result)};
}

Step step_from(Query& row) {
  return {row.id<StepId>(), row.uid(), row.id<GoalId>(), row.text(), row.maybe(&Query::date), row.maybe(&Query::date)};
}

std::vector<Arg> row_of(const Step& step) { return {arg(step.uid), arg(step.goal), arg(step.text), arg(step.due_on), arg(step.done_on)}; }

Progress progress_from(Query& row) {
  return {row.id<ProgressId>(), row.id<GoalId>(), row.date(), row.real(), row.text(), row.maybe(&Query::id<CheckinId>)};
}

std::vector<Arg> row_of(const Progress& progress) {
  return {arg(progress.goal), arg(progress.on), arg(progress.value), arg(progress.note), arg(progress.checkin)};
}

std::vector<Goal> with_steps_and_progress(Store& store, Query& rows) {
  std::vector<Goal> result;
  while (rows.next()) result.push_back(goal_from(rows));
  Query steps(connection_of(store), select_from(store::kStepTable, "where goal = ? order by id"));
  Query progress(connection_of(store), select_from(store::kProgressTable, "where goal = ? order by on_day, id"));
  for (auto& goal : result) {
    for (steps.with(goal.id); steps.next();) goal.steps.push_back(step_from(steps));
    for (progress.with(goal.id); progress.next();) goal.progress.push_back(progress_from(progress));
  }
  return result;
}

}  // namespace

std::vector<Goal> goals(Store& store, std::optional<PairId> pair, std::optional<GoalStatus> status) {
  std::string which = "where true";
  if (pair) which += " and pair = ?";
  if (status) which += " and status = ?";
  Query query(connection_of(store), select_from(store::kGoalTable, which + " order by id"));
  if (pair) query.bind(arg(*pair));
  if (status) query.bind(arg(*status));
  return with_steps_and_progress(store, query);
}

Goal goal_of(Store& store, GoalId id) {
  Query query(connection_of(store), select_from(store::kGoalTable, "where id = ?"));
  auto found = with_steps_and_progress(store, query.with(id));
  if (found.empty()) throw not_found("goal", short_id(Kind::goal, id.value), "mentor goal list");
  return std::move(found.front());
}

GoalId insert_goal(Store& store, const Goal& goal) {
  return GoalId(change_row(connection_of(store), store::kGoalTable, std::nullopt, row_of(goal)));
}
void update_goal(Store& store, const Goal& goal) { change_row(connection_of(store), store::kGoalTable, goal.id.value, row_of(goal)); }

Step step_of(Store& store, StepId id) {
  Query query(connection_of(store), select_from(store::kStepTable, "where id = ?"));
  if (!query.with(id).next()) throw not_found("step", short_id(Kind::step, id.value), "mentor goal list");
  return step_from(query);
}
StepId insert_step(Store& store, const Step& step) {
  return StepId(change_row(connection_of(store), store::kStepTable, std::nullopt, row_of(step)));
}
void update_step(Store& store, const Step& step) { change_row(connection_of(store), store::kStepTable, step.id.value, row_of(step)); }

void insert_progress(Store& store, const Progress& progress) {
  change_row(connection_of(store), store::kProgressTable, std::nullopt, row_of(progress));
}

std::vector<Progress> progress_of_checkin(Store& store, CheckinId checkin) {
  std::vector<Progress> found;
  Query query(connection_of(store), select_from(store::kProgressTable, "where checkin = ? order by id"));
  for (query.with(checkin); query.next();) found.push_back(progress_from(query));
  return found;
}

void redate_progress(Store& store, CheckinId checkin, Date on) {
  for (auto progress : progress_of_checkin(store, checkin)) {
    progress.on = on;
    change_row(connection_of(store), store::kProgressTable, progress.id.value, row_of(progress));
  }
}

}  // namespace mentor
