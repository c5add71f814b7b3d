// Who has nobody, by which rule, and what would help them.
#include <algorithm>
#include <tuple>

#include "mentor/base/text.hpp"
#include "mentoring/match_problem.hpp"

namespace mentor {
namespace {

constexpr std::size_t kMostNamed = 3;

// The mentors at whose side one more mentee could be placed, if only all that fits is asked: those with a place left, and those of whose
// mentees one could move on to such a mentor.
class Room {
 public:
  Room(const MatchProblem& problem, const std::vector<AssignedPair>& assigned) : has_(problem.mentors()) {
    auto left = problem.left().places;
    std::vector<std::vector<std::size_t>> mentors_of(problem.mentees());
    for (const auto& pair : assigned) {
      --left[pair.mentor];
      mentors_of[pair.mentee].push_back(pair.mentor);
    }
    for (std::size_t j = 0; j < has_.size(); ++j) has_[j] = left[j] > 0;
    std::vector<Points> row(problem.mentors());
    for (bool grows = std::ranges::find(has_, 1) != has_.end(); grows;) {
      grows = false;
      for (const auto& pair : assigned) {
        if (has_[pair.mentor]) continue;
        problem.row(pair.mentee, row);
        for (const auto mentor : mentors_of[pair.mentee]) row[mentor] = kForbidden;
        if (!reaches(row)) continue;
        has_[pair.mentor] = grows = true;
      }
    }
  }

  bool at(std::size_t mentor) const { return has_[mentor] != 0; }

 private:
  bool reaches(const std::vector<Points>& row) const {
    for (std::size_t j = 0; j < row.size(); ++j)
      if (has_[j] != 0 && row[j] != kForbidden) return true;
    return false;
  }

  std::vector<char> has_;
};

class MenteeReasons {
 public:
  MenteeReasons(const MatchProblem& problem, const Room& room)
      : problem_(problem),
        room_(room),
        open_(problem.mentors()),
        broken_(problem.mentors()),
        sole_(problem.mentors()),
        holds_(problem.mentors()) {}

  UnmatchedPerson of(std::size_t mentee) {
    UnmatchedPerson person{problem_.points().mentees()[mentee], Party::mentee, "", ""};
    look_at(mentee);
    person.rule = emptied_by_;
    person.would_help = emptied_by_ == kNoPlaces ? one_more_place(mentee) : softer_rule();
    return person;
  }

 private:
  // For each mentor: whether nothing was decided between the two, and how many musts they break.
  void look_at(std::size_t mentee) {
    emptied_by_.clear();
    problem_.undecided_row(mentee, open_);
    std::ranges::fill(broken_, 0);
    if (std::ranges::find(open_, 1) == open_.end())
      emptied_by_ = problem_.mentors() == 0 ? "nobody signed up to mentor" : "decided by hand, or paired before";
    for (const auto rule : problem_.musts()) {
      problem_.points().must_row(rule, mentee, holds_);
      bool is_left = false;
      for (std::size_t j = 0; j < problem_.mentors(); ++j) {
        if (holds_[j] == 0 && ++broken_[j] == 1) sole_[j] = rule;
        is_left = is_left || (open_[j] != 0 && broken_[j] == 0);
      }
      if (!is_left && emptied_by_.empty()) emptied_by_ = say_rule(problem_.facts().criteria.rules[rule]);
    }
    if (emptied_by_.empty()) emptied_by_ = kNoPlaces;
  }

  std::string one_more_place(std::size_t mentee) {
    std::vector<std::size_t> fitting;
    for (std::size_t j = 0; j < problem_.mentors(); ++j)
      if (open_[j] != 0 && broken_[j] == 0) fitting.push_back(j);
    std::vector<Points> row(problem_.mentors());
    problem_.row(mentee, row);
    std::ranges::stable_sort(fitting, [&](std::size_t a, std::size_t b) { return row[a] > row[b]; });
    return "one more place with " + any_of(names(fitting));
  }

  // The must without which there would be a place at once; else the first without which one more place would do.
  std::string softer_rule() {
    std::string needs_place;
    for (const auto rule : problem_.musts()) {
      const MatchRule& said = problem_.facts().criteria.rules[rule];
      const auto parted = [&](bool has_room) {
        std::vector<std::size_t> mentors;
        for (std::size_t j = 0; j < problem_.mentors(); ++j)
          if (open_[j] != 0 && broken_[j] == 1 && sole_[j] == rule && room_.at(j) == has_room) mentors.push_back(j);
        return mentors;
      };
      // Names would tell what is private.
      const auto with = [&](const std::vector<std::size_t>& mentors, std::string_view before) {
        return is_secret(said) ? std::string() : std::string(before) + any_of(names(mentors));
      };
      if (const auto at_once = parted(true); !at_once.empty())
        return "a softer rule: without '" + say_rule(said) + "' there is a place" + with(at_once, " with ");
      const auto full = parted(false);
      if (!full.empty() && needs_place.empty())
        needs_place = "a softer rule and one more place: without '" + say_rule(said) + "'" + with(full, " with ");
    }
    return needs_place;
  }

