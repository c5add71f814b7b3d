// What health is judged from: of many pairs on one day, or of many days.
#pragma once

#include <map>
#include <memory>
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

/// Each pair's facts at the end of the judged day, read with a few statements whose cost does not grow with the history. The facts point
/// into `relationships`.
std::map<PairId, HealthInput> health_input(Store& store, const std::vector<Relationship>& relationships, const Judgement& judgement,
                                           Zones& zones);

namespace store {
struct HealthRows;
}

/// The same for day after day: everything is read once.
class HealthHistory {
 public:
  HealthHistory(Store& store, const std::vector<Relationship>& relationships, Zones& zones);
  ~HealthHistory();
  HealthHistory(const HealthHistory&) = delete;
  HealthHistory& operator=(const HealthHistory&) = delete;

  /// A pair's facts, equal to those of health_input. `pair` counts the relationships.
  HealthInput facts(std::size_t pair, const Judgement& judgement) const;
  /// The days, in order, on which a pair's facts may differ from those of the day before, by what was known at the end of each in `mine`.
  std::vector<Date> changes(std::size_t pair, const Zone& mine) const;
  /// The days of the meetings that were held, in order, in `mine`.
  std::vector<Date> held(std::size_t pair, const Zone& mine) const;

 private:
  std::vector<store::HealthRows> rows_;
  Zones& zones_;
};

}  // namespace mentor
