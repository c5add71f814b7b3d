// Zones and working hours as forms write them.
#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/calendar_time.hpp"
#include "mentoring/sign_up_headings.hpp"
#include "mentoring/sign_up_times.hpp"

namespace mentor {
namespace {

struct CommonZone {
  std::string_view said;
  std::string_view zone;
};

// What means one zone alone, as people write it. IST, which means three, is not here.
constexpr CommonZone kCommon[] = {
    {"utc", "UTC"},
    {"gmt", "UTC"},
    {"z", "UTC"},
    {"uk", "Europe/London"},
    {"bst", "Europe/London"},
    {"wet", "Europe/Lisbon"},
    {"cet", "Europe/Paris"},
    {"cest", "Europe/Paris"},
    {"cet/cest", "Europe/Paris"},
    {"mez", "Europe/Berlin"},
    {"central european time", "Europe/Paris"},
    {"eet", "Europe/Helsinki"},
    {"eest", "Europe/Helsinki"},
    {"msk", "Europe/Moscow"},
    {"et", "America/New_York"},
    {"est", "America/New_York"},
    {"edt", "America/New_York"},
    {"eastern time", "America/New_York"},
    {"ct", "America/Chicago"},
    {"cdt", "America/Chicago"},
    {"central time", "America/Chicago"},
    {"mt", "America/Denver"},
    {"mdt", "America/Denver"},
    {"mountain time", "America/Denver"},
    {"pt", "America/Los_Angeles"},
    {"pst", "America/Los_Angeles"},
    {"pdt", "America/Los_Angeles"},
    {"pacific time", "America/Los_Angeles"},
    {"india", "Asia/Kolkata"},
    {"jst", "Asia/Tokyo"},
    {"sgt", "Asia/Singapore"},
    {"aest", "Australia/Sydney"},
    {"aedt", "Australia/Sydney"},
    {"nzst", "Pacific/Auckland"},
    {"nzdt", "Pacific/Auckland"},
    {"sast", "Africa/Johannesburg"},
    {"eat", "Africa/Nairobi"},
    {"wat", "Africa/Lagos"},
    {"munich", "Europe/Berlin"},
    {"bangalore", "Asia/Kolkata"},
    {"mumbai", "Asia/Kolkata"},
    {"delhi", "Asia/Kolkata"},
    {"san francisco", "America/Los_Angeles"},
    {"seattle", "America/Los_Angeles"},
    {"boston", "America/New_York"},
    {"beijing", "Asia/Shanghai"},
};

std::string plain_zone(std::string_view text) {
  std::string plain = comparable(text);
  std::ranges::replace(plain, '_', ' ');
  return plain;
}

// "UTC+02:00", "GMT-5"
std::optional<Zone> shifted_zone(std::string_view text) {
  const std::string plain = comparable(text);
  std::string_view rest = plain;
  if (!rest.starts_with("utc") && !rest.starts_with("gmt")) return std::nullopt;
  rest = trimmed(rest.substr(3));
  if (!rest.starts_with('+') && !rest.starts_with('-')) return std::nullopt;
  const bool is_west = rest.front() == '-';
  rest.remove_prefix(1);
  const auto clock = parse_clock(rest.find(':') == std::string_view::npos ? std::string(rest) + ":00" : std::string(rest));
  constexpr Minutes kMost(15 * 60);
  if (!clock || *clock > kMost) return std::nullopt;
  return Zone::from_posix_rule((is_west ? "<-00>" : "<+00>-") + to_clock(*clock));
}

}  // namespace

void ZoneFinder::read_names() {
  if (!names_.empty()) return;
  names_ = zone_names();
  for (const auto& name : names_) {
    const std::string plain = plain_zone(name);
    by_plain_[plain] = name;
    const std::string city = plain.substr(plain.find_last_of('/') + 1);
    if (const auto [at, is_new] = by_plain_.emplace(city, name); !is_new && at->second != name) at->second.clear();
  }
  for (const auto& [said, zone] : kCommon) by_plain_[std::string(said)] = zone;
}

std::string ZoneFinder::by_city(std::string_view text) const {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    const auto found = by_plain_.find(plain_zone(text.substr(at, end - at)));
    if (found != by_plain_.end() && !found->second.empty()) return found->second;
    at = end + 1;
  }
  return {};
}

std::string ZoneFinder::known_name(std::string_view text) const {
  if (const auto found = by_plain_.find(plain_zone(text)); found != by_plain_.end() && !found->second.empty()) return found->second;
  if (const auto windows = zone_of_windows(text); !windows.empty()) return std::string(windows);
  const auto close = text.find(')');
  if (text.starts_with('(') && close != std::string_view::npos) return by_city(text.substr(close + 1));
  return by_city(text);
}

const Zone& ZoneFinder::find(const std::string& text) {
  if (const auto known = found_.find(text); known != found_.end()) return known->second;
  read_names();
  const auto keep = [&](Zone zone) -> const Zone& { return found_.emplace(text, std::move(zone)).first->second; };
  if (const std::string name = known_name(text); !name.empty()) return keep(zones_.get(name));
  const auto close = text.find(')');
  const bool is_bracketed = text.starts_with('(') && close != std::string::npos;
  if (const auto shifted = shifted_zone(is_bracketed ? text.substr(1, close - 1) : text)) return keep(*shifted);
  try {
    return keep(Zone::load(text));
  } catch (const Error&) {
    const std::vector<std::string_view> names(names_.begin(), names_.end());
    const std::string guess = did_you_mean(text, names);
    throw usage_error("'" + visible_line(text) + "' is no time zone", guess.empty() ? "type one such as Europe/London or UTC+2" : guess);
  }
}

HoursInUtc hours_in_utc(const Zone& zone, const std::string& hours, int year) {
  constexpr DayHours kOfficeHours{Minutes(9 * 60), Minutes(17 * 60)};
  constexpr std::string_view kDashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", " to ", " until "};
  std::string text = hours;
  for (const auto dash : kDashes)
    if (const auto at = text.find(dash); at != std::string::npos) text.replace(at, dash.size(), "-");
  const DayHours local = text.empty() ? kOfficeHours : parse_hours(text);
  const auto in_utc = [&](std::chrono::month month) {
    constexpr Minutes kDay(24 * 60);
    const Instant noon = std::chrono::sys_days(std::chrono::year(year) / month / 15) + std::chrono::hours(12);
    const auto shift = std::chrono::duration_cast<Minutes>(zone.offset_at(noon));
    const auto moved = [&](Minutes minute) { return ((minute - shift) % kDay + kDay) % kDay; };
    return DayHours{moved(local.from), moved(local.until)};
  };
  return {in_utc(std::chrono::January), in_utc(std::chrono::July)};
}

}  // namespace mentor
