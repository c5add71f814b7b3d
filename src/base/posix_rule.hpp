// POSIX TZ rules ("CET-1CEST,M3.5.0,M10.5.0/3"): reading one, and the changes of offset it makes in a year.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/time.hpp"

namespace mentor {

/// What the clocks of a zone show for a while: RFC 9636 calls it a local time type.
struct LocalType {
  std::chrono::seconds offset{};
  bool dst = false;
  std::string abbreviation;
  friend bool operator==(const LocalType&, const LocalType&) = default;
};

/// The day and the wall clock of a change that comes every year.
struct RuleDay {
  enum class Kind { julian, zero_based, month_week_day } kind{};  ///< Jn (29 February is never counted), n, Mm.w.d
  int day = 0;                                                    ///< 1..365, 0..365, or the weekday 0..6
  int week = 0;                                                   ///< 1..5, 5 is the last
  int month = 0;                                                  ///< 1..12
  std::chrono::seconds time{};                                    ///< from midnight, -167 h to 167 h (RFC 9636 3.3)
};

struct Summer {
  LocalType type;
  RuleDay begins;  ///< on the standard clock
  RuleDay ends;    ///< on the summer clock
};

struct PosixRule {
  LocalType standard;
  std::optional<Summer> summer;
};

/// Nullopt when `text` is no such rule. A summer time without its days is none: POSIX leaves it open.
std::optional<PosixRule> parse_posix_rule(std::string_view text);

/// The instants of a year at which summer time begins and ends. Years -9999 to 30000.
struct SummerBounds {
  Instant begins;
  Instant ends;
};
SummerBounds summer_bounds(const LocalType& standard, const Summer& summer, int year);

}  // namespace mentor
