// Reminders as JSON prints them: `reminder` of json.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mentor/mentoring/delivery_plan.hpp"
#include "mentor/render/view.hpp"

namespace mentor::remind {

/// `handles` name the pairs; one that was removed since is null.
std::vector<Value> reminder_values(const std::vector<Standing>& all, const std::map<PairId, std::string>& handles);

}  // namespace mentor::remind
