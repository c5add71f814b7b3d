// What may still be written about a goal: nothing more once it is closed.
#pragma once

#include <string>

#include "mentor/base/error.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor {

/// Throws refused when the goal was reached or given up.
inline void require_open(const Goal& goal) {
  if (goal.status == GoalStatus::open) return;
  const std::string id = short_id(Kind::goal, goal.id.value);
  throw refused("the goal '" + id + "' is " + std::string(name_of(goal.status)), "mentor reopen " + id);
}

}  // namespace mentor
