// The VTIMEZONE of one zone, no longer than some instants need.
#pragma once

#include <string>

#include "mentor/base/zone.hpp"

namespace mentor {

/// "20261201T150000Z"
std::string ics_instant(Instant at);
/// "20261201T150000", on the zone's clock.
std::string ics_local(Instant at, const Zone& zone);

/// Whether a TZID can name the zone: an IANA name, not a rule of its own.
bool has_zone_name(const Zone& zone);
/// The component, right for every instant in [first, last].
std::string ics_zone(const Zone& zone, Instant first, Instant last);

}  // namespace mentor
