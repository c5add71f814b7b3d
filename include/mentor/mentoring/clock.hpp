// The moment at which something is asked or done, and the clocks on which it is read.
#pragma once

#include <string>

#include "mentor/base/zone.hpp"

namespace mentor {

struct Clock {
  Instant now;
  const Zone& mine;
  Zones& zones;  ///< those of agreements

  /// In my zone.
  Date today() const { return mine.date_at(now); }
};

/// What is said of a time on a pair's clock: "Tue 2026-12-01 15:00 GMT (in 8 days)", and for me where my clock differs.
std::string say_in_zones(const Clock& clock, const Zone& theirs, Instant at);

}  // namespace mentor
