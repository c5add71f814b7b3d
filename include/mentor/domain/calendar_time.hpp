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

/// The time on a line such as DTSTART. Its TZID is a zone of the system, else the VTIMEZONE of `calendar` that has this name, as programs
/// with zones of their own write it, else a zone of Windows. nullopt for text that is no time, and for a zone that neither knows.
std::optional<CalendarTime> calendar_time(const ContentLine& line, const Component& calendar, Zones& zones);

/// The instant, with a wall clock that names no zone read on `zone`'s.
Instant instant_in(const CalendarTime& time, const Zone& zone);

/// "Europe/Berlin" for "W. Europe Standard Time"; "" for a name that Windows has no zone of.
std::string_view zone_of_windows(std::string_view name);

/// "PT1H30M", "P1D", "P1W" (RFC 5545 3.3.6), in whole minutes; nullopt for anything else, and for none or less.
std::optional<Minutes> parse_calendar_duration(std::string_view text);

/// "20261201T150000", or a day alone: its beginning. nullopt for anything else.
std::optional<WallTime> parse_calendar_wall(std::string_view text);

/// The instant of a wall clock by the last STANDARD or DAYLIGHT that began before it. Rules are read as zones of the world have them: every
/// year, in one month, on the nth weekday. nullopt where nothing began before, or the offset cannot be read.
std::optional<Instant> instant_by(const Component& vtimezone, WallTime wall);

}  // namespace mentor
