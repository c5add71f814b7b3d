// When a check-in took place, and which meeting it was: product.md, "checkin add without --on".
#pragma once

#include <optional>

#include "commands/checkin/fields.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct Occasion {
  Instant met_at;
  std::optional<Minutes> length;
  Channel channel;
  std::optional<Meeting> meeting;  ///< the one it joins
};

/// `edited` is the check-in that is being corrected, whose own meeting it may join again; nullptr for a new one. Throws refused for a day
/// in the future or before the pair began, or a meeting that is logged, missed or cancelled.
Occasion occasion_of(Context& context, const Relationship& relationship, const CheckinFields& fields, const Checkin* edited);

}  // namespace mentor
