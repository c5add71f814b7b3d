// Judging a pair: every rule is asked, the worst answer is the status.
#include "mentor/domain/health.hpp"

#include <algorithm>

#include "domain/health_rules.hpp"

namespace mentor {
namespace {

HealthStatus status_of(const std::vector<HealthReason>& reasons, bool too_early) {
  const auto any = [&](Verdict verdict) { return std::ranges::find(reasons, verdict, &HealthReason::verdict) != reasons.end(); };
  if (any(Verdict::at_risk)) return HealthStatus::at_risk;
  if (too_early) return HealthStatus::too_early;
  return any(Verdict::needs_checkin) ? HealthStatus::needs_checkin : HealthStatus::on_track;
}

int paused_days(const Pair& pair, Date after, Date until) {
  int days = 0;
  for (const auto& pause : pair.pauses) {
    const Date from = std::max(pause.from, add_days(after, 1));
    const Date last = std::min(pause.until.value_or(until), until);
    if (from <= last) days += days_between(from, last) + 1;
  }
  return days;
}

}  // namespace

Date silent_since(const HealthFacts& facts) {
  return facts.last_contacts.empty() ? facts.pair->starts_on : facts.last_contacts.front().met_on;
}

int days_of_silence(const HealthFacts& facts, Date day) {
  const Date since = silent_since(facts);
  return days_between(since, day) - paused_days(*facts.pair, since, day);
}

Health judge(const HealthFacts& facts, const Thresholds& thresholds, Date day) {
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
