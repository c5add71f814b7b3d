// Files with plans.
#pragma once

#include <string>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/match_plan.hpp"

namespace mentor {

/// The plan in a file. Throws not_found, failed, and usage for anything else than a plan.
MatchPlan read_plan(const Process& process, const std::string& path);
/// The same, unless it was changed since it was made: usage.
MatchPlan read_whole_plan(const Process& process, const std::string& path);
/// Writes it whole, for the user alone where the file is new.
void write_plan(const MatchPlan& plan, const std::string& path);

}  // namespace mentor
