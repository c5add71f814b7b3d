// What an assignment is worth, and the proof that none is worth more; shares nothing with the search for it.
#include <algorithm>
#include <numeric>
#include <optional>

#include "mentor/base/error.hpp"
#include "mentor/domain/assignment.hpp"

namespace mentor {
namespace {

__extension__ using Sum = __int128;

Sum above_zero(Sum value) { return std::max<Sum>(value, 0); }

std::int64_t worth_of_first(const AssignmentWorth& worth, bool is_early) { return is_early ? worth.first_of_early : worth.first; }

/// The mentors of each mentee; nullopt where somebody has more than they want or have places for, or a pair is there twice.
std::optional<std::vector<std::vector<std::size_t>>> mentors_of(const AssignmentProblem& problem, std::span<const AssignedPair> pairs) {
  std::vector<std::vector<std::size_t>> mentors(problem.wanted.size());
  auto free = problem.places;
  for (const auto& [mentee, mentor] : pairs) {
    if (mentee >= mentors.size() || mentor >= free.size()) return std::nullopt;
    auto& had = mentors[mentee];
    if (std::ranges::find(had, mentor) != had.end()) return std::nullopt;
    if (std::ssize(had) == problem.wanted[mentee] || free[mentor] == 0) return std::nullopt;
    had.push_back(mentor);
    --free[mentor];
  }
  return mentors;
}

}  // namespace

AssignmentWorth worth_of(const AssignmentProblem& problem) {
  const auto sum = [](const std::vector<int>& counts) { return std::accumulate(counts.begin(), counts.end(), Sum(0)); };
  const auto unit = std::min(sum(problem.wanted), sum(problem.places)) * problem.most + 1;
  if (unit * 3 > Sum(1) << 61) throw usage_error("so many people cannot be weighed against each other", "match them in smaller groups");
  const auto further = static_cast<std::int64_t>(unit);
  return {further * 2, further * 3, further};
}

bool is_proven(const AssignmentProblem& problem, std::span<const AssignedPair> pairs, const AssignmentPrices& prices) {
  if (prices.mentees.size() != problem.wanted.size() || prices.mentors.size() != problem.places.size()) return false;
  if (std::ranges::any_of(prices.mentors, [](auto price) { return price < 0; })) return false;
  const auto mentors = mentors_of(problem, pairs);
  if (!mentors) return false;

  const auto worth = worth_of(problem);
  Sum reached = 0;
  Sum bound = 0;
  for (std::size_t mentor = 0; mentor < problem.places.size(); ++mentor) bound += Sum(problem.places[mentor]) * prices.mentors[mentor];
  std::vector<Points> row(problem.places.size());
  for (std::size_t mentee = 0; mentee < problem.wanted.size(); ++mentee) {
    problem.row(mentee, row);
    const auto first = worth_of_first(worth, problem.comes_first[mentee] != 0);
    for (const auto mentor : (*mentors)[mentee]) {
      if (row[mentor] < 0) return false;
      reached += row[mentor] + (mentor == (*mentors)[mentee].front() ? first : worth.further);
    }
    const auto price = Sum(prices.mentees[mentee]);
    if (problem.wanted[mentee] > 0) bound += above_zero(first - price) + (problem.wanted[mentee] - 1) * above_zero(worth.further - price);
    for (std::size_t mentor = 0; mentor < row.size(); ++mentor)
      if (row[mentor] >= 0) bound += above_zero(row[mentor] + price - prices.mentors[mentor]);
  }
  return reached == bound;
}

}  // namespace mentor
