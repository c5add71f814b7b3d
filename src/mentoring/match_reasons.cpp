// Why somebody is matched as they are, and what another pair would cost the others.
#include <algorithm>
#include <tuple>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentoring/match_problem.hpp"

namespace mentor {
namespace {

std::string plain_name(const SignUp& person) { return visible_line(person.name); }

std::string say_parts(const MatchPlan& plan, const std::vector<PointsPart>& parts) {
  std::vector<std::string> said;
  std::int64_t private_points = 0;
  bool has_private = false;
  for (const auto& part : parts) {
    const MatchRule& rule = plan.facts.criteria.rules[part.rule];
    if (part.of == 0) continue;
    if (say_rule(rule) == kPrivateRule) {
      has_private = true;
      private_points += part.points;
      continue;
    }
    said.push_back(say_points(part.points) + " of " + say_points(part.of) + " for " + say_rule(rule));
  }
  if (has_private) said.push_back(say_points(private_points) + " by private rules");
  return said.empty() ? "no wish counts in it" : joined(said, ", ");
}

std::string say_better(int rank) {
  if (rank == 1) return "no other mentor would give more";
  return say_count(rank - 1, "other mentor would give more", "other mentors would give more");
}

class Reasoning {
 public:
  explicit Reasoning(const MatchPlan& plan) : plan_(plan), problem_(plan.facts) {}

  MatchReason of(std::size_t person) const {
    MatchReason reason{person, std::nullopt, "", std::nullopt, {}};
    for (const auto& pair : plan_.pairs)
      if (email(pair.mentee) == email(person) || email(pair.mentor) == email(person)) add(reason.reason, say_matched(pair));
    for (const auto& unmatched : plan_.unmatched)
      if (email(unmatched.person) == email(person)) add(reason.reason, say_unmatched(unmatched));
    for (const auto& known : plan_.facts.known)
      if (known.state == KnownPair::State::running && (known.mentee == email(person) || known.mentor == email(person)))
        add(reason.reason, say_running(known, person));
    if (reason.reason.empty())
      reason.reason = name(person) + (plan_.facts.people[person].places == 0 ? " has no place to give."
                                                                             : " has places left, and nobody who fits needs one.");
    return reason;
  }

  MatchReason of(std::size_t mentee, std::size_t mentor) const {
    MatchReason reason{mentee, mentor, "", std::nullopt, {}};
    for (const auto& pair : plan_.pairs)
      if (pair.mentee == mentee && pair.mentor == mentor) {
        reason.reason = say_matched(pair);
        reason.cost_to_others = 0;
        return reason;
      }
    const std::size_t i = problem_.mentee_at(mentee);
    const std::size_t j = problem_.mentor_at(mentor);
    if (const auto against = problem_.decided_against(i, j); !against.empty())
      reason.reason = name(mentee) + " cannot be matched with " + name(mentor) + ": " + against + ".";
    else if (const auto broken = problem_.points().broken_must(i, j))
      reason.reason = name(mentee) + " cannot be matched with " + name(mentor) + ": a rule forbids it, " +
                      say_rule(plan_.facts.criteria.rules[*broken]) + ".";
    else if (problem_.left().wanted[i] == 0)
      reason.reason = name(mentee) + " has a mentor already, by a running pair or a pin.";
    else if (problem_.left().places[j] == 0)
      reason.reason = name(mentor) + " has no place left: running pairs and pins take them all.";
    else
      force(i, j, reason);
    return reason;
  }

 private:
  const SignUp& person(std::size_t at) const { return plan_.facts.people[at]; }
  const std::string& email(std::size_t at) const { return person(at).email; }
  std::string name(std::size_t at) const { return plain_name(person(at)); }

  static void add(std::string& text, const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; }

  std::string say_matched(const PlannedPair& pair) const {
    std::string said = name(pair.mentee) + " is matched with " + name(pair.mentor);
    if (pair.is_pinned) said += ", which was decided by hand";
    if (!pair.overrules.empty()) said += " against '" + pair.overrules + "'" + overruled_by(pair);
    said += ": " + say_points(pair.points) + " points (" + say_parts(plan_, pair.parts) + "); " + say_better(pair.rank) + ".";
    return said;
  }

  std::string overruled_by(const PlannedPair& pair) const {
    for (const auto& pin : plan_.facts.criteria.pins)
      if (pin.mentee == email(pair.mentee) && pin.mentor == email(pair.mentor) && !pin.by.empty()) return " by " + visible_line(pin.by);
    return "";
  }

  std::string say_unmatched(const UnmatchedPerson& unmatched) const {
    const bool is_mentee = unmatched.role == Party::mentee;
    std::string said = name(unmatched.person) + (is_mentee ? " has no mentor: " : " has no mentee: ");
    if (unmatched.rule == kNoPlaceLeft || unmatched.rule == kNoMenteeLeft)
      said += is_mentee ? "every mentor who fits is taken" : "everybody who fits has a mentor";
    else
      said += "nobody is left by \"" + unmatched.rule + "\"";
    if (!unmatched.would_help.empty()) said += "; what would help: " + unmatched.would_help;
    return said + ".";
  }

