#include "mentor/domain/goal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace mentor {

namespace {

// Of rows by day, then as they were recorded. A change that was recorded after a value counts, whatever its day: who typed it knew the
// value.
template <class IsKnown>
std::optional<double> reached(const Goal& goal, IsKnown is_known) {
  const Progress* given = nullptr;
  for (const auto& progress : goal.progress)
    if (is_known(progress) && !progress.is_change) given = &progress;
  auto value = given != nullptr ? std::optional(given->amount) : goal.baseline;
  for (const auto& progress : goal.progress) {
    const bool counts = given == nullptr || progress.on > given->on || progress.id > given->id;
    if (is_known(progress) && progress.is_change && counts) value = value.value_or(0) + progress.amount;
  }
  return value;
}

}  // namespace

std::optional<double> value_on(const Goal& goal, Date day) {
  return reached(goal, [&](const Progress& progress) { return progress.on <= day; });
}

double value_after(const Goal& goal, const Progress& last) {
  const auto place = [](const Progress& progress) { return std::pair(progress.on, progress.id); };
  return reached(goal, [&](const Progress& progress) { return place(progress) <= place(last); }).value_or(last.amount);
}

std::optional<double> share_done(const Goal& goal, Date day) {
  if (goal.target && goal.baseline && *goal.target != *goal.baseline) {
    const double way = (value_on(goal, day).value_or(*goal.baseline) - *goal.baseline) / (*goal.target - *goal.baseline);
    return std::clamp(way, 0.0, 1.0);
  }
  if (goal.target || goal.steps.empty()) return std::nullopt;
  const auto done = std::ranges::count_if(goal.steps, [&](const Step& step) { return step.done_on && *step.done_on <= day; });
  return static_cast<double>(done) / static_cast<double>(goal.steps.size());
}

std::optional<double> share_time(const Goal& goal, Date day) {
  if (!goal.due_on || *goal.due_on <= goal.starts_on) return std::nullopt;
  const double whole = days_between(goal.starts_on, *goal.due_on);
  return std::clamp(days_between(goal.starts_on, day) / whole, 0.0, 1.0);
}

std::optional<double> attainment_score(std::span<const Attainment> goals) {
  constexpr double kCorrelation = 0.3;
  double weighted = 0;
  double weights = 0;
  double squares = 0;
  for (const auto& goal : goals) {
    weighted += goal.weight * goal.result;
    weights += goal.weight;
    squares += goal.weight * goal.weight;
  }
  if (goals.empty() || squares <= 0) return std::nullopt;
  return 50 + 10 * weighted / std::sqrt((1 - kCorrelation) * squares + kCorrelation * weights * weights);
}

std::string say_share(double share) {
  // Rounding must not turn something into nothing, nor nearly all into all.
  const long least = share > 0 ? 1 : 0;
  const long most = share < 1 ? 99 : 100;
  return fmt::format("{} %", std::clamp(std::lround(share * 100), least, most));
}

std::string say_number(double number) { return fmt::format("{}", number == 0 ? 0.0 : number); }

std::string say_way(const Goal& goal, std::optional<double> from, std::optional<double> to) {
  std::string said = from && from != to ? say_number(*from) + " to " + say_number(to.value_or(0)) : say_number(to.value_or(0));
  if (goal.target) said += " of " + say_number(*goal.target);
  for (const auto& word : {goal.unit, goal.metric})
    if (!word.empty()) said += " " + word;
  return said;
}

}  // namespace mentor
