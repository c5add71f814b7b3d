// Between a plan of matches and the store: the pairs that a plan has to know of, and those that it makes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/agreement.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/mentoring/match_plan.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/persons.hpp"

namespace mentor {

/// The pairs of the store in which somebody who signed up is a side, by handle. A person of the store is known in the sheets by their
/// address, and where none is recorded by a name that nobody else signed up with. Those in `freed` count as ended at will. Throws refused
/// for one of these that has ended.
std::vector<KnownPair> known_pairs(Store& store, const std::vector<SignUp>& people, const std::vector<PairId>& freed, Date today);
/// Marks those who were left over by an earlier matching and have had no mentor since as coming first, and the mentees of freed pairs, who are
/// not to lose by it.
void mark_waiting(Store& store, const std::vector<KnownPair>& known, std::vector<SignUp>& people);
/// Who waits for a mentor: was left over by a matching, and has had none since.
std::vector<WaitingPerson> waiting_for_mentor(Store& store);

/// What holds of every pair that a plan makes.
struct NewPairTerms {
  Agreement agreement;  ///< its `from` is the start
  std::optional<Date> ends_on;
  std::vector<std::string> tags;
};

struct AppliedPlan {
  std::vector<PairId> made;
  std::vector<PairId> already;  ///< were made by the plan before
  std::vector<PairId> ended;    ///< were freed, and their places are given anew
};
/// Makes the pairs of the plan that are not there, and remembers who is left over. `now` are the facts as they are; throws refused where
/// they are not those that the plan was made of, with all that changed.
AppliedPlan apply_plan(Store& store, const MatchPlan& plan, const MatchFacts& now, const NewPairTerms& terms, const Clock& clock);

}  // namespace mentor
