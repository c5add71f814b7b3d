// The rules of health: when each fires, and what it says then (rules.md, Health).
#pragma once

#include <optional>

#include "mentor/domain/health.hpp"

namespace mentor {

struct HealthCase {
  const HealthInput& facts;
  const Thresholds& thresholds;
  Date day;
};

/// Whether a rule that is not off fires.
bool fires(const HealthCase& c, HealthRule rule);
/// The reason of one that does.
HealthReason reason_of(const HealthCase& c, HealthRule rule);
/// For a pair on track: the first rule of silence that will fire, and the day on which it does with nothing new. nullopt for as-needed
/// pairs and where both are off.
std::optional<HealthReason> quiet_to_come(const HealthCase& c);

}  // namespace mentor
