// Who can be matched at all, before anything is solved.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// How many a must alone leaves without anybody.
struct MustCheck {
  std::size_t rule;  ///< its place in Criteria::rules
  std::size_t mentees = 0;
  std::size_t mentors = 0;
};

/// Somebody whom all musts together leave without anybody.
struct LeftWithout {
  std::size_t person;
  SignUpRole side;                  ///< mentee, or mentor
  std::optional<std::size_t> rule;  ///< the first that empties their list, in the order of the criteria; nullopt: there is nobody, or a ban
};

struct MatchCheck {
  std::size_t mentees = 0;
  std::size_t mentors = 0;  ///< those with a place
  std::size_t places = 0;
  std::vector<MustCheck> musts;
  std::vector<LeftWithout> without;
  std::vector<std::size_t> far_above;  ///< mentors with many more places than most: more than 5, and more than three times the median
  int median_places = 0;
};

/// `points` are those of the criteria and the people. Mentors without a place are nobody's.
MatchCheck check_matching(const Criteria& criteria, std::span<const SignUp> people, const MatchPoints& points);

}  // namespace mentor
