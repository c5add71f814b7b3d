#include "mentoring/match_problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "mentor/base/text.hpp"
#include "mentor/domain/goal.hpp"

namespace mentor {
namespace {

using ByEmail = std::vector<std::pair<std::string_view, std::size_t>>;

std::size_t place_with(const ByEmail& by_email, std::string_view email) {
  const auto found = std::ranges::lower_bound(by_email, email, {}, &ByEmail::value_type::first);
  return found == by_email.end() || found->first != email ? MatchProblem::kNobody : found->second;
}

std::vector<std::size_t> places_of(std::span<const std::size_t> persons, std::size_t people) {
  std::vector<std::size_t> places(people, MatchProblem::kNobody);
  for (std::size_t i = 0; i < persons.size(); ++i) places[persons[i]] = i;
  return places;
}

ByEmail by_email(std::span<const std::size_t> persons, const std::vector<SignUp>& people) {
  ByEmail all;
  for (std::size_t i = 0; i < persons.size(); ++i) all.emplace_back(people[persons[i]].email, i);
  std::ranges::sort(all);
  return all;
}

}  // namespace

MatchProblem::MatchProblem(const MatchFacts& facts)
    : facts_(facts),
      points_(facts.criteria, facts.people),
      place_as_mentee_(places_of(points_.mentees(), facts.people.size())),
      place_as_mentor_(places_of(points_.mentors(), facts.people.size())),
      mentees_by_email_(by_email(points_.mentees(), facts.people)),
      mentors_by_email_(by_email(points_.mentors(), facts.people)),
      settled_(points_.mentees().size()) {
  for (std::size_t rule = 0; rule < facts.criteria.rules.size(); ++rule)
    if (facts.criteria.rules[rule].is_must()) musts_.push_back(rule);
  left_.wanted.assign(mentees(), facts.criteria.wants_mentors);
  for (std::size_t j = 0; j < mentors(); ++j) left_.places.push_back(mentor(j).places);
  for (std::size_t i = 0; i < mentees(); ++i) left_.comes_first.push_back(mentee(i).comes_first ? 1 : 0);
  left_.most = points_.most();
  left_.row = [this](std::size_t i, std::span<Points> points) { row(i, points); };
  if (mentees() * mentors() <= kMostKept) kept_.resize(mentees());
  count_running();
  for (const auto& ban : facts.criteria.bans)
    settle(mentee_with(ban.mentee), mentor_with(ban.mentor), "it was decided by hand that they are not to be a pair");
  add_pins();
  weigh_pairs_before();
  for (auto& places : left_.places) {
    beyond_places_.push_back(std::max(-places, 0));
    places = std::max(places, 0);
  }
  for (auto& wanted : left_.wanted) wanted = std::max(wanted, 0);
}

std::size_t MatchProblem::mentee_with(std::string_view email) const { return place_with(mentees_by_email_, email); }
std::size_t MatchProblem::mentor_with(std::string_view email) const { return place_with(mentors_by_email_, email); }

void MatchProblem::settle(std::size_t mentee, std::size_t mentor, std::string_view why) {
  if (mentee != kNobody && mentor != kNobody) settled_[mentee].push_back({mentor, why});
}

void MatchProblem::count_running() {
  for (const auto& known : facts_.known) {
    const std::size_t i = mentee_with(known.mentee);
    const std::size_t j = mentor_with(known.mentor);
    if (known.state == KnownPair::State::running) {
      settle(i, j, "they are a pair already");
      if (i != kNobody) --left_.wanted[i];
      if (j != kNobody) --left_.places[j];
    } else if (known.state == KnownPair::State::ended && !facts_.criteria.allows_earlier) {
      settle(i, j, "they were a pair before");
    }
  }
}

// A pin that has become a pair is fulfilled.
bool MatchProblem::are_running(const MatchDecision& pin) const {
  return std::ranges::any_of(facts_.known, [&](const KnownPair& known) {
    return known.state == KnownPair::State::running && known.mentee == pin.mentee && known.mentor == pin.mentor;
  });
}

void MatchProblem::add_pins() {
  for (const auto& pin : facts_.criteria.pins) {
    const std::size_t i = mentee_with(pin.mentee);
    const std::size_t j = mentor_with(pin.mentor);
    if (i == kNobody || j == kNobody || are_running(pin)) continue;
    settle(i, j, "they are pinned");
    pinned_.push_back({i, j});
    --left_.wanted[i];
    --left_.places[j];
  }
}

// Where so many pairs of so many points have no room in Points, none of them is preferred.
void MatchProblem::weigh_pairs_before() {
  for (const auto& [mentee, mentor] : facts_.before)
    if (const AssignedPair pair{mentee_with(mentee), mentor_with(mentor)}; pair.mentee != kNobody && pair.mentor != kNobody)
      before_.push_back(pair);
  std::ranges::sort(before_);
  const auto scale = static_cast<std::int64_t>(before_.size()) + 1;
  const std::int64_t most = points_.most() * scale + 1;
  if (before_.empty() || most > std::numeric_limits<Points>::max()) return before_.clear();
  scale_ = static_cast<Points>(scale);
  left_.most = static_cast<Points>(most);
}

void MatchProblem::row(std::size_t mentee, std::span<Points> points) const {
  if (kept_.empty()) return compute_row(mentee, points);
  auto& kept = kept_[mentee];
  if (kept.empty()) {
    kept.resize(mentors());
    compute_row(mentee, kept);
  }
  std::ranges::copy(kept, points.begin());
}

void MatchProblem::compute_row(std::size_t mentee, std::span<Points> points) const {
  points_.row(mentee, points);
  if (scale_ > 1) {
    for (auto& one : points)
      if (one != kForbidden) one *= scale_;
    for (auto pair = std::ranges::lower_bound(before_, mentee, {}, &AssignedPair::mentee); pair != before_.end() && pair->mentee == mentee;
         ++pair)
      if (points[pair->mentor] != kForbidden) ++points[pair->mentor];
  }
  for (const auto& settled : settled_[mentee]) points[settled.mentor] = kForbidden;
}

Points MatchProblem::worth(std::size_t mentee, std::size_t mentor) const {
  Points sum = 0;
  for (const auto& part : points_.parts(mentee, mentor)) sum += part.points;
  return sum;
}

std::string MatchProblem::decided_against(std::size_t mentee, std::size_t mentor) const {
  if (this->mentee(mentee).email == this->mentor(mentor).email) return "they are one person";
  for (const auto& settled : settled_[mentee])
    if (settled.mentor == mentor) return std::string(settled.why);
  return "";
}

void MatchProblem::undecided_row(std::size_t mentee, std::span<char> undecided) const {
  std::ranges::fill(undecided, 1);
  for (const auto& settled : settled_[mentee]) undecided[settled.mentor] = 0;
  if (const std::size_t self = mentor_with(this->mentee(mentee).email); self != kNobody) undecided[self] = 0;
}

std::string any_of(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) all += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  return all;
}

std::string say_points(std::int64_t points) {
  constexpr double kCents = 100;
  return say_number(std::round(static_cast<double>(points) / static_cast<double>(kPoint) * kCents) / kCents);
}

}  // namespace mentor
