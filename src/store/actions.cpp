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
using store::connection_of;
using store::Query;
using store::read_all;
using store::read_row;

// As the index action_closed has it.
constexpr const char* kClosed = "(done_on is not null or dropped_on is not null)";

std::vector<Action> actions_where(Store& store, std::optional<PairId> pair, const std::string& where, const std::string& order,
                                  std::initializer_list<Arg> values = {}) {
  Query query(connection_of(store), store::select<Action>("where " + where + (pair ? " and pair = ?" : "") + " order by " + order));
  for (const auto& value : values) query.bind(value);
  if (pair) query.bind(arg(*pair));
  return read_all<Action>(query);
}

}  // namespace

std::vector<Action> open_actions(Store& store, std::optional<PairId> pair) {
  return actions_where(store, pair, "done_on is null and dropped_on is null", "due_on is null, due_on, id");
}

std::vector<Action> actions_done_between(Store& store, std::optional<PairId> pair, Date from, Date until) {
  return actions_where(store, pair, kClosed + std::string(" and coalesce(done_on, dropped_on) between ? and ? and done_on is not null"),
                       "done_on, id", {arg(from), arg(until)});
}

std::vector<Action> actions_open_on(Store& store, std::optional<PairId> pair, Date day) {
  auto found = actions_where(store, pair, "done_on is null and dropped_on is null and created_on <= ?", "id", {arg(day)});
  auto since = actions_where(store, pair, kClosed + std::string(" and coalesce(done_on, dropped_on) > ? and created_on <= ?"), "id",
                             {arg(day), arg(day)});
  for (auto& action : since) {
    action.done_on.reset();
    action.dropped_on.reset();
    found.push_back(std::move(action));
  }
  std::ranges::sort(found, {}, [](const Action& action) { return std::tuple(!action.due_on, action.due_on.value_or(Date{}), action.id); });
  return found;
}

std::vector<Action> all_actions(Store& store, std::optional<PairId> pair) { return actions_where(store, pair, "true", "id"); }

std::vector<Action> actions_of_checkin(Store& store, CheckinId checkin) {
  return actions_where(store, std::nullopt, "checkin = ?", "id", {arg(checkin)});
}

Action action_of(Store& store, ActionId id) {
  Query query(connection_of(store), store::select<Action>("where id = ?"));
  if (!query.with(id).next()) throw no_such(id);
  return read_row<Action>(query);
}

ActionId insert_action(Store& store, const Action& action) { return store::insert_row(store, action); }
void update(Store& store, const Action& action) { store::update_row(store, action); }

}  // namespace mentor
