// The facts of a plan as a problem to be solved: who may be matched by what was decided, and what is settled already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/match_plan.hpp"

namespace mentor {

class MatchProblem {
 public:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMostKept = 32 * 1024 * 1024;  ///< in 128 MiB

  explicit MatchProblem(const MatchFacts& facts);
  MatchProblem(const MatchProblem&) = delete;
  MatchProblem& operator=(const MatchProblem&) = delete;

  const MatchFacts& facts() const { return facts_; }
  const MatchPoints& points() const { return points_; }
  /// What is left to be assigned, when running pairs and pins have their places.
  const AssignmentProblem& left() const { return left_; }
  /// Pins, as places among mentees and mentors.
  const std::vector<AssignedPair>& pinned() const { return pinned_; }

  std::size_t mentees() const { return points_.mentees().size(); }
  std::size_t mentors() const { return points_.mentors().size(); }
  const SignUp& mentee(std::size_t i) const { return facts_.people[points_.mentees()[i]]; }
  const SignUp& mentor(std::size_t j) const { return facts_.people[points_.mentors()[j]]; }
  /// Their places among mentees or mentors; kNobody where they are none.
  std::size_t mentee_at(std::size_t person) const { return place_as_mentee_[person]; }
  std::size_t mentor_at(std::size_t person) const { return place_as_mentor_[person]; }
  std::size_t mentee_with(std::string_view email) const;
  std::size_t mentor_with(std::string_view email) const;

  /// What a mentee is worth with each mentor: kForbidden by the musts and by what was decided, or is settled, between the two; else the points,
  /// times more than there are pairs of the round before, and one for such a pair. A plan asks for each row several times, so those of a
  /// problem of at most kMostKept pairs are kept.
  void row(std::size_t mentee, std::span<Points> points) const;
  /// What a row counts, in points.
  Points in_points(Points weighed) const { return weighed == kForbidden ? kForbidden : weighed / scale_; }
  /// The sum of what a pair reaches, whatever forbids it.
  Points worth(std::size_t mentee, std::size_t mentor) const;
  /// What stands between a mentee and a mentor beside the musts, in words; "" where nothing does.
  std::string decided_against(std::size_t mentee, std::size_t mentor) const;
  /// For each mentor whether that is nothing.
  void undecided_row(std::size_t mentee, std::span<char> undecided) const;
  /// How many running pairs and pins a mentor has beyond their places.
  int beyond_places(std::size_t mentor) const { return beyond_places_[mentor]; }
  /// The musts, as places in the criteria's rules.
  const std::vector<std::size_t>& musts() const { return musts_; }

 private:
  struct Settled {
    std::size_t mentor;
    std::string_view why;
  };

  void weigh_pairs_before();
  void compute_row(std::size_t mentee, std::span<Points> points) const;
  void settle(std::size_t mentee, std::size_t mentor, std::string_view why);
  void count_running();
  void add_pins();
  bool are_running(const MatchDecision& pin) const;

  const MatchFacts& facts_;
  MatchPoints points_;
  std::vector<std::size_t> place_as_mentee_, place_as_mentor_;
  std::vector<std::pair<std::string_view, std::size_t>> mentees_by_email_, mentors_by_email_;
  std::vector<int> beyond_places_;
  std::vector<std::size_t> musts_;
  std::vector<std::vector<Settled>> settled_;  // by mentee
  std::vector<AssignedPair> pinned_;
  std::vector<AssignedPair> before_;  // sorted
  Points scale_ = 1;
  AssignmentProblem left_;
  mutable std::vector<std::vector<Points>> kept_;  // by mentee; none: not asked for yet
};

/// Why nobody was found for each of those who have nobody.
std::vector<UnmatchedPerson> unmatched_people(const MatchProblem& problem, const std::vector<AssignedPair>& assigned);

/// The names in a row: "Ada", "Ada or Bo", "Ada, Bo or Cem".
std::string any_of(const std::vector<std::string>& names);

}  // namespace mentor
