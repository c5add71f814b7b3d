#include "mentor/mentoring/health_of.hpp"

#include <algorithm>

#include "mentor/domain/reminder.hpp"
#include "mentor/store/deliveries.hpp"
#include "mentor/store/health_input.hpp"

namespace mentor {
namespace {

auto urgency(const Judged& judged) { return std::ranges::find(kMostUrgentFirst, judged.health.status) - kMostUrgentFirst.begin(); }

// What the last digest was made from; yesterday where there was none.
Judgement last_told(Store& store, const Clock& clock) {
  const auto last = last_digest(store, clock.today());
  if (last && last->sent_at) return {clock.mine.date_at(*last->sent_at), *last->sent_at};
  return {add_days(clock.today(), -1), clock.mine.start_of(clock.today())};
}

}  // namespace

std::map<PairId, Health> health_of(Store& store, const std::vector<Relationship>& relationships, Date day, const Thresholds& thresholds,
                                   Zones& zones, std::optional<Instant> known_until) {
  std::map<PairId, Health> result;
  for (const auto& [pair, facts] : health_input(store, relationships, {day, known_until}, zones))
    result.emplace(pair, judge(facts, thresholds, day));
  return result;
}

std::vector<Judged> judged_pairs(Store& store, std::vector<Relationship> relationships, Date day, const Thresholds& thresholds,
                                 Zones& zones, std::optional<Instant> known_until) {
  auto health = health_of(store, relationships, day, thresholds, zones, known_until);
  std::vector<Judged> judged;
  for (auto& relationship : relationships) {
    auto verdict = std::move(health.at(relationship.pair.id));
    judged.push_back({std::move(relationship), std::move(verdict)});
  }
  std::ranges::stable_sort(judged, {}, urgency);
  return judged;
}

Worsened worsened_since_digest(Store& store, std::vector<Relationship> relationships, const Thresholds& thresholds, const Clock& clock) {
  std::erase_if(relationships, [](const Relationship& r) { return r.pair.role != Role::none; });
  const Judgement told = last_told(store, clock);
  const auto was = health_of(store, relationships, told.day, thresholds, clock.zones, told.known_until);
  const auto is = health_of(store, relationships, clock.today(), thresholds, clock.zones);
  Worsened worsened{told.day, {}};
  for (const auto& [pair, agreements] : relationships)
    if (got_worse(was.at(pair.id).status, is.at(pair.id).status)) worsened.pairs.push_back({pair, was.at(pair.id).status, is.at(pair.id)});
  return worsened;
}

}  // namespace mentor
