// A plan as JSON, and read back.
#pragma once

#include <string>
#include <string_view>

#include "mentor/mentoring/match_plan.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

Value plan_value(const MatchPlan& plan);
/// The plan whose JSON `text` is, whatever blanks are in it. Throws usage, with the place in it, for anything else; `path` names the file.
MatchPlan parse_plan(std::string text, std::string_view path);

/// The reason for a pair or for none, as JSON has it.
Value reason_value(const MatchPlan& plan, const MatchReason& reason);
/// A number of points as JSON has it.
double in_points(std::int64_t points);

}  // namespace mentor
