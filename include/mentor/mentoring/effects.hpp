// What a check-in changes beside itself: progress of goals, promises, and things that are done; also when it is put at another time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// A promise made in a check-in; whose it is follows from the flag.
struct Promise {
  bool mine;
  std::string text;
  std::optional<Date> due_on;
};

/// "g3=5" or "g3+1".
struct ProgressFlag {
  std::int64_t goal;
  bool relative;
  double number;
};

struct CheckinEffects {
  std::vector<ProgressFlag> progress;
  std::vector<Promise> promises;
  std::vector<std::string> done;  ///< references
  bool is_private = false;        ///< of the promises

  bool empty() const { return progress.empty() && promises.empty() && done.empty(); }
};

/// What was recorded with a check-in, in the order in which it was.
struct CheckinRecords {
  std::vector<Action> actions;
  std::vector<Progress> progress;
  std::vector<Closing> closings;
};
CheckinRecords records_of(Store& store, CheckinId checkin);

/// Records the progress, promises and closings as of the day they met. Throws refused for a thing of another pair and for one that is
/// closed already, not_found. Returns all that is recorded with the check-in; of one without effects nothing, and nothing is read.
CheckinRecords apply_effects(Store& store, const Pair& pair, const Checkin& checkin, const CheckinEffects& effects, const Clock& clock);

/// Gives the progress, the promises and what was closed in a check-in the day on which they now say they met. What was dated otherwise
/// since keeps its date.
void redate_effects(Store& store, const Checkin& before, const Checkin& after, const Zone& mine);

}  // namespace mentor
