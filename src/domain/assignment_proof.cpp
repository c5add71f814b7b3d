// What an assignment is worth, and the proof that none is worth more; shares nothing with the search for it.
#include <algorithm>
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
  Sum wanted = 0;
  Sum places = 0;
  Sum mentees = 0;
  for (const auto count : problem.wanted) {
    wanted += count;
    mentees += count > 0;
  }
  for (const auto count : problem.places) places += count;
  // Pairs, those that are nobody's first, and mentees who come first, at most.
  const auto pairs = std::min(wanted, places);
  const auto later = std::min(wanted - mentees, pairs);
  const auto early = std::min<Sum>(std::ranges::count_if(problem.comes_first, [](char is_early) { return is_early != 0; }), pairs);
  const auto points = pairs * problem.most;
  const auto further = points + 1;
  const auto first_of_early = points + further * later + 1;  // more than a first mentor
  const auto first = points + further * later + first_of_early * early + 1;
  if (first + first_of_early > Sum(1) << 61)
    throw usage_error("so many people cannot be weighed against each other", "match them in smaller groups");
  return {static_cast<std::int64_t>(first), static_cast<std::int64_t>(first + first_of_early), static_cast<std::int64_t>(further)};
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
