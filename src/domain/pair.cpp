#include "mentor/domain/pair.hpp"

#include <algorithm>

namespace mentor {
PairStatus status_on(const Pair& pair, Date day) {
  if (pair.ended_on && *pair.ended_on <= day) return PairStatus::ended;
  if (!pair.ended_on && pair.ends_on && *pair.ends_on < day) return PairStatus::ended;
  return pause_on(pair, day) != nullptr ? PairStatus::paused : PairStatus::active;
}

const Pause* pause_on(const Pair& pair, Date day) {
  const auto found =
      std::ranges::find_if(pair.pauses, [&](const Pause& pause) { return pause.from <= day && (!pause.until || *pause.until >= day); });
  return found == pair.pauses.end() ? nullptr : &*found;
}

bool active_within(const Pair& pair, Date from, Date until) {
  const auto end = pair.ended_on ? pair.ended_on : pair.ends_on;
  const Date last = end ? std::min(until, *end) : until;
  Date day = std::max(from, pair.starts_on);
  // From pause to pause, not day by day.
  while (day <= last) {
    const Pause* pause = pause_on(pair, day);
    if (pause == nullptr) return true;
    if (!pause->until) return false;
    day = add_days(*pause->until, 1);
  }
  return false;
}

const Person& person_of(const Pair& pair, Party side) { return side == Party::mentor ? pair.mentor : pair.mentee; }

std::string first_name(const Pair& pair, Party side) {
  if (side == Party::both) return "both";
  const std::string& name = person_of(pair, side).name;
  return name.substr(0, name.find(' '));
}

std::string names_of(const Pair& pair) { return pair.mentor.name + " and " + pair.mentee.name; }

std::string counterpart(const Pair& pair) {
  return pair.role == Role::none ? names_of(pair) : person_of(pair, their_party(pair.role)).name;
}

}  // namespace mentor
