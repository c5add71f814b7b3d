#include "mentor/domain/calendar_time.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

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

constexpr std::size_t kDateSize = 8;       // "20261201"
constexpr std::size_t kDateTimeSize = 15;  // "20261201T150000"

// "+0100", "-001521"
std::optional<std::chrono::seconds> parse_offset(std::string_view text) {
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  if (!is_signed || (text.size() != 5 && text.size() != 7)) return std::nullopt;
  const auto hours = whole_number(text.substr(1, 2));
  const auto minutes = whole_number(text.substr(3, 2));
  const auto seconds = text.size() == 7 ? whole_number(text.substr(5, 2)) : std::optional(0);
  if (!hours || !minutes || !seconds) return std::nullopt;
  const auto size = std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
  return text.starts_with('-') ? -size : size;
}

// The value of "BYMONTH" in "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU".
std::string_view part_of(std::string_view rule, std::string_view name) {
  while (!rule.empty()) {
    const auto part = rule.substr(0, rule.find(';'));
    if (part.starts_with(name) && part.substr(name.size()).starts_with('=')) return part.substr(name.size() + 1);
    rule.remove_prefix(std::min(part.size() + 1, rule.size()));
  }
  return {};
}

std::optional<Weekday> weekday_of_rule(std::string_view letters) {
  constexpr std::array<std::string_view, 7> kDays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto found = std::ranges::find(kDays, letters);
  if (found == kDays.end()) return std::nullopt;
  return Weekday(static_cast<unsigned>(found - kDays.begin()));
}

// The day that a yearly rule falls on: BYMONTH=3;BYDAY=-1SU.
std::optional<Date> day_in_year(std::string_view rule, std::chrono::year year) {
  const auto month = whole_number(part_of(rule, "BYMONTH"));
  const auto day = part_of(rule, "BYDAY");
  if (!month || *month < 1 || *month > 12 || day.size() < 3) return std::nullopt;
  const auto sign = day.starts_with('+') ? 1U : 0U;  // "+1SU"
  const auto nth = whole_number(day.substr(sign, day.size() - 2 - sign));
  const auto weekday = weekday_of_rule(day.substr(day.size() - 2));
  if (!nth || !weekday) return std::nullopt;
  const auto in_month = year / std::chrono::month(static_cast<unsigned>(*month));
  if (*nth == -1) return Date(std::chrono::sys_days(in_month / (*weekday)[std::chrono::last]));
  const Date date{std::chrono::sys_days(in_month / (*weekday)[static_cast<unsigned>(std::clamp(*nth, 1, 5))])};
  return *nth >= 1 && *nth <= 5 ? std::optional(date) : std::nullopt;
}

// The last beginning of an observance that is not later than `wall`.
std::optional<WallTime> begin_before(const Component& observance, WallTime wall) {
  const ContentLine* start = line_of(observance, "DTSTART");
  const auto first = start != nullptr ? parse_calendar_wall(start->value) : std::nullopt;
  if (!first || *first > wall) return std::nullopt;
  const ContentLine* rule = line_of(observance, "RRULE");
  if (rule == nullptr) return first;
  const auto until = parse_calendar_wall(part_of(rule->value, "UNTIL").substr(0, kDateTimeSize));
  const WallTime latest = until ? std::min(*until, wall) : wall;
  for (const int back : {0, 1}) {
    const auto day = day_in_year(rule->value, date_of(latest).year() - std::chrono::years(back));
    if (!day) return first;
    const WallTime begin = std::chrono::local_days(*day) + (*first - std::chrono::floor<std::chrono::days>(*first));
    if (begin <= latest) return std::max(begin, *first);
  }
  return first;
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
  if (const auto instant = own != nullptr ? instant_by(*own, *wall) : std::nullopt) return *instant;
  const Zone* of_windows = system_zone(zones, zone_of_windows(name));
  if (of_windows == nullptr) return std::nullopt;
  return of_windows->to_instant(*wall);
}

Instant instant_in(const CalendarTime& time, const Zone& zone) {
  const auto* wall = std::get_if<WallTime>(&time);
  return wall != nullptr ? zone.to_instant(*wall) : std::get<Instant>(time);
}

std::optional<Minutes> parse_calendar_duration(std::string_view text) {
  constexpr std::pair<char, long> kUnits[] = {{'W', 7 * 86400}, {'D', 86400}, {'H', 3600}, {'M', 60}, {'S', 1}};
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  std::chrono::seconds sum{0};
  while (!text.empty()) {
    if (text.starts_with('T')) text.remove_prefix(1);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = whole_number(text.substr(0, digits));
    const auto unit = std::ranges::find(kUnits, digits < text.size() ? text[digits] : '?', &std::pair<char, long>::first);
    constexpr int kMost = 1000000;
    if (!number || *number > kMost || unit == std::end(kUnits)) return std::nullopt;
    sum += std::chrono::seconds(*number * unit->second);
    text.remove_prefix(digits + 1);
  }
  const auto minutes = std::chrono::floor<Minutes>(sum);
  return minutes > Minutes(0) ? std::optional(minutes) : std::nullopt;
}

std::optional<WallTime> parse_calendar_wall(std::string_view text) {
  if (text.size() != kDateSize && (text.size() != kDateTimeSize || text[kDateSize] != 'T')) return std::nullopt;
  const auto piece = [&](std::size_t at, std::size_t size) { return std::string(text.substr(at, size)); };
  const auto date = parse_iso_date(piece(0, 4) + "-" + piece(4, 2) + "-" + piece(6, 2));
  if (!date) return std::nullopt;
  if (text.size() == kDateSize) return at(*date, Minutes(0));
  const auto clock = parse_clock(piece(9, 2) + ":" + piece(11, 2));
  const auto seconds = parse_clock("00:" + piece(13, 2));
  if (!clock || !seconds) return std::nullopt;
  return at(*date, *clock) + std::chrono::seconds(seconds->count());
}

std::optional<Instant> instant_by(const Component& vtimezone, WallTime wall) {
  std::optional<WallTime> latest;
  std::optional<std::chrono::seconds> offset;
  for (const auto& observance : vtimezone.parts) {
    const auto begin = begin_before(observance, wall);
    if (!begin || (latest && *begin <= *latest)) continue;
    const ContentLine* to = line_of(observance, "TZOFFSETTO");
    latest = begin;
    offset = to != nullptr ? parse_offset(to->value) : std::nullopt;
  }
  if (!offset) return std::nullopt;
  return Instant(wall.time_since_epoch() - *offset);
}

}  // namespace mentor
