// What a sheet says, taken into the store: check-ins that took place, or pairs.
#pragma once

#include <functional>
#include <string>

#include "mentor/base/csv.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/person.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/import.hpp"

namespace mentor {

/// What the sheet leaves open.
struct SheetDefaults {
  Person me;                 ///< before there is a person that is me
  Agreement agreement;       ///< of a new pair, but for its cadence and its beginning
  bool makes_pairs = false;  ///< a check-in of a pair that is not there makes it
};

/// Reads a sheet of check-ins (pair met_on minutes channel rating note wins blockers) or of pairs (mentor mentor_email mentee mentee_email
/// every start end tag), whichever its header says, and writes what the store has not: a check-in is known by pair, day and note, a pair
/// by its two persons. Every fault of a row is told; one with a fault adds nothing. A new pair is as `defaults` says; one that a check-in
/// makes is with a mentor of mine, as-needed, from the first of its check-ins on. Throws usage for a header that cannot be understood.
Imported import_sheet(Store& store, SheetReader& sheet, const SheetDefaults& defaults, const Clock& clock,
                      const std::function<void()>& progress);

}  // namespace mentor
