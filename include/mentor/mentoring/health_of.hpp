// How pairs are doing, judged from what the store has.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "mentor/domain/health.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// Health of each pair on `day`, by what is known now; with `known_until` by what was known then.
std::map<PairId, Health> health_of(Store& store, const std::vector<Relationship>& relationships, Date day, const Thresholds& thresholds,
                                   Zones& zones, std::optional<Instant> known_until = std::nullopt);

/// The most urgent first.
inline constexpr std::array kMostUrgentFirst{HealthStatus::at_risk,  HealthStatus::needs_checkin, HealthStatus::too_early,
                                             HealthStatus::on_track, HealthStatus::paused,        HealthStatus::ended};

struct Judged {
  Relationship relationship;
  Health health;
};
/// The same as a list: the most urgent first, then in the order given.
std::vector<Judged> judged_pairs(Store& store, std::vector<Relationship> relationships, Date day, const Thresholds& thresholds,
                                 Zones& zones, std::optional<Instant> known_until = std::nullopt);

/// The pairs in which I am neither side whose health got worse.
struct Worsened {
  struct Watched {
    Pair pair;
    HealthStatus was;
    Health is;
  };
  Date since;  ///< the day of the last digest, or yesterday where there was none
  std::vector<Watched> pairs;
};
/// What a digest tells at this moment.
Worsened worsened_since_digest(Store& store, std::vector<Relationship> relationships, const Thresholds& thresholds, const Clock& clock);

}  // namespace mentor
