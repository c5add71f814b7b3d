#include "mentor/store/actions.hpp"

#include <algorithm>
#include <tuple>

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
  action.is_private = row.flag();
  return action;
}

std::vector<Arg> row_of(const Action& action) {
  return {arg(action.uid),        arg(action.pair),   arg(action.checkin), arg(action.owner),   arg(action.text.unguarded()),
          arg(action.created_on), arg(action.due_on), arg(action.done_on), arg(action.dropped_on), arg(action.is_private)};
}

std::vector<Action> all(Query& rows) {
  std::vector<Action> found;
  while (rows.next()) found.push_back(action_from(rows));
  return found;
}

// As the index action_closed has it.
constexpr std::string_view kClosed = "(done_on is not null or dropped_on is not null)";

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
  return select(store, pair, std::string(kClosed) + " and coalesce(done_on, dropped_on) between ? and ? and done_on is not null",
                "done_on, id", {arg(from), arg(until)});
}

std::vector<Action> actions_open_on(Store& store, std::optional<PairId> pair, Date day) {
  auto found = select(store, pair, "done_on is null and dropped_on is null and created_on <= ?", "id", {arg(day)});
  auto since =
      select(store, pair, std::string(kClosed) + " and coalesce(done_on, dropped_on) > ? and created_on <= ?", "id", {arg(day), arg(day)});
  for (auto& action : since) {
    action.done_on.reset();
    action.dropped_on.reset();
    found.push_back(std::move(action));
  }
  std::ranges::sort(found, {}, [](const Action& action) { return std::tuple(!action.due_on, action.due_on.value_or(Date{}), action.id); });
  return found;
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
