// A plan of who is matched with whom: made from sign-ups, criteria and the pairs that there are, with its reasons and its proof.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/assignment.hpp"
#include "mentor/domain/matching.hpp"
#include "mentor/domain/side.hpp"
#include "mentor/mentoring/sign_ups.hpp"

namespace mentor {

/// A pair of the store of which one side or both signed up, each side by its address.
struct KnownPair {
  enum class State { running, freed, ended } state = State::running;
  std::string handle;
  std::string mentee;
  std::string mentor;
  friend bool operator==(const KnownPair&, const KnownPair&) = default;
};
template <>
inline constexpr auto kEnumNames<KnownPair::State> = std::to_array<EnumName<KnownPair::State>>({{KnownPair::State::running, "running"},
                                                                                                {KnownPair::State::freed, "freed"},
                                                                                                {KnownPair::State::ended, "ended"}});

/// All that decides a plan.
struct MatchFacts {
  Criteria criteria;             ///< with the pins and bans that were typed; people in these by their addresses
  std::vector<SignUp> people;    ///< in the order of read_sign_ups
  std::vector<KnownPair> known;  ///< by handle
  /// Mentees and mentors of the round before, by address: of plans that are equally good the one that keeps most of them is taken.
  std::vector<std::pair<std::string, std::string>> before;
  friend bool operator==(const MatchFacts&, const MatchFacts&) = default;
};
/// A number of points as people write it, to the hundredth.
std::string say_points(std::int64_t points);

/// Places in MatchFacts::people.
struct PlannedPair {
  std::size_t mentee;
  std::size_t mentor;
  Points points = 0;
  int rank = 1;  ///< one more than the mentors that would give this mentee more points
  std::vector<PointsPart> parts;
  bool is_pinned = false;
  std::string overrules;  ///< the must that its pin overrules; "" where none
  friend bool operator==(const PlannedPair&, const PlannedPair&) = default;
};

/// What stands between people whom no rule parts.
inline constexpr std::string_view kNoPlaceLeft = "no place is left";
inline constexpr std::string_view kNoMenteeLeft = "no mentee is left";

struct UnmatchedPerson {
  std::size_t person;
  Party role;              ///< in which: mentor or mentee
  std::string rule;        ///< the first that emptied their list, in words
  std::string would_help;  ///< "" where nothing one can do would
  friend bool operator==(const UnmatchedPerson&, const UnmatchedPerson&) = default;
};

struct MatchTotals {
  std::size_t mentors = 0;
  std::size_t mentees = 0;
  std::size_t placed = 0;   ///< mentees who have a running pair already, and want no more mentors
  std::int64_t places = 0;  ///< that mentors have left
  std::size_t matched = 0;  ///< mentees
  std::int64_t points = 0;
  std::int64_t best_possible = 0;  ///< the points if each matched mentee had the mentor who gives them most, with no end of places
  bool is_proven = false;          ///< the prices were checked to prove that no plan is better
  friend bool operator==(const MatchTotals&, const MatchTotals&) = default;
};

struct MatchPlan {
  std::uint64_t digest = 0;  ///< of all the rest, as it was made
  MatchFacts facts;
  std::vector<ReadSheet> sheets;
  AssignmentPrices prices;                 ///< of the mentees and the mentors, in the order of people
  std::vector<PlannedPair> pairs;          ///< by the mentee's name, then the mentor's
  std::vector<UnmatchedPerson> unmatched;  ///< mentees, then mentors, each by name
  MatchTotals totals;
  friend bool operator==(const MatchPlan&, const MatchPlan&) = default;
};

/// The person in the sheets that is meant in a role: by address, or by the beginning of a name or of a word of it; a whole name wins.
/// Throws not_found with the nearest, refused with the candidates where it is ambiguous.
std::size_t find_sign_up(const std::vector<SignUp>& people, std::string_view who, std::optional<Party> role);

/// Decisions as typed become decisions between addresses; a later one takes the place of an earlier one about the same two. Throws usage
/// for all that cannot be pinned together: more than a mentor has places, a mentee who has a mentor, a circle, a must without somebody who
/// overrules it, a ban.
void decide(MatchFacts& facts, const std::vector<MatchDecision>& pins, const std::vector<MatchDecision>& bans);

/// Throws usage as decide() does. `progress` gets how much is done, 0 to 1.
MatchPlan make_plan(MatchFacts facts, std::vector<ReadSheet> sheets, const std::function<void(double)>& progress = {});

/// What of the plan is not so: that its pairs are possible, its points and totals right, and that its prices prove that no plan is better.
/// Nothing of it comes from the solver. Empty where all holds.
std::vector<std::string> faults_of(const MatchPlan& plan);

/// Why a person is matched as they are; with `other`, why with them or why not, and what forcing it would cost all others together.
struct MatchReason {
  std::size_t person = 0;
  std::optional<std::size_t> other;
  std::string reason;                          ///< whole sentences, fit for a mail
  std::optional<std::int64_t> cost_to_others;  ///< in points of kPoint; nullopt where it is forbidden
  std::vector<std::size_t> displaced;          ///< mentees who would have nobody by it
};
MatchReason why(const MatchPlan& plan, std::size_t person, std::optional<std::size_t> other);

/// What changed from one plan to another, people by their addresses: with whom they are by a plan or a running pair.
struct PlanDifference {
  struct Move {
    std::string mentee;
    std::vector<std::string> before;  ///< mentors; none: unmatched, or not there
    std::vector<std::string> after;
  };
  std::vector<Move> moves;  ///< by the mentee's address
  std::int64_t points = 0;  ///< gained, or lost
  std::int64_t matched = 0;
};
PlanDifference difference(const MatchPlan& before, const MatchPlan& after);
/// What changed in the facts since, in words, a line a thing: people who came, went or answered otherwise, criteria, pairs.
std::vector<std::string> changes_of_facts(const MatchFacts& before, const MatchFacts& after);

}  // namespace mentor
