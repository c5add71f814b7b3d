// Meetings on the clocks of twelve zones: 15:00 stays 15:00, gaps are read by RFC 5545 3.3.5, and days need not be the same days.
#include <doctest/doctest.h>

#include <array>

#include "domain/samples.hpp"
#include "mentor/domain/meeting.hpp"

using namespace mentor;
using namespace mentor::sample;
using namespace std::chrono_literals;

namespace {

constexpr std::array kZones{"Europe/London",    "Europe/Berlin",     "America/New_York",   "America/St_Johns",
                            "America/Santiago", "Africa/Casablanca", "Asia/Kathmandu",     "Australia/Lord_Howe",
                            "Pacific/Apia",     "Pacific/Chatham",   "Pacific/Kiritimati", "Pacific/Pago_Pago"};

std::vector<Meeting> meetings(const char* zone, std::string_view every, Instant from, Instant until) {
  Zones zones;
  const Pair of = pair("2020-01-01");
  const std::vector<Agreement> versions{agreement("2020-01-01", every, zone)};
  const std::vector<MeetingRow> rows;
  const std::vector<JoinedCheckin> checkins;
  return meetings_between({of, versions, rows, checkins}, from, until, from, zones);
}

Meeting meeting(const char* zone, std::string_view clock, std::string_view date) {
  Zones zones;
  const Pair of = pair("2000-01-01");
  const std::vector<Agreement> versions{agreement("2000-01-01", "daily " + std::string(clock), zone)};
  const std::vector<MeetingRow> rows;
  const std::vector<JoinedCheckin> checkins;
  return meeting_on({of, versions, rows, checkins}, day(date), Instant{}, zones).value();
}

std::string starts(const char* zone, std::string_view clock, std::string_view date) { return to_iso(meeting(zone, clock, date).starts_at); }

std::string said(const std::vector<Meeting>& all) {
  std::string text;
  for (const auto& one : all) text += to_iso(one.original_date) + " " + to_iso(one.starts_at) + "\n";
  return text;
}

}  // namespace

TEST_CASE("15:00 stays 15:00 on the wall in every zone, every day from 2024 to 2030") {
  for (const char* name : kZones) {
    CAPTURE(name);
    const Zone zone = Zone::load(name);
    Instant last{};
    int seen = 0;
    for (const auto& found : meetings(name, "daily 15:00", instant("2024-01-01T00:00:00Z"), instant("2030-12-31T00:00:00Z"))) {
      CAPTURE(to_iso(found.original_date));
      REQUIRE(zone.to_wall(found.starts_at) == at(found.original_date, 15h));
      REQUIRE((seen == 0 || (found.starts_at - last >= 23h && found.starts_at - last <= 25h)));
      last = found.starts_at;
      ++seen;
    }
    CHECK(seen >= 2555);
  }
}

TEST_CASE("at any quarter of an hour a daily meeting comes once a day, even over gaps and overlaps") {
  for (const char* name : kZones) {
    CAPTURE(name);
    const Zone zone = Zone::load(name);
    for (const auto& change : zone.transitions(instant("2024-01-01T00:00:00Z"), instant("2027-01-01T00:00:00Z"))) {
      for (Minutes clock{0}; clock < 24h; clock += 15min) {
        const auto around = meetings(name, "daily " + to_clock(clock), change.at - 60h, change.at + 60h);
        CAPTURE(to_iso(change.at));
        CAPTURE(to_clock(clock));
        REQUIRE(around.size() >= 4);
        for (std::size_t i = 1; i < around.size(); ++i) {
          REQUIRE(days_between(around[i - 1].original_date, around[i].original_date) == 1);
          REQUIRE(around[i - 1].starts_at < around[i].starts_at);
        }
      }
    }
  }
}

