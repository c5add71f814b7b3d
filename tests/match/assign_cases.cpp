// Reads cases as numbers, and prints of each whether its best assignment is proven, and the pairs of it: what oracle_test.py compares.
//
// A case is the numbers of mentees and of mentors, how many mentors each mentee wants, how many places each mentor has, who comes first,
// and the points of each mentee with every mentor.
#include <algorithm>
#include <iostream>
#include <iterator>

#include "mentor/domain/assignment.hpp"

using namespace mentor;

namespace {

template <typename Number>
std::vector<Number> numbers(std::size_t count) {
  std::vector<Number> read(count);
  for (auto& number : read) {
    int value = 0;
    std::cin >> value;
    number = static_cast<Number>(value);
  }
  return read;
}

AssignmentProblem problem_of(std::size_t mentees, std::size_t mentors) {
  AssignmentProblem problem;
  problem.wanted = numbers<int>(mentees);
  problem.places = numbers<int>(mentors);
  problem.comes_first = numbers<char>(mentees);
  const auto points = numbers<Points>(mentees * mentors);
  problem.most = points.empty() ? 0 : std::max<Points>(std::ranges::max(points), 0);
  problem.row = [points, mentors](std::size_t mentee, std::span<Points> row) {
    std::copy_n(points.begin() + static_cast<std::ptrdiff_t>(mentee * mentors), mentors, row.begin());
  };
  return problem;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::size_t mentees = 0, mentors = 0; std::cin >> mentees >> mentors;) {
    const auto problem = problem_of(mentees, mentors);
    const auto best = assign(problem);
    std::cout << (is_proven(problem, best.pairs, best.prices) ? "proven" : "unproven");
    for (const auto& [mentee, mentor] : best.pairs) std::cout << ' ' << mentee << ' ' << mentor;
    std::cout << '\n';
  }
}
