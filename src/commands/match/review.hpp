// What a committee wrote beside the pairs of a plan.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/matching.hpp"

namespace mentor {

/// Adds a pin for each pair of the sheet that is ok, and a ban for each that is not; what says nothing stays open. Throws usage for all
/// cells that say neither, and all people who are not in the sheets, with their lines.
void add_review(const Process& process, const std::string& path, const std::vector<SignUp>& people, std::vector<MatchDecision>& pins,
                std::vector<MatchDecision>& bans);

}  // namespace mentor
