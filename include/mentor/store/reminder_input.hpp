// What reminders are computed from, read for every pair with a few statements whose cost does not grow with the history.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// When each pair was last in contact, on any channel; without the pairs that never were.
std::map<PairId, Instant> last_contacts(Store& store);
/// Whether a side said thanks in a check-in of that moment or later.
bool has_thanks_since(Store& store, PairId pair, Party by, Instant from);
/// Open promises that are due on `day` or before, by id.
std::vector<Action> actions_due_by(Store& store, Date day);

/// Open goals that are due within [from, until], by id; of each its id, uid, pair and due date alone.
std::vector<Goal> goals_due_between(Store& store, Date from, Date until);

struct WaitingTopic {
  PairId pair;
  std::optional<Date> pinned_to;  ///< original date of the meeting it was put on
  bool is_standing;
};
/// The words of the private promises and topics of each pair that has some, whatever became of them.
std::map<PairId, std::vector<RawText>> private_texts(Store& store);
/// Where the open topics of every pair wait.
std::vector<WaitingTopic> waiting_topics(Store& store);

}  // namespace mentor
