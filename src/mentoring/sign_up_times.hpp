// When a form was answered, and at which hours somebody works, as forms write it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/zone.hpp"
#include "mentor/domain/matching.hpp"

namespace mentor {

/// A moment, in seconds, by each order in which the parts of its day can stand; nullopt by an order that it cannot have.
struct Stamp {
  std::array<std::optional<std::int64_t>, kEnumNames<DayOrder>.size()> by_order;
  std::optional<std::int64_t> by(DayOrder order) const { return by_order[static_cast<std::size_t>(order)]; }
};
/// A day and perhaps a time, in any of the ways in which forms write them ("11/28/2026 9:05:12", "2026/11/28 9:05:12 PM GMT+1",
/// "28.11.2026 21:05", "28 Nov 2026"); nullopt where it is none.
std::optional<Stamp> stamp_in_cell(std::string_view text);
/// The orders that all of a column's stamps can have: one, where a part of some day is above 12; day_first and month_first, where nothing
/// tells; none, where the column mixes them.
std::vector<DayOrder> orders_of(const std::vector<Stamp>& stamps);

/// Finds zones by what people write.
class ZoneFinder {
 public:
  explicit ZoneFinder(Zones& zones) : zones_(zones) {}
  /// A name of the world's zones, its city, an abbreviation that means one alone, "UTC+2", or one of Windows. Throws usage with the
  /// nearest name.
  const Zone& find(const std::string& text);

 private:
  void read_names();
  std::string known_name(std::string_view text) const;
  std::string by_city(std::string_view text) const;

  Zones& zones_;
  std::vector<std::string> names_;
  std::map<std::string, std::string> by_plain_;  ///< "europe/london" and, where only one has it, "london": the name
  std::map<std::string, Zone> found_;
};

/// The hours as they fall in UTC in mid-January and mid-July of the year: "9-18", "09:00 – 17:00"; from nine to five where nothing is said.
/// Throws usage.
HoursInUtc hours_in_utc(const Zone& zone, const std::string& hours, int year);

}  // namespace mentor
