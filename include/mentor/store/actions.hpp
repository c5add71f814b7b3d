// Actions in the store.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Those neither done nor dropped, of one pair or of all, by due date (those without one last), then id.
std::vector<Action> open_actions(Store& store, std::optional<PairId> pair);
/// Those done within [from, until], of one pair or of all, by day, then id.
std::vector<Action> actions_done_between(Store& store, std::optional<PairId> pair, Date from, Date until);
/// Those that were open at the end of `day`, as they stood then: what was closed later is open here. By due date (those without one last),
/// then id.
std::vector<Action> actions_open_on(Store& store, std::optional<PairId> pair, Date day);
/// All of a pair (or of all pairs), by id.
std::vector<Action> all_actions(Store& store, std::optional<PairId> pair);
std::vector<Action> actions_of_checkin(Store& store, CheckinId checkin);
/// Throws not_found.
Action action_of(Store& store, ActionId id);
ActionId insert_action(Store& store, const Action& action);
void update(Store& store, const Action& action);

}  // namespace mentor
