// From the references people type to what is in the store.
#pragma once

#include <string_view>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

/// A pair by handle, prefix, name or id. Throws not_found, refused when ambiguous, usage when the reference is of another kind.
Relationship pair_named(Context& context, std::string_view reference);
/// The pairs named, or every pair when none is.
std::vector<Relationship> pairs_named(Context& context, const std::vector<std::string>& references);

/// The number of a reference of one kind: "g12" where `kind` is goal. Throws usage for another kind. Whether it is there is not asked.
std::int64_t number_named(std::string_view reference, Kind kind);
/// Any reference as a row; a pair by name becomes its number. A meeting that was never written about is refused by not_found.
RowRef row_named(Context& context, std::string_view reference);

struct PairMeeting {
  Relationship relationship;
  Meeting meeting;
};
/// m7, PAIR@DATE, or a PAIR for its next planned meeting. Throws not_found.
PairMeeting meeting_named(Context& context, std::string_view reference);

/// The agreement that holds on a pair's today, and its zone.
const Agreement& agreement_now(const Context& context, const Relationship& relationship);
const Zone& zone_of(Context& context, const Relationship& relationship);
/// What a write echoes for a time on a pair's clock: "Tue 2026-12-01 15:00 GMT (in 8 days)", and for me where my clock differs.
std::string say_in_zones(const Context& context, const Zone& theirs, Instant at);
/// The same on the agreement's clock.
std::string say_both_zones(Context& context, const Relationship& relationship, Instant at);
/// The handles by pair, for lists over many pairs.
std::map<PairId, std::string> handles(const std::vector<Relationship>& relationships);

}  // namespace mentor
