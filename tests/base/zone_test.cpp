// Proves zones: offsets, gaps, overlaps, POSIX rules, and which zone is mine.
#include "mentor/base/zone.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/zone_table.hpp"
#include "mentor/base/error.hpp"

using namespace mentor;
using namespace std::chrono_literals;
using Kind = LocalMeaning::Kind;

namespace {

Instant instant(std::string_view text) { return parse_iso_instant(text).value(); }
WallTime wall(std::string_view text) { return parse_iso_wall(text).value(); }
Date day(std::string_view text) { return parse_iso_date(text).value(); }

std::string said(const LocalMeaning& meaning) {
  constexpr std::string_view kKinds[] = {"unique", "gap", "overlap"};
  return std::string(kKinds[static_cast<int>(meaning.kind)]) + " " + to_iso(meaning.first) + " " + to_iso(meaning.second);
}

template <typename Act>
ErrorKind kind_thrown(Act act) {
  try {
    act();
  } catch (const Error& error) {
    CHECK_FALSE(error.hint.empty());
    return error.kind;
  }
  FAIL("nothing was thrown");
  return ErrorKind::failed;
}

/// A folder of its own that goes when the test ends.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("mentor-zone-test-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("UTC needs no file and never moves") {
  const Zone utc = Zone::utc();
  CHECK(utc.name() == "UTC");
  CHECK(utc.abbreviation_at(instant("2026-07-01T00:00:00Z")) == "UTC");
  CHECK(utc.offset_at(instant("2026-07-01T00:00:00Z")) == 0s);
  CHECK(utc.transitions(instant("1900-01-01T00:00:00Z"), instant("2100-01-01T00:00:00Z")).empty());
  CHECK(Zone::load("UTC", "/nowhere").name() == "UTC");
}

TEST_CASE("a zone tells its offset, letters, wall clock and date") {
  const Zone berlin = Zone::load("Europe/Berlin");
  CHECK(berlin.offset_at(instant("2026-12-01T15:00:00Z")) == 1h);
  CHECK(berlin.offset_at(instant("2026-07-01T15:00:00Z")) == 2h);
  CHECK(berlin.abbreviation_at(instant("2026-12-01T15:00:00Z")) == "CET");
  CHECK(berlin.abbreviation_at(instant("2026-07-01T15:00:00Z")) == "CEST");
  CHECK(berlin.to_wall(instant("2026-12-01T23:30:00Z")) == wall("2026-12-02T00:30"));
  CHECK(berlin.date_at(instant("2026-12-01T23:30:00Z")) == day("2026-12-02"));
  CHECK(Zone::load("Australia/Lord_Howe").abbreviation_at(instant("2026-07-01T00:00:00Z")) == "+1030");
}

TEST_CASE("a wall clock in a gap is read with the offset before it and in an overlap it has two instants") {
  const Zone london = Zone::load("Europe/London");
  CHECK(said(london.meaning_of(wall("2026-12-01T15:00"))) == "unique 2026-12-01T15:00:00Z 2026-12-01T15:00:00Z");
  CHECK(said(london.meaning_of(wall("2026-03-29T01:30"))) == "gap 2026-03-29T01:30:00Z 2026-03-29T01:30:00Z");
  CHECK(said(london.meaning_of(wall("2026-10-25T01:30"))) == "overlap 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z");
  CHECK(london.to_instant(wall("2026-03-29T01:30")) == instant("2026-03-29T01:30:00Z"));
  CHECK(london.to_instant(wall("2026-10-25T01:30")) == instant("2026-10-25T00:30:00Z"));
}

TEST_CASE("the edges of a gap and an overlap belong to one side") {
  const Zone london = Zone::load("Europe/London");
  CHECK(london.meaning_of(wall("2026-03-29T00:59")).kind == Kind::unique);
  CHECK(london.meaning_of(wall("2026-03-29T01:00")).kind == Kind::gap);
  CHECK(london.meaning_of(wall("2026-03-29T02:00")).kind == Kind::unique);
  CHECK(london.meaning_of(wall("2026-10-25T00:59")).kind == Kind::unique);
  CHECK(london.meaning_of(wall("2026-10-25T01:00")).kind == Kind::overlap);
  CHECK(london.meaning_of(wall("2026-10-25T02:00")).kind == Kind::unique);
}