  std::string say_running(const KnownPair& known, std::size_t at) const {
    const bool is_mentee = known.mentee == email(at);
    return name(at) + (is_mentee ? " has a mentor" : " has a mentee") + " in the running pair '" + known.handle + "', which stays.";
  }

  Points own_points(std::size_t mentee) const {
    Points sum = 0;
    for (const auto& pair : plan_.pairs)
      if (!pair.is_pinned && problem_.mentee_at(pair.mentee) == mentee) sum += pair.points;
    return sum;
  }

  // What the best plan with this pair comes to, beside the best of all.
  void force(std::size_t i, std::size_t j, MatchReason& reason) const {
    MatchFacts facts = plan_.facts;
    facts.criteria.pins.push_back({problem_.mentee(i).email, problem_.mentor(j).email, ""});
    // Nobody is moved without need.
    facts.before.clear();
    for (const auto& pair : plan_.pairs) facts.before.emplace_back(email(pair.mentee), email(pair.mentor));
    const MatchProblem forced(facts);
    const auto found = assign(forced.left()).pairs;
    std::int64_t others = 0;
    std::vector<char> has_mentor(problem_.mentees());
    for (const auto& pair : found) {
      if (pair.mentee != i) others += problem_.worth(pair.mentee, pair.mentor);
      has_mentor[pair.mentee] = 1;
    }
    std::int64_t others_now = 0;
    for (const auto& pair : plan_.pairs) {
      if (pair.is_pinned || pair.mentee == reason.person) continue;
      others_now += pair.points;
      const bool is_known = std::ranges::find(reason.displaced, pair.mentee) != reason.displaced.end();
      if (has_mentor[problem_.mentee_at(pair.mentee)] == 0 && !is_known) reason.displaced.push_back(pair.mentee);
    }
    reason.cost_to_others = others_now - others;
    has_mentor[i] = 1;
    long long fewer = 0, fewer_early = 0;
    for (std::size_t k = 0; k < has_mentor.size(); ++k) {
      const int change = (is_assigned(k) ? 1 : 0) - (has_mentor[k] != 0 ? 1 : 0);
      fewer += change;
      fewer_early += problem_.mentee(k).comes_first ? change : 0;
    }
    say_forced(i, reason, fewer, fewer_early);
  }

  // By the plan, and not by a pin.
  bool is_assigned(std::size_t i) const {
    return std::ranges::any_of(plan_.pairs,
                               [&](const PlannedPair& pair) { return !pair.is_pinned && problem_.mentee_at(pair.mentee) == i; });
  }

  void say_forced(std::size_t i, MatchReason& reason, long long fewer, long long fewer_early) const {
    const std::size_t j = problem_.mentor_at(*reason.other);
    reason.reason = name(reason.person) + " with " + name(*reason.other) + " would be " + say_points(problem_.worth(i, j)) + " points (" +
                    say_parts(plan_, problem_.points().parts(i, j)) + ")";
    reason.reason += had_mentor(i) ? ", and as planned it is " + say_points(own_points(i)) : ", and as planned there is nobody";
    if (fewer > 0)
      reason.reason += "; but " + say_count(fewer, "person", "people") + " fewer would be matched";
    else if (fewer_early > 0)
      reason.reason += "; but " + say_count(fewer_early, "person", "people") + " fewer of those who come first would be matched";
    else if (!reason.displaced.empty())
      reason.reason += "; as many would be matched, but " + names_of_displaced(reason.displaced) + " would have nobody";
    const std::int64_t lost = *reason.cost_to_others + own_points(i) - problem_.worth(i, j);
    if (lost != 0)
      reason.reason +=
          std::string(lost > 0 ? ", and all together would lose " : ", and all together would gain ") + say_some_points(std::abs(lost));
    else if (fewer <= 0 && fewer_early <= 0)
      reason.reason += ", and all together would have as many points";
    reason.reason += ".";
  }

  static std::string say_some_points(std::int64_t points) { return say_points(points) + (points == kPoint ? " point" : " points"); }

  std::string names_of_displaced(const std::vector<std::size_t>& displaced) const {
    if (displaced.size() > 1) return std::to_string(displaced.size()) + " others";
    return name(displaced.front());
  }

  bool had_mentor(std::size_t i) const {
    return std::ranges::any_of(plan_.pairs, [&](const PlannedPair& pair) { return problem_.mentee_at(pair.mentee) == i; });
  }

  const MatchPlan& plan_;
  MatchProblem problem_;
};

}  // namespace

MatchReason why(const MatchPlan& plan, std::size_t person, std::optional<std::size_t> other) {
  const Reasoning reasoning(plan);
  if (!other) return reasoning.of(person);
  const auto& people = plan.facts.people;
  if (can_be_mentored(people[person]) && can_mentor(people[*other])) return reasoning.of(person, *other);
  if (can_mentor(people[person]) && can_be_mentored(people[*other])) return reasoning.of(*other, person);
  throw usage_error("'" + visible_line(people[person].name) + "' and '" + visible_line(people[*other].name) + "' both signed up to " +
                        (can_mentor(people[person]) ? "mentor" : "be mentored"),
                    "name a mentee and a mentor");
}

}  // namespace mentor
