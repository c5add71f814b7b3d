// Times as calendar files write them (RFC 5545 3.3.5): in UTC, on a zone's clock, or on nobody's.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "mentor/base/content_lines.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {

/// An instant; or a wall clock that names no zone, which a day alone has at its beginning.
using CalendarTime = std::variant<Instant, WallTime>;

/// The time on a line such as DTSTART. Its TZID is a zone of the system or else the VTIMEZONE of `calendar` that has this name, as
/// programs with zones of their own write it. nullopt for text that is no time, and for a zone that neither knows.
std::optional<CalendarTime> calendar_time(const ContentLine& line, const Component& calendar, Zones& zones);

/// The instant, with a wall clock that names no zone read on `zone`'s.
Instant instant_in(const CalendarTime& time, const Zone& zone);

}  // namespace mentor