TEST_CASE("a time that clocks skip is read with the offset before the gap") {
  CHECK(starts("Europe/London", "01:30", "2027-03-28") == "2027-03-28T01:30:00Z");
  CHECK(starts("America/New_York", "02:30", "2027-03-14") == "2027-03-14T07:30:00Z");
  CHECK(starts("America/St_Johns", "02:30", "2027-03-14") == "2027-03-14T06:00:00Z");
  CHECK(starts("Australia/Lord_Howe", "02:15", "2026-10-04") == "2026-10-03T15:45:00Z");
  CHECK(starts("Africa/Casablanca", "02:30", "2026-03-22") == "2026-03-22T02:30:00Z");
}

TEST_CASE("a time that clocks show twice is the earlier one") {
  CHECK(starts("Europe/London", "01:30", "2026-10-25") == "2026-10-25T00:30:00Z");
  CHECK(starts("Australia/Lord_Howe", "01:45", "2026-04-05") == "2026-04-04T14:45:00Z");
  CHECK(starts("America/New_York", "01:30", "2026-11-01") == "2026-11-01T05:30:00Z");
}

TEST_CASE("the day that Apia skipped is met on the next, by the offset before it") {
  CHECK(starts("Pacific/Apia", "15:00", "2011-12-29") == "2011-12-30T01:00:00Z");
  CHECK(starts("Pacific/Apia", "15:00", "2011-12-30") == "2011-12-31T01:00:00Z");
  CHECK(starts("Pacific/Apia", "16:00", "2011-12-31") == "2011-12-31T02:00:00Z");
}

TEST_CASE("across the date line a meeting keeps the agreement's day") {
  CHECK(starts("Pacific/Kiritimati", "09:00", "2026-12-01") == "2026-11-30T19:00:00Z");
  CHECK(starts("Pacific/Pago_Pago", "20:00", "2026-12-01") == "2026-12-02T07:00:00Z");
  CHECK(to_iso(Zone::load("Pacific/Pago_Pago").date_at(instant("2026-11-30T19:00:00Z"))) == "2026-11-30");
}

TEST_CASE("the meetings of a year are those of its days, wherever the days are cut") {
  const Instant from = instant("2026-01-01T00:00:00Z");
  for (const char* name : {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe"}) {
    for (const char* clock : {"00:00", "12:00", "23:59"}) {
      CAPTURE(name);
      CAPTURE(clock);
      const std::string every = "2d " + std::string(clock);
      std::vector<Meeting> parts;
      for (int part = 0; part < 120; ++part)
        for (auto& found : meetings(name, every, from + part * 37h, from + (part + 1) * 37h)) parts.push_back(std::move(found));
      CHECK(said(parts) == said(meetings(name, every, from, from + 120 * 37h)));
    }
  }
}

TEST_CASE("a meeting moved out of a range is not in it, one moved in is") {
  Zones zones;
  const Pair of = pair("2026-11-01");
  const std::vector<Agreement> versions{agreement("2026-11-01", "weekly tue 15:00", "Europe/London")};
  MeetingRow moved;
  moved.id = MeetingId(1);
  moved.original_date = day("2026-11-10");
  moved.wall = wall("2026-11-27T09:30");
  moved.tz = "America/New_York";
  const std::vector<MeetingRow> rows{moved};
  const std::vector<JoinedCheckin> checkins;
  const auto found = meetings_between({of, versions, rows, checkins}, instant("2026-11-08T00:00:00Z"), instant("2026-11-16T00:00:00Z"),
                                      instant("2026-11-08T00:00:00Z"), zones);
  CHECK(found.empty());
  const auto later = meetings_between({of, versions, rows, checkins}, instant("2026-11-24T00:00:00Z"), instant("2026-11-28T00:00:00Z"),
                                      instant("2026-11-08T00:00:00Z"), zones);
  CHECK(said(later) == "2026-11-24 2026-11-24T15:00:00Z\n2026-11-10 2026-11-27T14:30:00Z\n");
  CHECK(later.at(1).moved);
}
