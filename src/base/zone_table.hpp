// What a zone knows: its changes of offset as a table, the rule for the years behind it, and how both are asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/zone.hpp"
#include "posix_rule.hpp"
#include "zone_table.hpp"

namespace mentor {

struct ZoneTable {
  std::vector<LocalType> types;           ///< never empty; the first holds before all changes
  std::vector<Instant> changes;           ///< strictly ascending
  std::vector<std::uint8_t> types_after;  ///< one for each change, an index of `types`
  std::optional<PosixRule> rule;          ///< from the last change on
};

/// A change from one type to another; both live as long as the table.
struct OffsetChange {
  Instant at;
  const LocalType* before;
  const LocalType* after;
};

const LocalType& type_at(const ZoneTable& table, Instant at);

/// The changes in [from, until) that move the offset, in order. Rules are followed from the year -9998 to 29999.
std::vector<OffsetChange> changes_in(const ZoneTable& table, Instant from, Instant until);

struct WallMeaning {
  LocalMeaning meaning;
  std::optional<OffsetChange> gap;  ///< the change that skips this reading
};
WallMeaning meaning_in(const ZoneTable& table, WallTime wall);

/// The table in the bytes of a zone file, any version; nullopt when they are no such file, are cut off, contradict themselves, or count
/// leap seconds.
std::optional<ZoneTable> parse_tzif(std::string_view bytes);

/// The same from a file; nullopt also when it is missing, not a regular file, or cannot be read.
std::optional<ZoneTable> read_tzif(const std::string& path);

}  // namespace mentor
