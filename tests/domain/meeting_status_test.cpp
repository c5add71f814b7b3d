// What a meeting is: planned, held, missed, cancelled or unrecorded.
#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/domain/meeting.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

// Tuesdays at 15:00 UTC for an hour, from 3 November 2026.
struct Case {
  Pair of = pair("2026-11-01");
  std::vector<Agreement> versions{agreement("2026-11-01", "weekly tue 15:00")};
  std::vector<MeetingRow> rows;
  std::vector<JoinedCheckin> checkins;

  MeetingRow& row(std::string_view date) {
    MeetingRow made;
    made.id = MeetingId(static_cast<std::int64_t>(rows.size()) + 1);
    made.original_date = day(date);
    rows.push_back(made);
    return rows.back();
  }
  std::optional<Meeting> on(std::string_view date, std::string_view now = "2026-11-20T12:00:00Z") const {
    Zones zones;
    return meeting_on({of, versions, rows, checkins}, day(date), instant(now), zones);
  }
  std::string status(std::string_view date, std::string_view now = "2026-11-20T12:00:00Z") const {
    return std::string(name_of(on(date, now).value().status));
  }
};

}  // namespace

TEST_CASE("a meeting is planned until it has ended, and unrecorded from then on") {
  const Case of;
  CHECK(of.status("2026-11-17", "2026-11-17T15:59:59Z") == "planned");
  CHECK(of.status("2026-11-17", "2026-11-17T16:00:00Z") == "unrecorded");
}

TEST_CASE("a logged meeting is held, whatever else was written about it") {
  Case of;
  of.checkins = {{day("2026-11-10"), CheckinId(4)}};
  CHECK(of.on("2026-11-10")->checkin == CheckinId(4));
  CHECK(of.status("2026-11-10") == "held");
  of.of.pauses = {{day("2026-11-09"), day("2026-11-11"), ""}};
  CHECK(of.status("2026-11-10") == "held");
  of.row("2026-11-10").missed_by = Party::mentee;
  CHECK(of.status("2026-11-10") == "held");
}

TEST_CASE("missed and cancelled meetings stay what they are, past or to come") {
  Case of;
  of.row("2026-11-10").missed_by = Party::both;
  of.row("2026-11-24").cancelled = true;
  CHECK(of.status("2026-11-10") == "missed");
  CHECK(of.status("2026-11-24") == "cancelled");
  CHECK(of.on("2026-11-24")->cancelled);
}

TEST_CASE("a pause cancels what falls into it, by its reason, on the day it takes place") {
  Case of;
  of.of.pauses = {{day("2026-11-24"), day("2026-12-01"), "holidays"}, {day("2026-12-15"), std::nullopt, ""}};
  CHECK(of.on("2026-11-24")->because == "holidays");
  CHECK(!of.on("2026-11-24")->cancelled);
  CHECK(of.status("2026-12-01") == "cancelled");
  CHECK(of.status("2026-12-08") == "planned");
  CHECK(of.on("2027-06-01")->because == "paused");
  of.row("2026-12-01").wall = wall("2026-12-03T15:00");
  of.rows.back().tz = "UTC";
  CHECK(of.status("2026-12-01") == "planned");
}

TEST_CASE("the end of a pair cancels what is planned from that day on") {
  Case of;
  of.of.ended_on = day("2026-11-24");
  CHECK(of.status("2026-11-17") == "unrecorded");
  CHECK(of.on("2026-11-24")->because == "ended");
  of.of.end_reason = "new job";
  CHECK(of.on("2026-12-01")->because == "new job");
}

TEST_CASE("a date the cadence does not fall on has no meeting, unless one was added") {
  Case of;
  CHECK(of.on("2026-11-18") == std::nullopt);
  of.row("2026-11-18").extra = true;
  of.rows.back().wall = wall("2026-11-18T09:00");
  of.rows.back().tz = "Asia/Kathmandu";
  const auto extra = of.on("2026-11-18");
  REQUIRE(extra);
  CHECK(extra->extra);
  CHECK(!extra->moved);
  CHECK(extra->starts_at == instant("2026-11-18T03:15:00Z"));
}

TEST_CASE("what was written about a meeting stays when the cadence leaves its day") {
  Case of;
  of.row("2026-11-24").because = "train strike";
  of.versions.push_back(agreement("2026-11-20", "weekly fri 15:00"));
  CHECK(of.on("2026-11-24")->because == "train strike");
}

TEST_CASE("a meeting is named by its pair and its original date") { CHECK(meeting_ref("ada", day("2026-12-01")) == "ada@2026-12-01"); }
