// What the VTIMEZONE in a calendar file says about a clock.
#pragma once

#include <optional>
#include <string_view>

#include "mentor/base/content_lines.hpp"
#include "mentor/base/time.hpp"

namespace mentor {

/// "20261201T150000", or a day alone: its beginning. nullopt for anything else.
std::optional<WallTime> parse_calendar_wall(std::string_view text);

/// The instant of a wall clock by the last STANDARD or DAYLIGHT that began before it. Rules are read as zones of the world have them: every
/// year, in one month, on the nth weekday. nullopt where nothing began before, or the offset cannot be read.
std::optional<Instant> instant_by(const Component& vtimezone, WallTime wall);

}  // namespace mentor
