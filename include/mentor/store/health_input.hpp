// What health is judged from, read for many pairs with a few statements whose cost does not grow with the history.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "mentor/base/zone.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// A day to judge, and what was known then: with `known_until` only what was recorded before that instant counts (--as-of), else all
/// (--of).
struct Judgement {
  Date day;
  std::optional<Instant> known_until;
};

/// Each pair's facts at the end of the judged day. The facts point into `relationships`.
std::map<PairId, HealthInput> health_input(Store& store, const std::vector<Relationship>& relationships, const Judgement& judgement,
                                           Zones& zones);

}  // namespace mentor
