// Reminders as JSON prints them: `reminder` of json.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/render/view.hpp"
#include "mentor/store/deliveries.hpp"

namespace mentor::remind {

/// A reminder as it stands: coming, due, sent, failed, snoozed, skipped, expired.
struct Standing {
  Delivery delivery;  ///< as it is stored, or would be
  std::string_view state;
};

/// `handles` name the pairs; one that was removed since is null.
std::vector<Value> reminder_values(const std::vector<Standing>& all, const std::map<PairId, std::string>& handles);

}  // namespace mentor::remind
