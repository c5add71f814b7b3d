// Judging a pair: every rule is asked, the worst answer is the status.
#include "mentor/domain/health.hpp"

#include <algorithm>

#include "domain/health_rules.hpp"
#include "mentor/domain/period.hpp"

namespace mentor {
namespace {

HealthStatus status_of(const std::vector<HealthReason>& reasons) {
  const auto any = [&](Verdict verdict) { return std::ranges::find(reasons, verdict, &HealthReason::verdict) != reasons.end(); };
  if (any(Verdict::at_risk)) return HealthStatus::at_risk;
  if (any(Verdict::too_early)) return HealthStatus::too_early;
  return any(Verdict::needs_checkin) ? HealthStatus::needs_checkin : HealthStatus::on_track;
}

}  // namespace

Date silent_since(const HealthInput& facts) {
  return facts.last_contacts.empty() ? judged_from(*facts.pair, facts.recorded_on) : facts.last_contacts.front().met_on;
}

int days_of_silence(const HealthInput& facts, Date day) { return counted_days(*facts.pair, silent_since(facts), day); }

bool is_silent(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  if (status_on(*facts.pair, day) != PairStatus::active) return false;
  const HealthCase c{facts, thresholds, day};
  return fires(c, HealthRule::quiet) || fires(c, HealthRule::silent);
}

std::vector<HealthRule> alarms_on(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  if (status_on(*facts.pair, day) != PairStatus::active) return {};
  std::vector<HealthRule> alarms;
  for (const auto& [rule, name] : kEnumNames<HealthRule>) {
    const auto verdict = thresholds.verdict(rule);
    if ((verdict == Verdict::at_risk || verdict == Verdict::needs_checkin) && fires({facts, thresholds, day}, rule)) alarms.push_back(rule);
  }
  return alarms;
}

Health judge(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  const PairStatus status = status_on(*facts.pair, day);
  if (status == PairStatus::paused) return {HealthStatus::paused, {}};
  if (status == PairStatus::ended) return {HealthStatus::ended, {}};
  Health health;
  const HealthCase c{facts, thresholds, day};
  for (const auto& [rule, name] : kEnumNames<HealthRule>)
    if (fires(c, rule)) health.reasons.push_back(reason_of(c, rule));
  std::ranges::stable_sort(health.reasons, {}, &HealthReason::verdict);
  health.status = status_of(health.reasons);
  if (health.status != HealthStatus::on_track || is_silent(facts, thresholds, day)) return health;
  if (auto quiet = quiet_to_come(c)) health.reasons.push_back(std::move(*quiet));
  return health;
}

}  // namespace mentor
