#include "mentor/store/actions.hpp"

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::Arg;
using store::change_row;
using store::connection_of;
using store::Query;
using store::select_from;

Action action_from(Query& row) {
  Action action;
  action.id = row.id<ActionId>();
  action.uid = row.uid();
  action.pair = row.id<PairId>();
  action.checkin = row.maybe(&Query::id<CheckinId>);
  action.owner = row.choice<Party>();
  action.text = row.text();
  action.created_on = row.date();
  action.due_on = row.maybe(&Query::date);
  action.done_on = row.maybe(&Query::date);
  action.dropped_on = row.maybe(&Query::date);
  return action;
}

std::vector<Arg> row_of(const Action& action) {
  return {arg(action.uid),        arg(action.pair),   arg(action.checkin), arg(action.owner),     arg(action.text),
          arg(action.created_on), arg(action.due_on), arg(action.done_on), arg(action.dropped_on)};
}

std::vector<Action> all(Query& rows) {
  std::vector<Action> found;
  while (rows.next()) found.push_back(action_from(rows));
  return found;
}

std::vector<Action> select(Store& store, std::optional<PairId> pair, const std::string& where, const std::string& order,
                           std::initializer_list<Arg> values = {}) {
  Query query(connection_of(store),
              select_from(store::kActionTable, "where " + where + (pair ? " and pair = ?" : "") + " order by " + order));
  for (const auto& value : values) query.bind(value);
  if (pair) query.bind(arg(*pair));
  return all(query);
}

}  // namespace

std::vector<Action> open_actions(Store& store, std::optional<PairId> pair) {
  return select(store, pair, "done_on is null and dropped_on is null", "due_on is null, due_on, id");
}

std::vector<Action> actions_done_between(Store& store, std::optional<PairId> pair, Date from, Date until) {
  return select(store, pair, "done_on is not null and done_on between ? and ?", "done_on, id", {arg(from), arg(until)});
}

std::vector<Action> all_actions(Store& store, std::optional<PairId> pair) { return select(store, pair, "true", "id"); }

std::vector<Action> actions_of_checkin(Store& store, CheckinId checkin) {
  return select(store, std::nullopt, "checkin = ?", "id", {arg(checkin)});
}

Action action_of(Store& store, ActionId id) {
  Query query(connection_of(store), select_from(store::kActionTable, "where id = ?"));
  if (!query.with(id).next()) throw not_found("action", short_id(Kind::action, id.value), "mentor action list");
  return action_from(query);
}

ActionId insert_action(Store& store, const Action& action) {
  return ActionId(change_row(connection_of(store), store::kActionTable, std::nullopt, row_of(action)));
}
void update_action(Store& store, const Action& action) {
  change_row(connection_of(store), store::kActionTable, action.id.value, row_of(action));
}

}  // namespace mentor
