// Pins and bans: who is meant by them, and whether they can all be kept.
#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentoring/match_problem.hpp"

namespace mentor {
namespace {

bool has_role(const SignUp& person, std::optional<Party> role) {
  return !role || (*role == Party::mentor ? can_mentor(person) : can_be_mentored(person));
}

bool begins_a_word(const std::string& name, const std::string& beginning) {
  for (std::size_t at = name.find(beginning); at != std::string::npos; at = name.find(beginning, at + 1))
    if (at == 0 || name[at - 1] == ' ') return true;
  return false;
}

std::string say_role(std::optional<Party> role) { return role ? std::string(name_of(*role)) : "person"; }

Error ambiguous(std::string_view who, const std::vector<SignUp>& people, const std::vector<std::size_t>& found) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> names;
  for (const auto i : found)
    if (names.size() < kMostNamed) names.push_back(visible_line(people[i].name) + " <" + people[i].email + ">");
  return refused("'" + visible_line(who) + "' may be " + any_of(names), "type the address");
}

Error unknown(std::string_view who, const std::vector<SignUp>& people, std::optional<Party> role) {
  std::vector<std::string_view> words;
  for (const auto& person : people) {
    if (!has_role(person, role)) continue;
    words.push_back(person.name);
    words.push_back(person.email);
  }
  return not_found(say_role(role), who, did_you_mean(who, words));
}

// As addresses, each two once; what is decided later counts.
class Decisions {
 public:
  explicit Decisions(MatchFacts& facts) : facts_(facts) { add(facts.criteria.pins, facts.criteria.bans); }

  void add(const std::vector<MatchDecision>& pins, const std::vector<MatchDecision>& bans) {
    for (const auto& pin : pins)
      for (const auto& ban : bans)
        if (as_addresses(pin).mentee == as_addresses(ban).mentee && as_addresses(pin).mentor == as_addresses(ban).mentor)
          throw usage_error("'" + visible_line(pin.mentee) + "' and '" + visible_line(pin.mentor) + "' are pinned and banned at once",
                            "type one of them");
    take(pins, true);
    take(bans, false);
  }

  void write() const {
    facts_.criteria.pins.clear();
    facts_.criteria.bans.clear();
    for (const auto& [two, decision] : all_) (decision.is_pin ? facts_.criteria.pins : facts_.criteria.bans).push_back(decision.said);
  }

 private:
  struct Decision {
    MatchDecision said;
    bool is_pin;
  };

  MatchDecision as_addresses(const MatchDecision& decision) const {
    const auto& people = facts_.people;
    return {people[find_sign_up(people, decision.mentee, Party::mentee)].email,
            people[find_sign_up(people, decision.mentor, Party::mentor)].email, decision.by};
  }

  void take(const std::vector<MatchDecision>& decisions, bool is_pin) {
    for (const auto& decision : decisions) {
      const MatchDecision said = as_addresses(decision);
      const auto before = all_.find(std::pair(said.mentee, said.mentor));
      if (!is_pin && before != all_.end() && before->second.is_pin && !before->second.said.by.empty())
        throw usage_error("'" + visible_line(said.mentee) + "' with '" + visible_line(said.mentor) + "' was decided by " +
                              visible_line(before->second.said.by),
                          "take the [[pin]] out of the criteria first, or ask " + visible_line(before->second.said.by));
      all_.insert_or_assign(std::pair(said.mentee, said.mentor), Decision{said, is_pin});
    }
  }

  MatchFacts& facts_;
  std::map<std::pair<std::string, std::string>, Decision> all_;
};

// All that stands against the pins.
class PinFaults {
 public:
  explicit PinFaults(const MatchProblem& problem) : problem_(problem) {}

  std::vector<std::string> all() {
    for (const auto& pin : problem_.facts().criteria.pins) check(pin);
    check_counts();
    check_circles();
    return faults_;
  }

 private:
  std::string names(std::size_t mentee, std::size_t mentor) const {
    return "'" + visible_line(problem_.mentee(mentee).name) + "' with '" + visible_line(problem_.mentor(mentor).name) + "'";
  }

  void check(const MatchDecision& pin) {
    const std::size_t i = problem_.mentee_with(pin.mentee);
    const std::size_t j = problem_.mentor_with(pin.mentor);
    if (pin.mentee == pin.mentor) return faults_.push_back("'" + pin.mentee + "' cannot be pinned to themselves");
    if (i == MatchProblem::kNobody || j == MatchProblem::kNobody) return;
    const auto broken = problem_.points().broken_must(i, j);
    if (broken && pin.by.empty())
      faults_.push_back(names(i, j) + ": it breaks a must, " + say_rule(problem_.facts().criteria.rules[*broken]) +
                        "; take the pin out, or write in the criteria who overrules it: [[pin]] with by = \"NAME\"");
  }

