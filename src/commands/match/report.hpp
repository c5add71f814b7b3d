// A plan of matches as people read it.
#pragma once

#include <vector>

#include "mentor/mentoring/match_plan.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// Who with whom and why, who has nobody and what would help, the load of each mentor. No answer is told, and a private rule is not named.
std::vector<Section> plan_sections(const MatchPlan& plan);
/// A row a pair, with the column `ok` to be filled in for --review.
Table plan_rows(const MatchPlan& plan);
/// What moved from one plan to the next.
std::vector<Section> difference_sections(const MatchPlan& before, const MatchPlan& after);
/// "38 of 40 mentees matched, with 96 points (110 if each had whom they suit most); proven: no plan matches more, or as many with more points."
std::string say_plan(const MatchPlan& plan);
/// What a plan that is proven is the best in.
std::string say_proof(const MatchFacts& facts);

}  // namespace mentor