TEST_CASE("a day that begins in a gap begins when the gap ends") {
  CHECK(Zone::load("America/Asuncion").start_of(day("2020-10-04")) == instant("2020-10-04T04:00:00Z"));
  CHECK(Zone::load("Pacific/Apia").start_of(day("2011-12-30")) == instant("2011-12-30T10:00:00Z"));
  CHECK(Zone::load("Pacific/Apia").start_of(day("2011-12-31")) == instant("2011-12-30T10:00:00Z"));
  CHECK(Zone::load("Europe/London").start_of(day("2026-07-01")) == instant("2026-06-30T23:00:00Z"));
}

TEST_CASE("the changes of a year are told in order and the end is left out") {
  const Zone london = Zone::load("Europe/London");
  const auto changes = london.transitions(instant("2026-01-01T00:00:00Z"), instant("2026-10-25T01:00:01Z"));
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].at == instant("2026-03-29T01:00:00Z"));
  CHECK(changes[0].offset_before == 0s);
  CHECK(changes[0].offset_after == 1h);
  CHECK(changes[0].abbreviation_after == "BST");
  CHECK(changes[0].dst_after);
  CHECK(changes[1].at == instant("2026-10-25T01:00:00Z"));
  CHECK_FALSE(changes[1].dst_after);
  CHECK(london.transitions(instant("2026-01-01T00:00:00Z"), instant("2026-10-25T01:00:00Z")).size() == 1);
}

TEST_CASE("a zone follows its rule in the years behind the table") {
  const Zone london = Zone::load("Europe/London");
  CHECK(london.offset_at(instant("2300-07-01T12:00:00Z")) == 1h);
  CHECK(london.offset_at(instant("2300-12-01T12:00:00Z")) == 0s);
  CHECK(london.transitions(instant("2300-01-01T00:00:00Z"), instant("2301-01-01T00:00:00Z")).size() == 2);
}

TEST_CASE("a POSIX rule is a zone that agrees with the file of the same rule") {
  const Zone rule = Zone::from_posix_rule("CET-1CEST,M3.5.0,M10.5.0/3").value();
  const Zone berlin = Zone::load("Europe/Berlin");
  for (Instant at = instant("2020-01-01T00:30:00Z"); at < instant("2036-01-01T00:00:00Z"); at += 37h) {
    CAPTURE(to_iso(at));
    REQUIRE(rule.to_wall(at) == berlin.to_wall(at));
    REQUIRE(rule.abbreviation_at(at) == berlin.abbreviation_at(at));
  }
}

TEST_CASE("rules of every form are read") {
  CHECK(Zone::from_posix_rule("<+0545>-5:45")->offset_at(Instant{}) == 5h + 45min);
  CHECK(Zone::from_posix_rule("EST5")->offset_at(Instant{}) == -5h);
  CHECK(Zone::from_posix_rule("EST5EDT,J60,J300")->offset_at(instant("2024-03-01T07:00:00Z")) == -4h);
  CHECK(Zone::from_posix_rule("EST5EDT,59,300")->offset_at(instant("2024-02-29T07:00:00Z")) == -4h);
  CHECK(Zone::from_posix_rule("XXX3YYY,M10.1.0/0,M3.4.0/-1")->offset_at(instant("2026-01-01T12:00:00Z")) == -2h);
}

TEST_CASE("a summer time without its days has those of the United States") {
  CHECK(Zone::from_posix_rule("EST5EDT")->offset_at(instant("2026-03-08T06:59:59Z")) == -5h);
  CHECK(Zone::from_posix_rule("EST5EDT")->offset_at(instant("2026-03-08T07:00:00Z")) == -4h);
  CHECK(Zone::from_posix_rule("EST5EDT4")->offset_at(instant("2026-11-01T06:00:00Z")) == -5h);
}

