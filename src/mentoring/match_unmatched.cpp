// Who has nobody, by which rule, and what would help them.
#include <algorithm>
#include <limits>
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
        row_(problem.mentors()),
        open_(problem.mentors()),
        broken_(problem.mentors()),
        sole_(problem.mentors()),
        holds_(problem.mentors()) {}

  UnmatchedPerson of(std::size_t mentee) {
    UnmatchedPerson person{problem_.points().mentees()[mentee], Party::mentee, "", ""};
    problem_.row(mentee, row_);
    if (std::ranges::any_of(row_, [](Points points) { return points != kForbidden; })) {
      person.rule = kNoPlaceLeft;
      person.would_help = one_more_place();
      return person;
    }
    look_at(mentee);
    person.rule = emptied_by_;
    person.would_help = softer_rule();
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
  }

  std::string one_more_place() const {
    std::vector<std::size_t> fitting;
    for (std::size_t j = 0; j < row_.size(); ++j)
      if (row_[j] != kForbidden) fitting.push_back(j);
    std::ranges::stable_sort(fitting, [&](std::size_t a, std::size_t b) { return row_[a] > row_[b]; });
    return more_places(fitting);
  }

  // With whom one would do; where all have more pairs than places already, with whom the fewest would.
  std::string more_places(const std::vector<std::size_t>& mentors) const {
    int least = std::numeric_limits<int>::max();
    for (const auto j : mentors) least = std::min(least, problem_.beyond_places(j));
    std::vector<std::size_t> nearest;
    std::ranges::copy_if(mentors, std::back_inserter(nearest), [&](std::size_t j) { return problem_.beyond_places(j) == least; });
    return (least == 0 ? "one more place" : std::to_string(least + 1) + " more places") + std::string(" with ") + any_of(names(nearest));
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
      const bool is_secret = say_rule(said) == kPrivateRule;
      if (const auto at_once = parted(true); !at_once.empty())
        return "without \"" + say_rule(said) + "\" there is a place" + (is_secret ? "" : " with " + any_of(names(at_once)));
      const auto full = parted(false);
      if (!full.empty() && needs_place.empty())
        needs_place = "two things: without \"" + say_rule(said) + "\", and " + (is_secret ? "another place" : more_places(full));
    }
    return needs_place;
  }

  std::vector<std::string> names(const std::vector<std::size_t>& mentors) const {
    std::vector<std::string> names;
    for (const auto j : mentors)
      if (names.size() < kMostNamed) names.push_back(visible_line(problem_.mentor(j).name));
    return names;
  }

  const MatchProblem& problem_;
  const Room& room_;
  std::vector<Points> row_;
  std::vector<char> open_;
  std::vector<int> broken_;
  std::vector<std::size_t> sole_;
  std::vector<char> holds_;
  std::string emptied_by_;
};

// A mentee is on a mentor's list until the first must that they break, so the list is empty after the last of these.
UnmatchedPerson reason_of_mentor(const MatchProblem& problem, std::size_t mentor, bool fits_anybody) {
  UnmatchedPerson person{problem.points().mentors()[mentor], Party::mentor, std::string(kNoMenteeLeft), "one more mentee who fits"};
  if (fits_anybody) return person;
  person.would_help = "";
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < problem.mentees(); ++i)
    if (problem.decided_against(i, mentor).empty()) last = std::max(last, problem.points().broken_must(i, mentor));
  if (last)
    person.rule = say_rule(problem.facts().criteria.rules[*last]);
  else
    person.rule = problem.mentees() == 0 ? "nobody signed up to be mentored" : "decided by hand, or paired before";
  return person;
}

// For each mentor whether there is a mentee who may be theirs.
std::vector<char> mentors_who_fit(const MatchProblem& problem) {
  std::vector<char> fits(problem.mentors());
  std::vector<Points> row(problem.mentors());
  for (std::size_t i = 0; i < problem.mentees(); ++i) {
    problem.row(i, row);
    for (std::size_t j = 0; j < row.size(); ++j)
      if (row[j] != kForbidden) fits[j] = 1;
  }
  return fits;
}

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
  std::vector<std::size_t> waiting;
  for (std::size_t j = 0; j < has_mentee.size(); ++j)
    if (has_mentee[j] == 0 && problem.mentor(j).places > 0) waiting.push_back(j);
  const auto fits = waiting.empty() ? std::vector<char>() : mentors_who_fit(problem);
  for (const auto j : waiting) all.push_back(reason_of_mentor(problem, j, fits[j] != 0));
  std::ranges::stable_sort(all, {}, [&](const UnmatchedPerson& one) {
    const auto& person = problem.facts().people[one.person];
    return std::tuple(one.role == Party::mentor, fold_case(person.name), person.email);
  });
  return all;
}

}  // namespace mentor
