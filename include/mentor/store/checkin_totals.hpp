// What the check-ins and goals of many pairs add up to, without reading them one by one.
#pragma once

#include <map>
#include <optional>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

struct CheckinTotals {
  int checkins = 0;
  int held = 0;  ///< of them meetings: by their channel, or because they joined one
  Minutes length{0};
  int rated = 0;
  int rating_sum = 0;
  std::optional<Instant> last_met;  ///< of any channel
};

/// Of the check-ins met within [from, until), by pair. Reads the index that the weekly report reads, so the cost is that of the window.
std::map<PairId, CheckinTotals> checkin_totals(Store& store, Instant from, Instant until);
/// How many goals were done from `from` to `until`, both included, by pair.
std::map<PairId, int> goals_done(Store& store, Date from, Date until);

}  // namespace mentor
