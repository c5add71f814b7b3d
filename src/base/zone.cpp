// Zones: finding one by name, by rule or as the system's own, and the questions about it.
#include "mentor/base/zone.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "zone_table.hpp"

namespace mentor {
namespace {

constexpr std::string_view kUtc = "UTC";
constexpr std::string_view kZoneFolder = "zoneinfo/";
constexpr std::size_t kMaxNameSize = 255;
constexpr int kQuotedColumns = 60;
constexpr std::string_view kHint = "type a name such as Europe/London, America/New_York or UTC";

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
}

/// [A-Za-z0-9_+-]+(/...)*, so that a name can neither leave the zone folder nor hold a NUL.
bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > kMaxNameSize || name.front() == '/' || name.back() == '/') return false;
  if (name.find("//") != std::string_view::npos) return false;
  return std::ranges::all_of(name, [](char c) { return c == '/' || is_name_letter(c); });
}

Error no_zone(std::string_view name, std::string_view hint) {
  return usage_error("no time zone '" + fit(visible_line(name), kQuotedColumns) + "'", std::string(hint));
}

std::string path_under(std::string_view root, std::string_view name) { return std::string(root).append("/").append(name); }

ZoneTable table_of_rule(PosixRule rule) {
  ZoneTable table;
  table.types.push_back(rule.standard);
  table.rule = std::move(rule);
  return table;
}

/// "Europe/London" in "../usr/share/zoneinfo/Europe/London"; nullopt when the link names no zone.
std::optional<std::string> zone_linked(const std::string& link, const std::string& root) {
  std::error_code code;
  const std::string target = std::filesystem::read_symlink(link, code).string();
  if (code) return std::nullopt;
  const std::size_t folder = target.rfind(kZoneFolder);
  const bool is_under_root = target.starts_with(root + "/");
  if (!is_under_root && folder == std::string::npos) return std::nullopt;
  std::string name = target.substr(is_under_root ? root.size() + 1 : folder + kZoneFolder.size());
  if (!is_zone_name(name)) return std::nullopt;
  return name;
}

// Country, place, name and perhaps a comment, parted by tabs.
std::string name_in(const std::string& line) {
  std::istringstream fields(line);
  std::string country, place, name;
  std::getline(fields, country, '\t');
  std::getline(fields, place, '\t');
  std::getline(fields, name, '\t');
  return name;
}

}  // namespace

struct Zone::Data {
  ZoneTable table;
};

Zone Zone::utc() {
  Zone zone;
  zone.name_ = kUtc;
  zone.data_ = std::make_shared<const Data>(Data{table_of_rule({{std::chrono::seconds{0}, false, std::string(kUtc)}, std::nullopt})});
  return zone;
}

Zone Zone::load(std::string_view name, std::string_view root) {
  if (name == kUtc) return utc();
  if (!is_zone_name(name)) throw no_zone(name, kHint);
  auto table = read_tzif(path_under(root, name));
  if (!table) throw no_zone(name, kHint);
  Zone zone;
  zone.name_ = name;
  zone.data_ = std::make_shared<const Data>(Data{std::move(*table)});
  return zone;
}

std::optional<Zone> Zone::from_posix_rule(std::string_view text) {
  auto rule = parse_posix_rule(text);
  if (!rule) return std::nullopt;
  Zone zone;
  zone.name_ = text;
  zone.data_ = std::make_shared<const Data>(Data{table_of_rule(std::move(*rule))});
  return zone;
}

std::chrono::seconds Zone::offset_at(Instant at) const { return type_at(data_->table, at).offset; }

std::string Zone::abbreviation_at(Instant at) const { return type_at(data_->table, at).abbreviation; }

WallTime Zone::to_wall(Instant at) const { return WallTime{at.time_since_epoch() + offset_at(at)}; }

Date Zone::date_at(Instant at) const { return date_of(to_wall(at)); }

LocalMeaning Zone::meaning_of(WallTime wall) const { return meaning_in(data_->table, wall).meaning; }

Instant Zone::to_instant(WallTime wall) const { return meaning_of(wall).first; }

Instant Zone::start_of(Date date) const {
  const WallMeaning midnight = meaning_in(data_->table, at(date, Minutes{0}));
  return midnight.gap ? midnight.gap->at : midnight.meaning.first;
}

std::vector<Transition> Zone::transitions(Instant from, Instant until) const {
  std::vector<Transition> found;
  for (const OffsetChange& change : changes_in(data_->table, from, until))
    found.push_back({change.at, change.before->offset, change.after->offset, change.after->abbreviation, change.after->dst});
  return found;
}

namespace {

using LoadedZones = std::map<std::string, Zone, std::less<>>;

const Zone& loaded(LoadedZones& zones, std::string_view name, const std::string& root) {
  const auto known = zones.find(name);
  if (known != zones.end()) return known->second;
  return zones.emplace(std::string(name), Zone::load(name, root)).first->second;
}

}  // namespace

const Zone& Zones::get(std::string_view name) {
  try {
    return loaded(loaded_, name, root_);
  } catch (const Error& error) {
    throw failed(error.message + " on this machine",
                 "install the newest time zones (tzdata), or agree on another: mentor agreement set PAIR --tz ZONE");
  }
}

const Zone& Zones::mine(std::string_view configured, std::optional<std::string_view> tz_variable, std::string_view localtime_link) {
  if (!configured.empty()) return loaded(loaded_, configured, root_);
  if (tz_variable) {
    std::string_view named = tz_variable->starts_with(':') ? tz_variable->substr(1) : *tz_variable;
    if (named.starts_with(root_ + "/")) named.remove_prefix(root_.size() + 1);
    if (named.empty()) return loaded(loaded_, kUtc, root_);  // as POSIX has it
    // The file goes first: "EST5EDT" is both.
    if (is_zone_name(named) && read_tzif(path_under(root_, named))) return loaded(loaded_, named, root_);
    const auto ruled = Zone::from_posix_rule(named);
    if (ruled) return loaded_.insert_or_assign(std::string(named), *ruled).first->second;
    if (named == kUtc) return loaded(loaded_, kUtc, root_);
    throw no_zone(named, "set TZ to a name such as Europe/London, or unset it");
  }
  const std::string link{localtime_link};
  const auto linked = zone_linked(link, root_);
  if (linked && read_tzif(path_under(root_, *linked))) return loaded(loaded_, *linked, root_);
  // A file that is no link tells no name but its own, "localtime", which Debian's zone folder has as well.
  const std::filesystem::path file{link};
  const std::string own_name = file.filename().string();
  if (!is_zone_name(own_name) || !read_tzif(link)) return loaded(loaded_, kUtc, root_);
  return loaded_.insert_or_assign(own_name, Zone::load(own_name, file.parent_path().string())).first->second;
}

std::vector<std::string> zone_names(const std::string& root) {
  std::vector<std::string> names{"UTC"};
  std::ifstream table(root + "/zone.tab");
  for (std::string line; std::getline(table, line);)
    if (!line.starts_with('#')) names.push_back(name_in(line));
  std::erase(names, "");
  std::ranges::sort(names);
  return names;
}

}  // namespace mentor
