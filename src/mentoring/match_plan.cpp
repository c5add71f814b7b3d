#include "mentor/mentoring/match_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "mentor/base/digest.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/criteria.hpp"
#include "mentoring/match_problem.hpp"

namespace mentor {
namespace {

// What stands beside a pair of the plan in a mentee's row.
struct Standing {
  int rank = 1;
  std::vector<Points> best;  // the most points there are, as many as the mentee has mentors
};

class Description {
 public:
  Description(MatchPlan& plan, const MatchProblem& problem, const std::vector<AssignedPair>& assigned)
      : plan_(plan), problem_(problem), assigned_(assigned), row_(problem.mentors()) {}

  void write() {
    for (const auto& pin : problem_.pinned()) add(pin, true);
    for (const auto& pair : assigned_) add(pair, false);
    add_standings();
    const auto& people = plan_.facts.people;
    std::ranges::sort(plan_.pairs, {}, [&](const PlannedPair& pair) {
      return std::tuple(fold_case(people[pair.mentee].name), people[pair.mentee].email, fold_case(people[pair.mentor].name),
                        people[pair.mentor].email);
    });
    add_totals();
    plan_.unmatched = unmatched_people(problem_, assigned_);
    plan_.totals.is_proven = is_proven(problem_.left(), assigned_, plan_.prices);
  }

 private:
  void add(const AssignedPair& pair, bool is_pinned) {
    PlannedPair planned;
    planned.mentee = problem_.points().mentees()[pair.mentee];
    planned.mentor = problem_.points().mentors()[pair.mentor];
    planned.parts = problem_.points().parts(pair.mentee, pair.mentor);
    for (const auto& part : planned.parts) planned.points += part.points;
    planned.is_pinned = is_pinned;
    const auto broken = problem_.points().broken_must(pair.mentee, pair.mentor);
    if (is_pinned && broken) planned.overrules = say_rule(plan_.facts.criteria.rules[*broken]);
    plan_.pairs.push_back(std::move(planned));
  }

  void add_standings() {
    std::map<std::size_t, std::vector<PlannedPair*>> of_mentee;
    for (auto& pair : plan_.pairs) of_mentee[problem_.mentee_at(pair.mentee)].push_back(&pair);
    for (const auto& [mentee, pairs] : of_mentee) {
      problem_.row(mentee, row_);
      for (auto& points : row_) points = problem_.in_points(points);
      for (const auto* pair : pairs) row_[problem_.mentor_at(pair->mentor)] = pair->points;
      for (auto* pair : pairs)
        pair->rank = 1 + static_cast<int>(std::ranges::count_if(row_, [&](Points other) { return other > pair->points; }));
      std::partial_sort(row_.begin(), row_.begin() + static_cast<std::ptrdiff_t>(pairs.size()), row_.end(), std::greater());
      for (std::size_t i = 0; i < pairs.size(); ++i) plan_.totals.best_possible += row_[i];
    }
    plan_.totals.matched = of_mentee.size();
  }

  void add_totals() {
    auto& totals = plan_.totals;
    const auto& left = problem_.left();
    totals.mentors = problem_.mentors();
    totals.mentees = problem_.mentees();
    for (const int places : left.places) totals.places += places;
    totals.places += static_cast<std::int64_t>(problem_.pinned().size());
    for (const auto& pair : plan_.pairs) totals.points += pair.points;
    for (std::size_t i = 0; i < problem_.mentees(); ++i) {
      const bool is_pinned = std::ranges::any_of(problem_.pinned(), [&](const AssignedPair& pin) { return pin.mentee == i; });
      if (left.wanted[i] == 0 && !is_pinned) ++totals.placed;
    }
  }

