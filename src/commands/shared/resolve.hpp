// From the references people type to what is in a command's store, and the times of a pair as a write echoes them.
#pragma once

#include <string_view>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/resolve.hpp"
#include "mentor/store/meetings.hpp"

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

/// As people read it: by the date it is on.
inline std::string said_ref(const Context& context, const Relationship& relationship, const Meeting& meeting) {
  return said_ref(*context.store, relationship, meeting, context.clock());
}
inline std::string said_ref(const Context& context, const PairMeeting& found) {
  return said_ref(context, found.relationship, found.meeting);
}
/// The cadence may have no meeting there any more: then nothing was moved.
inline std::string said_ref(const Context& context, const Relationship& relationship, Date original) {
  if (!meeting_row(*context.store, relationship.pair.id, original)) return meeting_ref(relationship.pair.handle, original);
  return said_ref(context, relationship, meeting_at(*context.store, relationship, original, context.now, context.zones));
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
