// What many pairs did in a time, summed as it is read, so that no check-in is kept.
#pragma once

#include <optional>
#include <vector>

#include "mentor/base/time.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The pairs whose sums are wanted, and the time; `months` are the first moments of its months, the first of them its beginning.
struct SumsWanted {
  std::vector<PairId> pairs;    ///< by id
  std::vector<bool> in_months;  ///< of each, whether the months count it
  Date from;
  Date until;                    ///< included
  std::vector<Instant> months;   ///< in order, never empty
  std::vector<Date> month_days;  ///< likewise, as days
  Instant end;                   ///< of the last day
  Instant recent;                ///< who had a contact since then is in touch
};

struct PairSums {
  CheckinTotals contacts;
  int goals_reached = 0;
  int promises_kept = 0;     ///< done in this time
  int promises_overdue = 0;  ///< due in this time, and neither done nor dropped by its end
  bool is_in_touch = false;
};
struct MonthSums {
  int held = 0;
  int rated = 0;
  int rating_sum = 0;
  int goals_reached = 0;
  int promises_kept = 0;
  int promises_overdue = 0;
};

struct ProgrammeSums {
  std::vector<PairSums> pairs;    ///< as they were asked for
  std::vector<MonthSums> months;  ///< of all of them
};
/// Reads the check-ins of the time in the index that the weekly report reads, once.
ProgrammeSums programme_sums(Store& store, const SumsWanted& wanted);

}  // namespace mentor
