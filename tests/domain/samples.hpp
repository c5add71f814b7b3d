// Small things of the domain, made in a word.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/agreement.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor::sample {

inline Date day(std::string_view iso) { return parse_iso_date(iso).value(); }
inline WallTime wall(std::string_view iso) { return parse_iso_wall(iso).value(); }
inline Instant instant(std::string_view iso) { return parse_iso_instant(iso).value(); }

inline Goal goal(std::string text) {
  Goal made;
  made.text = std::move(text);
  made.starts_on = day("2026-09-01");
  return made;
}

inline Pair pair(std::string_view starts_on) {
  Pair made;
  made.id = PairId(1);
  made.handle = "ada";
  made.mentor.name = "Ada Lovelace";
  made.mentee.name = "Grace Hopper";
  made.role = Role::mentee;
  made.starts_on = day(starts_on);
  return made;
}

inline Agreement agreement(std::string_view from, std::string_view every, std::string tz = "UTC") {
  Agreement made;
  made.pair = PairId(1);
  made.from = day(from);
  made.every = parse_cadence(every);
  made.tz = std::move(tz);
  return made;
}

/// "2026-12-01 2026-12-08": what a test compares.
inline std::string said(const std::vector<Date>& days) {
  std::string text;
  for (const Date date : days) text += (text.empty() ? "" : " ") + to_iso(date);
  return text;
}

}  // namespace mentor::sample
