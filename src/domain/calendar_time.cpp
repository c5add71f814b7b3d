#include "mentor/domain/calendar_time.hpp"

#include <algorithm>

#include "domain/vtimezone.hpp"
#include "mentor/base/error.hpp"

namespace mentor {
namespace {

const Zone* system_zone(Zones& zones, std::string_view name) {
  try {
    return &zones.get(name);
  } catch (const Error&) {
    return nullptr;
  }
}

const Component* zone_in(const Component& calendar, std::string_view name) {
  const auto found = std::ranges::find_if(calendar.parts, [&](const Component& part) {
    const ContentLine* id = line_of(part, "TZID");
    return part.name == "VTIMEZONE" && id != nullptr && id->value == name;
  });
  return found == calendar.parts.end() ? nullptr : &*found;
}

}  // namespace

std::optional<CalendarTime> calendar_time(const ContentLine& line, const Component& calendar, Zones& zones) {
  std::string_view text = line.value;
  const bool is_utc = text.ends_with('Z');
  if (is_utc) text.remove_suffix(1);
  const auto wall = parse_calendar_wall(text);
  if (!wall) return std::nullopt;
  if (is_utc) return Instant(wall->time_since_epoch());
  const auto name = parameter_of(line, "TZID");
  if (name.empty()) return *wall;
  if (const Zone* zone = system_zone(zones, name)) return zone->to_instant(*wall);
  const Component* own = zone_in(calendar, name);
  const auto instant = own != nullptr ? instant_by(*own, *wall) : std::nullopt;
  if (!instant) return std::nullopt;
  return *instant;
}

Instant instant_in(const CalendarTime& time, const Zone& zone) {
  const auto* wall = std::get_if<WallTime>(&time);
  return wall != nullptr ? zone.to_instant(*wall) : std::get<Instant>(time);
}

}  // namespace mentor
