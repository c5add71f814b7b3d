// Time zones from the system's TZif files (RFC 9636), read one file at a time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"

namespace mentor {

/// What a wall-clock reading means in a zone.
struct LocalMeaning {
  enum class Kind { unique, gap, overlap } kind;
  Instant first;   ///< unique: the instant; overlap: the earlier; gap: read with the offset before the gap (RFC 5545 3.3.5)
  Instant second;  ///< overlap: the later; otherwise equal to first
};

/// One change of a zone's offset.
struct Transition {
  Instant at;
  std::chrono::seconds offset_before;
  std::chrono::seconds offset_after;
  std::string abbreviation_after;
  bool dst_after;
};

class Zone {
 public:
  /// Always there, needs no file.
  static Zone utc();
  /// Reads one zone file under `root`. `name` must match [A-Za-z0-9_+-]+(/...)*. Throws usage for a zone that does not exist.
  static Zone load(std::string_view name, std::string_view root = "/usr/share/zoneinfo");
  /// A POSIX TZ rule such as "CET-1CEST,M3.5.0,M10.5.0/3"; nullopt when it is none.
  static std::optional<Zone> from_posix_rule(std::string_view rule);

  const std::string& name() const { return name_; }
  std::chrono::seconds offset_at(Instant at) const;
  /// "GMT", "CET", or "+1030" where the zone has no letters.
  std::string abbreviation_at(Instant at) const;
  WallTime to_wall(Instant at) const;
  Date date_at(Instant at) const;
  LocalMeaning meaning_of(WallTime wall) const;
  /// The instant of a recurring wall time: overlap the earlier, gap by RFC 5545 3.3.5. Never fails.
  Instant to_instant(WallTime wall) const;
  /// The instant at which `date` begins in this zone.
  Instant start_of(Date date) const;
  /// Changes of offset in [from, until), in order.
  std::vector<Transition> transitions(Instant from, Instant until) const;

 private:
  struct Data;
  std::string name_;
  std::shared_ptr<const Data> data_;
};

/// Loads each zone once. Not thread-safe.
class Zones {
 public:
  explicit Zones(std::string root = "/usr/share/zoneinfo") : root_(std::move(root)) {}
  /// A zone that was stored. Throws failed where this machine does not know it. The reference stays valid.
  const Zone& get(std::string_view name);
  /// The caller's zone: `configured` (me.tz), else `tz_variable` ($TZ; a leading ':' is taken off; a POSIX rule is accepted),
  /// else the system's /etc/localtime, else UTC.
  const Zone& mine(std::string_view configured, std::optional<std::string_view> tz_variable,
                   std::string_view localtime_link = "/etc/localtime");

 private:
  std::string root_;
  std::map<std::string, Zone, std::less<>> loaded_;
};

/// "Africa/Abidjan" ... "UTC", sorted: those of the zone database's list of countries (zone.tab). UTC alone where there is no such list.
std::vector<std::string> zone_names(const std::string& root = "/usr/share/zoneinfo");

}  // namespace mentor
