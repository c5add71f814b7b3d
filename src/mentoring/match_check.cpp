#include "mentor/mentoring/match_check.hpp"

#include <algorithm>

namespace mentor {
namespace {

using Bits = std::vector<char>;

Bits both(const Bits& a, const Bits& b) {
  Bits out(a.size());
  std::ranges::transform(a, b, out.begin(), [](char left, char right) { return static_cast<char>(left != 0 && right != 0); });
  return out;
}
bool has_any(const Bits& bits) { return std::ranges::find(bits, 1) != bits.end(); }

void look_at_places(const std::vector<std::size_t>& mentors, std::span<const SignUp> people, MatchCheck& check) {
  constexpr int kFew = 5;
  constexpr int kTimes = 3;
  std::vector<int> places;
  for (const auto mentor : mentors) places.push_back(people[mentor].places);
  if (places.empty()) return;
  const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
  std::ranges::nth_element(places, middle);
  check.median_places = *middle;
  for (const auto mentor : mentors)
    if (people[mentor].places > std::max(kFew, kTimes * check.median_places)) check.far_above.push_back(mentor);
}

void reach(Bits& all, const Bits& some) {
  for (std::size_t j = 0; j < all.size(); ++j) all[j] = static_cast<char>(all[j] | some[j]);
}

// Goes through the mentees once, and keeps which mentors anybody reached.
class Checker {
 public:
  Checker(const Criteria& criteria, std::span<const SignUp> people, const MatchPoints& points) : people_(people), points_(points) {
    for (std::size_t i = 0; i < criteria.rules.size(); ++i)
      if (criteria.rules[i].is_must()) check_.musts.push_back({i});
    std::vector<std::size_t> with_place;
    for (const auto mentor : points.mentors()) {
      has_place_.push_back(people[mentor].places > 0 ? 1 : 0);
      if (people[mentor].places == 0) continue;
      with_place.push_back(mentor);
      check_.places += static_cast<std::size_t>(people[mentor].places);
    }
    check_.mentees = points.mentees().size();
    check_.mentors = with_place.size();
    look_at_places(with_place, people, check_);
    reached_.assign(has_place_.size(), 0);
    alone_.assign(check_.musts.size(), reached_);
    after_ = alone_;
  }

  MatchCheck checked() {
    for (std::size_t i = 0; i < points_.mentees().size(); ++i) look_at_mentee(i);
    for (std::size_t j = 0; j < has_place_.size(); ++j)
      if (has_place_[j] != 0) look_at_mentor(j);
    return std::move(check_);
  }

 private:
  void look_at_mentee(std::size_t i) {
    const auto mentee = points_.mentees()[i];
    Bits others = has_place_;
    for (std::size_t j = 0; j < others.size(); ++j)
      if (people_[points_.mentors()[j]].email == people_[mentee].email) others[j] = 0;
    Bits left = others, holds(others.size());
    std::optional<std::size_t> emptied;
    for (std::size_t k = 0; k < check_.musts.size(); ++k) {
      points_.must_row(check_.musts[k].rule, i, holds);
      const Bits alone = both(others, holds);
      const bool had_any = has_any(left);
      left = both(left, holds);
      if (!has_any(alone)) ++check_.musts[k].mentees;
      if (had_any && !has_any(left)) emptied = check_.musts[k].rule;
      reach(alone_[k], alone);
      reach(after_[k], left);
    }
    std::vector<Points> row(others.size());
    points_.row(i, row);
    for (std::size_t j = 0; j < left.size(); ++j) left[j] = static_cast<char>(others[j] != 0 && row[j] != kForbidden);
    reach(reached_, left);
    if (!has_any(left)) check_.without.push_back({mentee, SignUpRole::mentee, emptied});
  }

  void look_at_mentor(std::size_t j) {
    std::optional<std::size_t> emptied;
    for (std::size_t k = 0; k < check_.musts.size(); ++k) {
      if (alone_[k][j] == 0) ++check_.musts[k].mentors;
      if (!emptied && after_[k][j] == 0 && check_.mentees > 0) emptied = check_.musts[k].rule;
    }
    if (reached_[j] == 0) check_.without.push_back({points_.mentors()[j], SignUpRole::mentor, emptied});
  }

  std::span<const SignUp> people_;
  const MatchPoints& points_;
  MatchCheck check_;
  Bits has_place_, reached_;
  std::vector<Bits> alone_, after_;  // whom anybody reaches past a must, and past it and those before it
};

}  // namespace

MatchCheck check_matching(const Criteria& criteria, std::span<const SignUp> people, const MatchPoints& points) {
  return Checker(criteria, people, points).checked();
}

}  // namespace mentor
