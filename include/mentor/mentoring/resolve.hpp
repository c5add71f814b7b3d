// From the references people type to what is in the store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/meeting.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// The pairs named, or every pair when none is. Throws not_found, refused when ambiguous, usage when a reference is of another kind.
std::vector<Relationship> pairs_named(Store& store, const std::vector<std::string>& references);
/// Those of them that carry every one of the tags, by handle.
std::vector<Relationship> chosen_pairs(Store& store, const std::vector<std::string>& references, const std::vector<std::string>& tags);

/// The number of a reference of one kind: "g12" where `kind` is goal. Throws usage for another kind. Whether it is there is not asked.
std::int64_t number_named(std::string_view reference, Kind kind);
/// Any reference as a row; a pair by name becomes its number. A meeting that was never written about is refused by not_found.
RowRef row_named(Store& store, std::string_view reference, const Clock& clock);

struct PairMeeting {
  Relationship relationship;
  Meeting meeting;
};
/// m7, PAIR@DATE, or a PAIR for its next planned meeting. DATE is the original one, else the one it was moved to where that names one
/// meeting. Throws not_found, refused when ambiguous.
PairMeeting meeting_named(Store& store, std::string_view reference, const Clock& clock);
/// "ada@2026-12-01", by its original date, as scripts know it.
std::string ref_of(const PairMeeting& found);
/// As people read it: by the date it was moved to, where that names it.
std::string said_ref(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock);

/// The agreement that holds on a pair's today, and its zone.
const Agreement& agreement_now(const Relationship& relationship, const Clock& clock);
const Zone& zone_of(const Relationship& relationship, const Clock& clock);
/// Every clock that a pair reads: that of `tz`, mine where I am a side, and those of the sides that are known, mentor first.
std::vector<const Zone*> clocks_of(const Pair& pair, const std::string& tz, const Clock& clock);
/// The handles by pair, for lists over many pairs.
std::map<PairId, std::string> handles(const std::vector<Relationship>& relationships);

}  // namespace mentor
