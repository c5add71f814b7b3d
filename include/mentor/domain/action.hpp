// An action: a promise with an owner and perhaps a due date.
#pragma once

#include <optional>
#include <string>

#include "mentor/base/id.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {

struct Action {
  ActionId id{0};
  Uid uid;
  PairId pair{0};
  std::optional<CheckinId> checkin;
  Party owner = Party::mentee;
  RawText text;
  Date created_on{};
  std::optional<Date> due_on;
  std::optional<Date> done_on;
  std::optional<Date> dropped_on;
  bool is_private = false;
  friend bool operator==(const Action&, const Action&) = default;
};

/// Its words, for people.
inline Phrase phrase_of(const Action& action) { return {action.text, action.is_private}; }
inline bool is_open(const Action& action) { return !action.done_on && !action.dropped_on; }
/// Days past the due date on `today`, 0 when not overdue, done or dropped.
int overdue_days(const Action& action, Date today);

}  // namespace mentor
