// Whom an erasure is about, what it takes and what it leaves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/clock.hpp"
#include "mentor/store/erasing.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// What would go, before anything does.
struct ErasurePlan {
  Person person;
  std::vector<Pair> pairs;        ///< of theirs, by handle
  std::vector<HeldCount> counts;  ///< as held_counts has them
  Traces traces;
};
/// Throws not_found; refused where several are meant, or I am: a store without me is none.
ErasurePlan plan_erasure(Store& store, std::string_view who, const TraceFolders& folders);

/// What an erasure left.
struct Erasure {
  std::vector<Pair> kept;      ///< as they are now, in the order of the plan's
  std::size_t texts_left = 0;  ///< that still have the whole name in them: those of others
};
/// Erases the rows; the file and the traces follow when the command is committed (erase_traces_when_committed).
Erasure erase_rows(Store& store, const ErasurePlan& plan, ErasedPairs pairs, const Clock& clock);

}  // namespace mentor
