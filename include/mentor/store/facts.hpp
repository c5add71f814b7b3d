// What leaves a store when it is published: which store it is, and its rows without any text, handed over one after the other.
#pragma once

#include <functional>
#include <optional>

#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// By which copies of a store are known, and told apart.
struct StoreIdentity {
  Uid uid;                     ///< the same in every copy
  std::optional<Uid> replica;  ///< given by a restore
  std::int64_t last_command = 0;
  std::optional<Instant> written_at;  ///< of the last command
  friend bool operator==(const StoreIdentity&, const StoreIdentity&) = default;
};

/// nullopt for a store that holds no pair yet and was not given a uid.
std::optional<StoreIdentity> identity_of(Store& store);

/// Every check-in without its lines, by id.
void for_each_contact(Store& store, const std::function<void(const Checkin&, const Uid& pair)>& take);
/// Every goal without its steps and progress, by id.
void for_each_goal(Store& store, const std::function<void(const Goal&, const Uid& pair)>& take);
/// Every promise, by id.
void for_each_promise(Store& store, const std::function<void(const Action&, const Uid& pair)>& take);

}  // namespace mentor
