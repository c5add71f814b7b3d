// Judging a pair: every rule is asked, the worst answer is the status.
#include "mentor/domain/health.hpp"

#include <algorithm>

#include "domain/health_rules.hpp"
#include "mentor/domain/period.hpp"

namespace mentor {
namespace {

HealthStatus status_of(const std::vector<HealthReason>& reasons, bool too_early) {
  const auto any = [&](Verdict verdict) { return std::ranges::find(reasons, verdict, &HealthReason::verdict) != reasons.end(); };
  if (any(Verdict::at_risk)) return HealthStatus::at_risk;
  if (too_early) return HealthStatus::too_early;
  return any(Verdict::needs_checkin) ? HealthStatus::needs_checkin : HealthStatus::on_track;
}

}  // namespace

Date silent_since(const HealthInput& facts) {
  return facts.last_contacts.empty() ? facts.pair->starts_on : facts.last_contacts.front().met_on;
}

int days_of_silence(const HealthInput& facts, Date day) { return counted_days(*facts.pair, silent_since(facts), day); }

bool is_silent(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  return status_on(*facts.pair, day) == PairStatus::active && silence_that_fires({facts, thresholds, day});
}

Health judge(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  const PairStatus status = status_on(*facts.pair, day);
  if (status == PairStatus::paused) return {HealthStatus::paused, {}};
  if (status == PairStatus::ended) return {HealthStatus::ended, {}};
  Health health;
  for (const auto& rule : health_rules())
    if (auto reason = rule({facts, thresholds, day})) health.reasons.push_back(std::move(*reason));
  std::ranges::stable_sort(health.reasons, {}, &HealthReason::verdict);
  const bool too_early = std::ranges::find(health.reasons, Verdict::too_early, &HealthReason::verdict) != health.reasons.end();
  health.status = status_of(health.reasons, too_early);
  if (health.status != HealthStatus::on_track) return health;
  if (auto quiet = quiet_to_come({facts, thresholds, day})) health.reasons.push_back(std::move(*quiet));
  return health;
}

}  // namespace mentor
