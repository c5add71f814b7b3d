#include "domain/counted_days.hpp"

#include <algorithm>

namespace mentor {
namespace {

int paused_days(const Pause& pause, Date after, Date until) {
  const Date from = std::max(pause.from, add_days(after, 1));
  const Date last = std::min(pause.until.value_or(until), until);
  return std::max(0, days_between(from, last) + 1);
}

}  // namespace

int counted_days(const Pair& pair, Date from, Date to) {
  int days = days_between(from, to);
  for (const auto& pause : pair.pauses) days -= paused_days(pause, from, to);
  return days;
}

std::optional<Date> after_counted_days(const Pair& pair, Date from, int days) {
  Date found = add_days(from, days);
  for (const auto& pause : pair.pauses) {
    if (paused_days(pause, from, found) == 0) continue;
    if (!pause.until) return std::nullopt;
    found = add_days(found, paused_days(pause, from, *pause.until));
  }
  return status_on(pair, found) == PairStatus::ended ? std::nullopt : std::optional(found);
}

}  // namespace mentor