  MatchPlan& plan_;
  const MatchProblem& problem_;
  const std::vector<AssignedPair>& assigned_;
  std::vector<Points> row_;
};

void add_people(Digest& digest, const MatchFacts& facts) {
  for (const auto& person : facts.people) {
    digest.add(person.email);
    digest.add(person.name);
    digest.add(name_of(person.role));
    digest.add(std::to_string(person.places));
    digest.add(person.comes_first ? "first" : "");
    for (const auto& [column, answer] : person.answers) {
      digest.add(column);
      digest.add(answer);
    }
    if (!person.hours) continue;
    for (const auto& hours : *person.hours) digest.add(to_text(hours));
  }
}

void add_facts(Digest& digest, const MatchFacts& facts) {
  digest.add(criteria_text(facts.criteria));
  add_people(digest, facts);
  for (const auto& known : facts.known)
    for (const auto part :
         {std::string_view(known.handle), std::string_view(known.mentee), std::string_view(known.mentor), name_of(known.state)})
      digest.add(part);
  for (const auto& [mentee, mentor] : facts.before)
    for (const auto& email : {mentee, mentor}) digest.add(email);
}

// Of all that a plan says, so that no change of it passes.
std::uint64_t digest_of(const MatchPlan& plan) {
  Digest digest;
  const auto add = [&](const auto&... numbers) { (digest.add(std::to_string(numbers)), ...); };
  add_facts(digest, plan.facts);
  for (const auto& sheet : plan.sheets) {
    digest.add(sheet.path);
    add(sheet.digest);
  }
  for (const auto* prices : {&plan.prices.mentees, &plan.prices.mentors})
    for (const auto price : *prices) add(price);
  for (const auto& pair : plan.pairs) {
    add(pair.mentee, pair.mentor, pair.points, pair.rank, pair.is_pinned ? 1 : 0);
    for (const auto& part : pair.parts) add(part.rule, part.points, part.of);
    digest.add(pair.overrules);
  }
  for (const auto& one : plan.unmatched) {
    add(one.person, static_cast<int>(one.role));
    digest.add(one.rule);
    digest.add(one.would_help);
  }
  const MatchTotals& totals = plan.totals;
  add(totals.mentors, totals.mentees, totals.placed, totals.places, totals.matched, totals.points, totals.best_possible,
      totals.is_proven ? 1 : 0);
  return digest.value();
}

// Those of the plan that no pin made, as places among mentees and mentors.
std::vector<AssignedPair> assigned_of(const MatchPlan& plan, const MatchProblem& problem) {
  std::vector<AssignedPair> assigned;
  for (const auto& pair : plan.pairs)
    if (!pair.is_pinned) assigned.push_back({problem.mentee_at(pair.mentee), problem.mentor_at(pair.mentor)});
  std::ranges::sort(assigned);
  return assigned;
}

std::string say_pair(const MatchPlan& plan, const PlannedPair& pair) {
  return plan.facts.people[pair.mentee].email + " with " + plan.facts.people[pair.mentor].email;
}

}  // namespace

MatchPlan make_plan(MatchFacts facts, std::vector<ReadSheet> sheets, const std::function<void(double)>& progress) {
  MatchPlan plan;
  plan.facts = std::move(facts);
  plan.sheets = std::move(sheets);
  const MatchProblem problem(plan.facts);
  auto found = assign(problem.left(), progress);
  plan.prices = std::move(found.prices);
  Description(plan, problem, found.pairs).write();
  plan.digest = digest_of(plan);
  return plan;
}

std::vector<std::string> faults_of(const MatchPlan& plan) {
  std::vector<std::string> faults;
  if (plan.digest != digest_of(plan)) faults.emplace_back("something in it was changed since it was made");
  const MatchProblem problem(plan.facts);
  const auto assigned = assigned_of(plan, problem);
  const bool are_people = std::ranges::all_of(
      assigned, [](const AssignedPair& pair) { return pair.mentee != MatchProblem::kNobody && pair.mentor != MatchProblem::kNobody; });
  if (!are_people) return {"somebody is paired in a role that they did not sign up for"};
  MatchPlan told;
  told.digest = plan.digest;
  told.facts = plan.facts;
  told.sheets = plan.sheets;
  told.prices = plan.prices;
  Description(told, problem, assigned).write();
  if (!told.totals.is_proven) faults.emplace_back("the prices do not prove that no plan is better, or its pairs are not possible");
  if (told.pairs.size() != plan.pairs.size()) faults.emplace_back("the pins are not those of the criteria");
  for (std::size_t i = 0; i < std::min(told.pairs.size(), plan.pairs.size()); ++i)
    if (told.pairs[i] != plan.pairs[i])
      faults.push_back("the points, parts or rank of " + say_pair(plan, plan.pairs[i]) + " are not what the answers give");
  if (told.unmatched != plan.unmatched) faults.emplace_back("those who have nobody, or the reasons, are not what the plan comes to");
  if (told.totals != plan.totals) faults.emplace_back("the totals are not what the pairs come to");
  return faults;
}

PlanDifference difference(const MatchPlan& before, const MatchPlan& after) {
  std::map<std::string, PlanDifference::Move> moves;
  // Who is in a running pair has that mentor, too: a plan that was applied is no move.
  const auto add = [&](const MatchPlan& plan, std::vector<std::string> PlanDifference::Move::*which) {
    for (const auto& pair : plan.pairs)
      (moves[plan.facts.people[pair.mentee].email].*which).push_back(plan.facts.people[pair.mentor].email);
    for (const auto& known : plan.facts.known)
      if (known.state == KnownPair::State::running && !known.mentee.empty()) (moves[known.mentee].*which).push_back(known.mentor);
  };
  add(before, &PlanDifference::Move::before);
  add(after, &PlanDifference::Move::after);
  PlanDifference all;
  for (auto& [mentee, move] : moves) {
    std::ranges::sort(move.before);
    std::ranges::sort(move.after);
    move.mentee = mentee;
    if (move.before != move.after) all.moves.push_back(std::move(move));
  }
  // What was applied since is no loss.
  std::int64_t points = before.totals.points;
  std::set<std::string_view> applied;
  for (const auto& pair : before.pairs) {
    const auto& people = before.facts.people;
    const bool runs = std::ranges::any_of(after.facts.known, [&](const KnownPair& known) {
      return known.state == KnownPair::State::running && known.mentee == people[pair.mentee].email &&
             known.mentor == people[pair.mentor].email;
    });
    if (!runs) continue;
    points -= pair.points;
    applied.insert(people[pair.mentee].email);
  }
  all.points = after.totals.points - points;
  all.matched = static_cast<std::int64_t>(after.totals.matched + applied.size()) - static_cast<std::int64_t>(before.totals.matched);
  return all;
}

std::vector<std::string> changes_of_facts(const MatchFacts& before, const MatchFacts& after) {
  std::vector<std::string> changes;
  std::map<std::pair<std::string, SignUpRole>, std::pair<const SignUp*, const SignUp*>> people;
  for (const auto& person : before.people) people[{person.email, person.role}].first = &person;
  for (const auto& person : after.people) people[{person.email, person.role}].second = &person;
  for (const auto& [key, two] : people) {
    const auto& [was, is] = two;
    const std::string who = visible_line((is != nullptr ? is : was)->name) + " <" + key.first + ">";
    if (was == nullptr)
      changes.push_back(who + " signed up as a " + std::string(name_of(key.second)));
    else if (is == nullptr)
      changes.push_back(who + " is no longer there as a " + std::string(name_of(key.second)));
    else if (*was != *is)
      changes.push_back(who + " answered otherwise");
  }
  if (before.criteria != after.criteria) changes.emplace_back("the criteria, pins or bans changed");
  for (const auto& known : after.known)
    if (std::ranges::find(before.known, known) == before.known.end())
      changes.push_back("the pair '" + known.handle + "' is " + std::string(name_of(known.state)) + " now");
  for (const auto& known : before.known)
    if (std::ranges::find(after.known, known.handle, &KnownPair::handle) == after.known.end())
      changes.push_back("the pair '" + known.handle + "' is no longer there");
  return changes;
}

}  // namespace mentor
