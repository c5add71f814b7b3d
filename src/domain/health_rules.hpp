// The rules of health, one function each, in one table (rules.md, Health).
#pragma once

#include <optional>
#include <span>

#include "mentor/domain/health.hpp"

namespace mentor {

struct HealthCase {
  const HealthInput& facts;
  const Thresholds& thresholds;
  Date day;
};

using HealthRule = std::optional<HealthReason> (*)(const HealthCase&);

std::span<const HealthRule> health_rules();
/// The rule of silence that fires, `quiet` or `silent`; nullopt where neither does.
std::optional<HealthReason> silence_that_fires(const HealthCase& c);
/// For a pair on track: the quiet rule and the day on which, with nothing new, it fires. nullopt for as-needed pairs.
std::optional<HealthReason> quiet_to_come(const HealthCase& c);

}  // namespace mentor
