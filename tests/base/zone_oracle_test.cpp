// Proves zones against Howard Hinnant's date library, around each change from 2020 to 2037.
#include <date/tz.h>
#include <doctest/doctest.h>

#include <array>

#include "mentor/base/zone.hpp"

using namespace mentor;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::string_view, 12> kZones{
    "Europe/London",     "Europe/Berlin",  "Europe/Dublin",  "America/New_York",    "America/St_Johns", "America/Santiago",
    "Africa/Casablanca", "Asia/Kathmandu", "Asia/Jerusalem", "Australia/Lord_Howe", "Pacific/Apia",     "Pacific/Chatham",
};
constexpr std::array<std::chrono::seconds, 15> kAround{-25h, -24h,  -2h,     -1h - 1s, -1h, -30min, -1s, 0s,
                                                       1s,   30min, 1h - 1s, 1h,       2h,  24h,    25h};

Instant instant(std::string_view text) { return parse_iso_instant(text).value(); }
const Instant kFirst = instant("2020-01-01T00:00:00Z");
const Instant kLast = instant("2037-12-01T00:00:00Z");

void check_instant(const Zone& zone, const date::time_zone& oracle, Instant at) {
  const auto info = oracle.get_info(at);
  REQUIRE(zone.offset_at(at) == info.offset);
  REQUIRE(zone.abbreviation_at(at) == info.abbrev);
}

void check_wall(const Zone& zone, const date::time_zone& oracle, WallTime wall) {
  const auto info = oracle.get_info(date::local_seconds{wall.time_since_epoch()});
  const LocalMeaning meaning = zone.meaning_of(wall);
  using Kind = LocalMeaning::Kind;
  const Kind kind = info.result == date::local_info::unique        ? Kind::unique
                    : info.result == date::local_info::nonexistent ? Kind::gap
                                                                   : Kind::overlap;
  REQUIRE(meaning.kind == kind);
  REQUIRE(meaning.first == Instant{wall.time_since_epoch() - info.first.offset});
  const auto second_offset = kind == Kind::overlap ? info.second.offset : info.first.offset;
  REQUIRE(meaning.second == Instant{wall.time_since_epoch() - second_offset});
}

}  // namespace

TEST_CASE("zones agree with the date library at and around each change, by instant and by wall clock") {
  for (const std::string_view name : kZones) {
    CAPTURE(name);
    const Zone zone = Zone::load(name);
    const date::time_zone& oracle = *date::locate_zone(std::string(name));
    for (Instant at = kFirst; at < kLast;) {
      const Instant next = oracle.get_info(at).end;
      for (const auto distance : kAround) {
        const Instant near = std::min(next, kLast) + distance;
        CAPTURE(to_iso(near));
        check_instant(zone, oracle, near);
        check_wall(zone, oracle, zone.to_wall(near));
        check_wall(zone, oracle, WallTime{near.time_since_epoch() + oracle.get_info(near - 2h).offset});
      }
      at = next;
    }
  }
}

TEST_CASE("zones make the changes of offset that the date library knows") {
  for (const std::string_view name : kZones) {
    CAPTURE(name);
    const date::time_zone& oracle = *date::locate_zone(std::string(name));
    std::vector<Instant> expected;
    for (auto info = oracle.get_info(kFirst); info.end < kLast;) {
      const auto next = oracle.get_info(info.end);
      if (next.offset != info.offset) expected.push_back(info.end);
      info = next;
    }
    std::vector<Instant> found;
    for (const Transition& change : Zone::load(name).transitions(kFirst, kLast)) found.push_back(change.at);
    CHECK(found == expected);
  }
}

TEST_CASE("a plain hour of every fifth day agrees with the date library") {
  for (const std::string_view name : kZones) {
    CAPTURE(name);
    const Zone zone = Zone::load(name);
    const date::time_zone& oracle = *date::locate_zone(std::string(name));
    for (Instant at = kFirst; at < kLast; at += 121h) check_instant(zone, oracle, at);
  }
}
