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
/// "38 of 40 mentees are matched, with 96 of at most 110 points; proven: no plan is better."
std::string say_plan(const MatchPlan& plan);

}  // namespace mentor
