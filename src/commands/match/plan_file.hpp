// Files with plans.
#pragma once

#include <string>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/match_plan.hpp"

namespace mentor {

/// The plan in a file. Throws not_found, failed, and usage for anything else than a plan.
MatchPlan read_plan(const Process& process, const std::string& path);
/// The same, unless it does not hold, since somebody changed it: usage.
MatchPlan read_whole_plan(const Process& process, const std::string& path);
/// Writes it whole, for the user alone, to a new file or over a plan. Throws usage for any other file that holds something, such as the sheet.
void write_plan(const MatchPlan& plan, const std::string& path);
/// Takes from all others what they may do with a file that is there, before what is private is written to it.
void keep_to_oneself(const std::string& path);

}  // namespace mentor
