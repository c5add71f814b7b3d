#include "mentor/store/actions.hpp"

#include <algorithm>
#include <tuple>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::arg;
using store::by_closing;
using store::connection_of;
using store::Query;
using store::read_all;
using store::read_row;
using store::select;

}  // namespace

std::vector<Action> open_actions(Store& store, std::optional<PairId> pair) {
  Query query(connection_of(store), select<Action>(by_closing<Action>(pair, "= 'open'") + " order by due_on is null, due_on, id"));
  return read_all<Action>(query.with(pair));
}

std::vector<Action> actions_done_between(Store& store, std::optional<PairId> pair, Date from, Date until) {
  Query query(connection_of(store),
              select<Action>(by_closing<Action>(pair, "between ?2 and ?3") + " and done_on is not null order by done_on, id"));
  return read_all<Action>(query.with(pair, from, until));
}

std::vector<Action> actions_open_on(Store& store, std::optional<PairId> pair, Date day) {
  Query query(connection_of(store), select<Action>(by_closing<Action>(pair, "> ?2") + " and created_on <= ?2"));
  auto found = read_all<Action>(query.with(pair, day));
  for (auto& action : found) {
    action.done_on.reset();
    action.dropped_on.reset();
  }
  std::ranges::sort(found, {}, [](const Action& action) { return std::tuple(!action.due_on, action.due_on.value_or(Date{}), action.id); });
  return found;
}

std::vector<Action> all_actions(Store& store, std::optional<PairId> pair) {
  Query query(connection_of(store), select<Action>(std::string(pair ? "where pair = ? " : "") + "order by id"));
  if (pair) query.bind(arg(*pair));
  return read_all<Action>(query);
}

std::vector<Action> actions_of_checkin(Store& store, CheckinId checkin) {
  Query query(connection_of(store), select<Action>("where checkin = ? order by id"));
  return read_all<Action>(query.with(checkin));
}

Action action_of(Store& store, ActionId id) {
  Query query(connection_of(store), select<Action>("where id = ?"));
  if (!query.with(id).next()) throw no_such(id);
  return read_row<Action>(query);
}

ActionId insert_action(Store& store, const Action& action) { return store::insert_row(store, action); }
void update(Store& store, const Action& action) { store::update_row(store, action); }

}  // namespace mentor