  static bool is_secret(const MatchRule& rule) { return say_rule(rule) == kPrivateRule; }

  std::vector<std::string> names(const std::vector<std::size_t>& mentors) const {
    std::vector<std::string> names;
    for (const auto j : mentors)
      if (names.size() < kMostNamed) names.push_back(visible_line(problem_.mentor(j).name));
    return names;
  }

  const MatchProblem& problem_;
  const Room& room_;
  std::vector<char> open_;
  std::vector<int> broken_;
  std::vector<std::size_t> sole_;
  std::vector<char> holds_;
  std::string emptied_by_;
};

// How many mentees each mentor has left after each must.
class MentorReasons {
 public:
  explicit MentorReasons(const MatchProblem& problem)
      : problem_(problem), left_(problem.musts().size() + 1, std::vector<int>(problem.mentors())) {
    std::vector<char> is_left(problem.mentors()), holds(problem.mentors());
    for (std::size_t i = 0; i < problem.mentees(); ++i) {
      problem.undecided_row(i, is_left);
      count(is_left, left_.front());
      for (std::size_t k = 0; k < problem.musts().size(); ++k) {
        problem.points().must_row(problem.musts()[k], i, holds);
        for (std::size_t j = 0; j < holds.size(); ++j) is_left[j] = is_left[j] && holds[j];
        count(is_left, left_[k + 1]);
      }
    }
  }

  UnmatchedPerson of(std::size_t mentor) const {
    UnmatchedPerson person{problem_.points().mentors()[mentor], Party::mentor, std::string(kNoPlaces), "one more mentee who fits"};
    if (left_.front()[mentor] == 0)
      person.rule = problem_.mentees() == 0 ? "nobody signed up to be mentored" : "decided by hand, or paired before";
    for (std::size_t k = problem_.musts().size(); k-- > 0;)
      if (left_[k + 1][mentor] == 0 && left_[k][mentor] > 0) person.rule = say_rule(problem_.facts().criteria.rules[problem_.musts()[k]]);
    return person;
  }

 private:
  static void count(const std::vector<char>& is_left, std::vector<int>& into) {
    for (std::size_t j = 0; j < is_left.size(); ++j) into[j] += is_left[j] ? 1 : 0;
  }

  const MatchProblem& problem_;
  std::vector<std::vector<int>> left_;
};

}  // namespace

std::vector<UnmatchedPerson> unmatched_people(const MatchProblem& problem, const std::vector<AssignedPair>& assigned) {
  std::vector<char> has_mentor(problem.mentees()), has_mentee(problem.mentors());
  for (const auto* pairs : {&assigned, &problem.pinned()})
    for (const auto& pair : *pairs) has_mentor[pair.mentee] = has_mentee[pair.mentor] = 1;
  for (const auto& known : problem.facts().known) {
    if (known.state != KnownPair::State::running) continue;
    if (const auto i = problem.mentee_with(known.mentee); i != MatchProblem::kNobody) has_mentor[i] = 1;
    if (const auto j = problem.mentor_with(known.mentor); j != MatchProblem::kNobody) has_mentee[j] = 1;
  }
  std::vector<UnmatchedPerson> all;
  if (std::ranges::find(has_mentor, 0) != has_mentor.end()) {
    const Room room(problem, assigned);
    MenteeReasons reasons(problem, room);
    for (std::size_t i = 0; i < has_mentor.size(); ++i)
      if (has_mentor[i] == 0) all.push_back(reasons.of(i));
  }
  const auto waits = [&](std::size_t j) { return has_mentee[j] == 0 && problem.mentor(j).places > 0; };
  std::vector<std::size_t> waiting;
  for (std::size_t j = 0; j < has_mentee.size(); ++j)
    if (waits(j)) waiting.push_back(j);
  if (!waiting.empty()) {
    const MentorReasons reasons(problem);
    for (const auto j : waiting) all.push_back(reasons.of(j));
  }
  std::ranges::stable_sort(all, {}, [&](const UnmatchedPerson& one) {
    const auto& person = problem.facts().people[one.person];
    return std::tuple(one.role == Party::mentor, fold_case(person.name), person.email);
  });
  return all;
}

}  // namespace mentor
