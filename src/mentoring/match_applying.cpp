#include "mentor/mentoring/match_applying.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/pair_making.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"

namespace mentor {
namespace {

// By which somebody of the store is known among those who signed up: "" where they are not.
class Addresses {
 public:
  explicit Addresses(const std::vector<SignUp>& people) {
    std::map<std::string, std::set<std::string>> by_name;
    for (const auto& person : people) {
      emails_.insert(person.email);
      by_name[fold_case(person.name)].insert(person.email);
    }
    for (const auto& [name, emails] : by_name)
      if (emails.size() == 1) by_name_.emplace(name, *emails.begin());
  }

  std::string of(const Person& person) const {
    if (!person.email.empty()) {
      const auto email = fold_case(person.email);
      return emails_.contains(email) ? email : "";
    }
    const auto found = by_name_.find(fold_case(person.name));
    return found == by_name_.end() ? "" : found->second;
  }

 private:
  std::set<std::string> emails_;
  std::map<std::string, std::string> by_name_;
};

// What the plan itself did is no change of what it was made of.
bool is_own_effect(const MatchPlan& plan, const KnownPair& known) {
  const auto& people = plan.facts.people;
  const bool is_planned = std::ranges::any_of(plan.pairs, [&](const PlannedPair& pair) {
    return people[pair.mentee].email == known.mentee && people[pair.mentor].email == known.mentor;
  });
  const auto before = std::ranges::find(plan.facts.known, known.handle, &KnownPair::handle);
  if (before == plan.facts.known.end()) return is_planned && known.state == KnownPair::State::running;
  return before->state == KnownPair::State::freed;
}

void require_unchanged(const MatchPlan& plan, const MatchFacts& now) {
  MatchFacts was = plan.facts;
  MatchFacts is = now;
  std::erase_if(is.known, [&](const KnownPair& known) { return is_own_effect(plan, known); });
  std::erase_if(was.known, [&](const KnownPair& known) { return known.state == KnownPair::State::freed; });
  // Who is left over by this plan comes first in the next one.
  for (auto* facts : {&was, &is})
    for (auto& person : facts->people) person.comes_first = false;
  const auto changes = changes_of_facts(was, is);
  if (changes.empty()) return;
  constexpr std::size_t kMostTold = 20;
  std::string message = "what the plan was made of has changed since, and nothing was applied";
  for (std::size_t i = 0; i < std::min(changes.size(), kMostTold); ++i) message += kListMark + changes[i];
  if (changes.size() > kMostTold) message += kListMark + std::string("and more");
  throw refused(message, "mentor match plan SHEET --again PLAN -o PLAN");
}

class Applying {
 public:
  Applying(Store& store, const MatchPlan& plan, const NewPairTerms& terms, const Clock& clock)
      : store_(store), plan_(plan), terms_(terms), clock_(clock), all_(relationships(store)) {
    for (const auto& one : all_) taken_.push_back(one.pair.handle);
    for (const auto& one : waiting_for_mentor(store)) waiting_.insert(one.person.id);
    for (auto& person : persons_by_id(store))
      if (!person.email.empty()) persons_.emplace(fold_case(person.email), std::move(person));
  }

  AppliedPlan run() {
    end_freed();
    for (const auto& pair : plan_.pairs) make(pair);
    for (const auto& unmatched : plan_.unmatched)
      if (unmatched.role == Party::mentee) remember_waiting(plan_.facts.people[unmatched.person]);
    return std::move(done_);
  }

 private:
  // As they are recorded, from now on where they were not. Looked up one by one, each would cost a walk over all.
  const Person& person_of_sheet(const SignUp& signed_up) {
    const auto known = persons_.find(signed_up.email);
    if (known != persons_.end()) return known->second;
    Person person;
    person.name = parse_name(signed_up.name);
    person.email = signed_up.email;
    const PersonId id = insert_person(store_, person);
    return persons_.emplace(signed_up.email, persons_of(store_, {id}).front()).first->second;
  }