  void check_counts() {
    std::map<std::size_t, int> of_mentee, of_mentor;
    for (const auto& pin : problem_.pinned()) {
      ++of_mentee[pin.mentee];
      ++of_mentor[pin.mentor];
    }
    for (const auto& [i, count] : of_mentee) {
      const int free = problem_.facts().criteria.wants_mentors - running(problem_.mentee(i).email, &KnownPair::mentee);
      if (count <= free) continue;
      faults_.push_back("'" + visible_line(problem_.mentee(i).name) + "' is pinned to " + say_count(count, "mentor", "mentors") +
                        " and may have " + say_count(std::max(free, 0), "more", "more") +
                        "; take pins out, --unpin a pair, or raise wants_mentors");
    }
    for (const auto& [j, count] : of_mentor) {
      const int free = problem_.mentor(j).places - running(problem_.mentor(j).email, &KnownPair::mentor);
      if (count <= free) continue;
      faults_.push_back("'" + visible_line(problem_.mentor(j).name) + "' has " + say_count(std::max(free, 0), "place", "places") + " and " +
                        say_count(count, "pin", "pins") + "; take pins out, or raise the number of places in the sheet");
    }
  }

  int running(const std::string& email, std::string KnownPair::*side) const {
    return static_cast<int>(std::ranges::count_if(
        problem_.facts().known, [&](const KnownPair& known) { return known.state == KnownPair::State::running && known.*side == email; }));
  }

  // Who mentors whom by the pins must come to an end somewhere.
  void check_circles() {
    std::map<std::string, std::vector<std::string>> mentors_of;
    for (const auto& pin : problem_.facts().criteria.pins) mentors_of[pin.mentee].push_back(pin.mentor);
    std::set<std::string> done;
    for (const auto& [mentee, mentors] : mentors_of) {
      std::vector<std::string> way;
      if (goes_round(mentee, mentors_of, way, done))
        return faults_.push_back("the pins go round in a circle: " + joined(way, ", mentored by "));
    }
  }

  static bool goes_round(const std::string& person, const std::map<std::string, std::vector<std::string>>& mentors_of,
                         std::vector<std::string>& way, std::set<std::string>& done) {
    const auto begin = std::ranges::find(way, person);
    if (begin != way.end()) {
      way.erase(way.begin(), begin);
      way.push_back(person);
      return true;
    }
    const auto found = mentors_of.find(person);
    if (found == mentors_of.end() || done.contains(person)) return false;
    way.push_back(person);
    for (const auto& mentor : found->second)
      if (mentor != person && goes_round(mentor, mentors_of, way, done)) return true;
    way.pop_back();
    done.insert(person);
    return false;
  }

  const MatchProblem& problem_;
  std::vector<std::string> faults_;
};

}  // namespace

std::size_t find_sign_up(const std::vector<SignUp>& people, std::string_view who, std::optional<Party> role) {
  const std::string sought = fold_case(trimmed(who));
  std::vector<std::size_t> whole, begun;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!has_role(people[i], role)) continue;
    const std::string name = fold_case(people[i].name);
    if (people[i].email == sought) return i;
    if (name == sought) whole.push_back(i);
    if (!sought.empty() && begins_a_word(name, sought)) begun.push_back(i);
  }
  // One person may stand there in both roles.
  const auto& found = whole.empty() ? begun : whole;
  if (found.empty()) throw unknown(who, people, role);
  const bool is_one = std::ranges::all_of(found, [&](std::size_t i) { return people[i].email == people[found.front()].email; });
  if (!is_one) throw ambiguous(who, people, found);
  return found.front();
}

void decide(MatchFacts& facts, const std::vector<MatchDecision>& pins, const std::vector<MatchDecision>& bans) {
  Decisions decisions(facts);
  decisions.add(pins, bans);
  decisions.write();
  if (facts.criteria.pins.empty()) return;
  const MatchProblem problem(facts);
  const auto faults = PinFaults(problem).all();
  if (faults.empty()) return;
  std::string message = faults.size() == 1 ? "a pin cannot be kept" : "pins cannot be kept";
  for (const auto& fault : faults) message += kListMark + fault;
  throw usage_error(message);
}

}  // namespace mentor
