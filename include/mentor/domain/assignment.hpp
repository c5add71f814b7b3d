// The best assignment of mentees to mentors who have places: most people first, those who waited, then points; with the prices that prove
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "mentor/domain/matching.hpp"

namespace mentor {

struct AssignmentProblem {
  std::vector<int> wanted;                                                ///< by mentee: how many mentors at most, each another one; never below 0
  std::vector<int> places;                                                ///< by mentor: how many mentees at most; never below 0
  std::vector<char> comes_first;                                          ///< by mentee
  Points most = 0;                                                        ///< no pair has more points
  std::function<void(std::size_t mentee, std::span<Points> points)> row;  ///< by mentor, kForbidden where there can be no pair
};

struct AssignedPair {
  std::size_t mentee;
  std::size_t mentor;
  friend auto operator<=>(const AssignedPair&, const AssignedPair&) = default;
};

/// Dual prices, in 1/kPoint of a point. With w the worth of each mentor that a mentee may have, D = the sum of max(0, w - the mentee's
/// price) over these, of places x price over the mentors, and of max(0, points + mentee's price - mentor's price) over all possible pairs.
/// No assignment is worth more than D, whatever the prices; the best one is worth D where they prove it. Those of assign() are the lowest
/// that do: a mentor's is what one more place there would be worth.
struct AssignmentPrices {
  std::vector<std::int64_t> mentees;  ///< of any sign
  std::vector<std::int64_t> mentors;  ///< never below 0
  friend bool operator==(const AssignmentPrices&, const AssignmentPrices&) = default;
};

/// What it is worth, beside the points, that a mentee has a first mentor, and each further one. The steps between them are more than all
/// points together. They need not be more than each other's sums: the mentors that can be had together are the independent sets of a
/// matroid, so the best has as many first mentors, as many of those who come first, and as many pairs as there can be, all at once.
struct AssignmentWorth {
  std::int64_t first;           ///< a mentee's first mentor
  std::int64_t first_of_early;  ///< the same, of one who comes first
  std::int64_t further;         ///< each further mentor
};
/// Throws usage where the points of so many people cannot be weighed in 62 bits.
AssignmentWorth worth_of(const AssignmentProblem& problem);

struct Assignment {
  std::vector<AssignedPair> pairs;  ///< sorted
  AssignmentPrices prices;
};

/// The same problem gives the same assignment. `progress` is called now and then with how much is done, 0 to 1.
Assignment assign(const AssignmentProblem& problem, const std::function<void(double)>& progress = {});

/// Whether the prices prove that no assignment is better than `pairs`, which are an assignment themselves: checked in one pass over all
/// possible pairs, by code that shares nothing with assign().
bool is_proven(const AssignmentProblem& problem, std::span<const AssignedPair> pairs, const AssignmentPrices& prices);

}  // namespace mentor
