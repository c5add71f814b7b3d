#include "mentor/domain/action.hpp"

#include <algorithm>

namespace mentor {

int overdue_days(const Action& action, Date today) {
  if (!is_open(action) || !action.due_on) return 0;
  return std::max(0, days_between(*action.due_on, today));
}

}  // namespace mentor
