// When a check-in took place, and which meeting it was: product.md, "checkin add without --on".
#pragma once

#include <optional>
#include <string>

#include "mentor/base/dates.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// A day without a meeting or a time is taken at noon.
inline constexpr Minutes kTimeOfADay{12 * 60};

/// What was said about it.
struct OccasionSaid {
  std::optional<std::string> meeting;  ///< a reference
  std::optional<When> on;
  std::optional<Minutes> length;
  std::optional<Channel> channel;
  Party by = Party::mentee;  ///< who writes of it
};

struct Occasion {
  Instant met_at;
  std::optional<Minutes> length;
  Channel channel;
  std::optional<Meeting> meeting = {};   ///< the one it joins
  bool is_late = false;                  ///< it joined by itself, more than a day after it began
  std::optional<Meeting> unlogged = {};  ///< where it could join none by itself: the latest of 14 days that stands unlogged
};

/// `edited` is the check-in that is being corrected, whose own meeting it may join again; nullptr for a new one. Throws refused for a day
/// in the future or before the pair began, or a meeting that is logged, missed or cancelled.
Occasion occasion_of(Store& store, const Relationship& relationship, const OccasionSaid& said, const Checkin* edited, const Clock& clock);

}  // namespace mentor
