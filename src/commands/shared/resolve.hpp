// From the references people type to what is in a command's store, and the times of a pair as a write echoes them.
#pragma once

#include <string_view>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// A pair by handle, prefix, name or id. Throws not_found, refused when ambiguous, usage when the reference is of another kind.
inline Relationship pair_named(Context& context, std::string_view reference) { return find_relationship(*context.store, reference); }
inline std::vector<Relationship> pairs_named(Context& context, const std::vector<std::string>& references) {
  return pairs_named(*context.store, references);
}
inline RowRef row_named(Context& context, std::string_view reference) { return row_named(*context.store, reference, context.clock()); }
inline PairMeeting meeting_named(Context& context, std::string_view reference) {
  return meeting_named(*context.store, reference, context.clock());
}

inline const Agreement& agreement_now(const Context& context, const Relationship& relationship) {
  return agreement_now(relationship, context.clock());
}
inline const Zone& zone_of(Context& context, const Relationship& relationship) { return zone_of(relationship, context.clock()); }
/// What a write echoes for a time on a pair's clock: "Tue 2026-12-01 15:00 GMT (in 8 days)", and for me where my clock differs.
inline std::string say_in_zones(const Context& context, const Zone& theirs, Instant at) {
  return say_in_zones(context.clock(), theirs, at);
}
/// The same on the agreement's clock.
inline std::string say_both_zones(Context& context, const Relationship& relationship, Instant at) {
  return say_in_zones(context, zone_of(context, relationship), at);
}

}  // namespace mentor