  void make(const PlannedPair& planned) {
    const auto& people = plan_.facts.people;
    Pair pair;
    pair.role = Role::none;
    pair.mentor = person_of_sheet(people[planned.mentor]);
    pair.mentee = person_of_sheet(people[planned.mentee]);
    require_two(pair.mentor, pair.mentee);
    if (const Relationship* running = running_pair(all_, pair, clock_.today())) {
      done_.already.push_back(running->pair.id);
      return;
    }
    pair.handle = make_handle(pair.mentor, pair.mentee, pair.role, taken_);
    pair.starts_on = terms_.agreement.from;
    pair.ends_on = terms_.ends_on;
    pair.tags = terms_.tags;
    taken_.push_back(pair.handle);
    Agreement agreement = terms_.agreement;
    agreement.pair = insert_pair(store_, pair);
    insert_agreement(store_, agreement);
    done_.made.push_back(agreement.pair);
  }

  bool is_planned(const KnownPair& known) const {
    return std::ranges::any_of(plan_.pairs, [&](const PlannedPair& pair) {
      return plan_.facts.people[pair.mentee].email == known.mentee && plan_.facts.people[pair.mentor].email == known.mentor;
    });
  }
  void end_freed() {
    for (const auto& known : plan_.facts.known) {
      if (known.state != KnownPair::State::freed || is_planned(known)) continue;
      const auto found = std::ranges::find(all_, known.handle, [](const Relationship& one) { return one.pair.handle; });
      if (found == all_.end() || status_on(found->pair, clock_.today()) == PairStatus::ended) continue;
      end_pair(store_, found->pair, std::nullopt, "matched anew", clock_.today());
      done_.ended.push_back(found->pair.id);
    }
  }

  void remember_waiting(const SignUp& left_over) {
    const Person& person = person_of_sheet(left_over);
    if (!waiting_.contains(person.id)) save_waiting(store_, {person, clock_.now});
  }

  Store& store_;
  const MatchPlan& plan_;
  const NewPairTerms& terms_;
  const Clock& clock_;
  std::vector<Relationship> all_;
  std::vector<std::string> taken_;
  std::set<PersonId> waiting_;             // before this plan
  std::map<std::string, Person> persons_;  // by address
  AppliedPlan done_;
};

}  // namespace

std::vector<KnownPair> known_pairs(Store& store, const std::vector<SignUp>& people, const std::vector<PairId>& freed, Date today) {
  const Addresses addresses(people);
  std::vector<KnownPair> known;
  for (const auto& relationship : relationships(store)) {
    const Pair& pair = relationship.pair;
    const bool has_ended = status_on(pair, today) == PairStatus::ended;
    const bool is_freed = std::ranges::find(freed, pair.id) != freed.end();
    if (is_freed && has_ended) throw refused("the pair '" + pair.handle + "' has ended", "leave --unpin out");
    KnownPair one{has_ended  ? KnownPair::State::ended
                  : is_freed ? KnownPair::State::freed
                             : KnownPair::State::running,
                  pair.handle, addresses.of(pair.mentee), addresses.of(pair.mentor)};
    if (is_freed && one.mentee.empty() && one.mentor.empty())
      throw refused("nobody of the pair '" + pair.handle + "' is in the sheets", "leave --unpin out");
    if (!one.mentee.empty() || !one.mentor.empty()) known.push_back(std::move(one));
  }
  return known;
}

std::vector<WaitingPerson> waiting_for_mentor(Store& store) {
  auto waiting = waiting_persons(store);
  if (waiting.empty()) return waiting;
  const auto all = relationships(store);
  std::erase_if(waiting, [&](const WaitingPerson& one) {
    return std::ranges::any_of(
        all, [&](const Relationship& other) { return other.pair.mentee.id == one.person.id && other.pair.recorded_at >= one.since; });
  });
  return waiting;
}

void mark_waiting(Store& store, const std::vector<KnownPair>& known, std::vector<SignUp>& people) {
  const Addresses addresses(people);
  std::set<std::string> waiting;
  for (const auto& one : known)
    if (one.state == KnownPair::State::freed) waiting.insert(one.mentee);
  for (const auto& one : waiting_for_mentor(store)) waiting.insert(addresses.of(one.person));
  for (auto& person : people)
    if (can_be_mentored(person) && waiting.contains(person.email)) person.comes_first = true;
}

AppliedPlan apply_plan(Store& store, const MatchPlan& plan, const MatchFacts& now, const NewPairTerms& terms, const Clock& clock) {
  require_unchanged(plan, now);
  return Applying(store, plan, terms, clock).run();
}

}  // namespace mentor