TEST_CASE("text that is no POSIX rule is none") {
  for (const std::string_view text : {"", "Europe/London", "CET", "AB1", "CET-25", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.5.0",
                                      "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1x", "<CET-1", "CET-1CEST,J0,J1"}) {
    CAPTURE(text);
    CHECK_FALSE(Zone::from_posix_rule(text).has_value());
  }
}

TEST_CASE("a name that is no zone is a usage error") {
  for (const std::string_view name : {"", "Europe/Lundon", "../etc/passwd", "/etc/localtime", "Europe/", "Europe", "Europe//London",
                                      "tzdata.zi", "zone.tab", "Europe/London ", "a\x1b[31m"}) {
    CAPTURE(name);
    CHECK(kind_thrown([&] { Zone::load(name); }) == ErrorKind::usage);
  }
}

TEST_CASE("a zone is loaded once") {
  Zones zones;
  const Zone* first = &zones.get("Europe/London");
  zones.get("Asia/Kathmandu");
  CHECK(&zones.get("Europe/London") == first);
}

TEST_CASE("a stored zone that this machine does not know is no fault of the command line") {
  try {
    Zones().get("Europe/Nowhere");
    FAIL("a zone was found");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::failed);
    CHECK(error.message == "no time zone 'Europe/Nowhere' on this machine");
  }
}

TEST_CASE("my zone is the configured one before TZ before the system's") {
  Folder folder;
  const std::string link = (folder.path / "localtime").string();
  std::filesystem::create_symlink("/usr/share/zoneinfo/Asia/Tokyo", link);
  Zones zones;
  CHECK(zones.mine("Europe/London", "Europe/Berlin", link).name() == "Europe/London");
  CHECK(zones.mine("", "Europe/Berlin", link).name() == "Europe/Berlin");
  CHECK(zones.mine("", ":Europe/Berlin", link).name() == "Europe/Berlin");
  CHECK(zones.mine("", ":/usr/share/zoneinfo/Europe/Berlin", link).name() == "Europe/Berlin");
  CHECK(zones.mine("", "", link).name() == "UTC");
  CHECK(zones.mine("", "CET-1CEST,M3.5.0,M10.5.0/3", link).abbreviation_at(Instant{}) == "CET");
  CHECK(zones.mine("", "EST5EDT", link).name() == "EST5EDT");
  CHECK(zones.mine("", std::nullopt, link).name() == "Asia/Tokyo");
  CHECK(kind_thrown([&] { zones.mine("Mars/Base", std::nullopt, link); }) == ErrorKind::usage);
  CHECK(kind_thrown([&] { zones.mine("", "Mars/Base", link); }) == ErrorKind::usage);
}

TEST_CASE("the system's zone may be a file, and is UTC where there is none") {
  Folder folder;
  const std::string file = (folder.path / "localtime").string();
  Zones zones;
  CHECK(zones.mine("", std::nullopt, file).name() == "UTC");
  std::filesystem::copy_file("/usr/share/zoneinfo/Asia/Kathmandu", file);
  CHECK(zones.mine("", std::nullopt, file).offset_at(instant("2026-01-01T00:00:00Z")) == 5h + 45min);
}

TEST_CASE("a zone file that is cut off anywhere is none") {
  CHECK(read_tzif("/usr/share/zoneinfo/Europe/London").has_value());
  CHECK_FALSE(read_tzif("/usr/share/zoneinfo").has_value());
  const std::string header = std::string("TZif2") + std::string(15, '\0');
  for (std::size_t size = 0; size <= header.size(); ++size) CHECK_FALSE(parse_tzif(header.substr(0, size)).has_value());
  CHECK_FALSE(parse_tzif(header + std::string(24, '\xff')).has_value());
}
