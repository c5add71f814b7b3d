// A change of cadence in mid-period neither doubles nor loses a meeting (rules.md, Cadence).
#include <doctest/doctest.h>

#include <random>

#include "domain/samples.hpp"
#include "mentor/domain/meeting.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

std::vector<Date> dates(const Pair& pair, const std::vector<Agreement>& versions, std::string_view from, std::string_view until) {
  Zones zones;
  const std::vector<MeetingRow> rows;
  const std::vector<JoinedCheckin> checkins;
  const Instant begin{std::chrono::sys_days(day(from))};
  const Instant end{std::chrono::sys_days(add_days(day(until), 1))};
  std::vector<Date> found;
  for (const auto& meeting : meetings_between({pair, versions, rows, checkins}, begin, end, begin, zones))
    found.push_back(meeting.original_date);
  return found;
}

// November 2026 begins on a Sunday.
std::string november(std::string_view first, std::string_view changed_on, std::string_view second, std::string_view until = "2026-12-10") {
  return said(dates(pair("2026-10-01"), {agreement("2026-10-01", first), agreement(changed_on, second)}, "2026-11-01", until));
}

}  // namespace

TEST_CASE("a version holds for the original dates up to the next one's from") {
  CHECK(november("weekly tue 15:00", "2026-11-10", "weekly fri 15:00", "2026-11-21") == "2026-11-03 2026-11-13 2026-11-20");
  CHECK(november("weekly tue 15:00", "2026-11-11", "weekly fri 15:00", "2026-11-21") == "2026-11-03 2026-11-10 2026-11-20");
}

TEST_CASE("less than half a cadence after the last old date the new version begins with its next") {
  // The last old meeting is on Tuesday 10th. Three days are less than half of seven, four are not.
  CHECK(november("weekly tue 15:00", "2026-11-11", "weekly fri 15:00", "2026-11-21") == "2026-11-03 2026-11-10 2026-11-20");
  CHECK(november("weekly tue 15:00", "2026-11-11", "weekly sat 15:00", "2026-11-21") == "2026-11-03 2026-11-10 2026-11-14 2026-11-21");
  CHECK(november("weekly tue 15:00", "2026-11-11", "2w fri 15:00", "2026-12-04") == "2026-11-03 2026-11-10 2026-11-27");
}

TEST_CASE("exactly half a cadence is not less than half") {
  CHECK(november("weekly tue 15:00", "2026-11-11", "2w tue 15:00", "2026-12-01") == "2026-11-03 2026-11-10 2026-11-17 2026-12-01");
  CHECK(november("monthly 1 09:00", "2026-11-02", "30d 09:00", "2026-12-31") == "2026-11-01 2026-12-02");
}

TEST_CASE("a change back and forth between dates loses no period") {
  const std::vector<Agreement> versions{agreement("2026-10-01", "weekly tue 15:00"), agreement("2026-11-04", "weekly wed 15:00"),
                                        agreement("2026-11-05", "weekly tue 15:00")};
  // On the 4th the Wednesday is a day after the last Tuesday, so it is left out; the next Tuesday is a week after that one.
  CHECK(said(dates(pair("2026-10-01"), versions, "2026-11-01", "2026-11-20")) == "2026-11-03 2026-11-10 2026-11-17");
}

TEST_CASE("a version too short for a meeting of its own hides none of the older ones from the newer") {
  const std::vector<Agreement> versions{agreement("2026-10-01", "weekly tue 15:00"), agreement("2026-11-04", "monthly 20 15:00"),
                                        agreement("2026-11-05", "weekly fri 15:00")};
  CHECK(said(dates(pair("2026-10-01"), versions, "2026-11-01", "2026-11-20")) == "2026-11-03 2026-11-13 2026-11-20");
}

TEST_CASE("a version without a slot plans nothing, and the next after it counts from the last that did") {
  const std::vector<Agreement> versions{agreement("2026-10-01", "weekly tue 15:00"), agreement("2026-11-04", "as-needed"),
                                        agreement("2026-11-05", "weekly fri 15:00")};
  CHECK(said(dates(pair("2026-10-01"), versions, "2026-11-01", "2026-11-14")) == "2026-11-03 2026-11-13");
}

TEST_CASE("where other terms change, the days stay as they were") {
  const std::vector<Agreement> versions{agreement("2026-10-01", "weekly tue 15:00"), agreement("2026-11-11", "weekly tue 16:00")};
  CHECK(said(dates(pair("2026-10-01"), versions, "2026-11-01", "2026-11-25")) == "2026-11-03 2026-11-10 2026-11-17 2026-11-24");
}

TEST_CASE("no version plans before the pair begins or after its agreed end") {
  Pair short_pair = pair("2026-11-11");
  short_pair.ends_on = day("2026-11-24");
  const std::vector<Agreement> versions{agreement("2026-10-01", "weekly tue 15:00")};
  CHECK(said(dates(short_pair, versions, "2026-10-01", "2026-12-31")) == "2026-11-17 2026-11-24");
}

TEST_CASE("every second week of a pair counts from the day it begins") {
  const std::vector<Agreement> versions{agreement("2026-10-01", "2w tue 15:00"), agreement("2026-11-27", "2w wed 15:00")};
  // From 4 November: the 10th and the 24th; Wednesday 2 December is eight days on, which is more than half a cadence.
  CHECK(said(dates(pair("2026-11-04"), versions, "2026-10-01", "2026-12-20")) == "2026-11-10 2026-11-24 2026-12-02 2026-12-16");
}

TEST_CASE("a version that only changes other terms counts on where the one before it was") {
  std::vector<Agreement> versions{agreement("2026-11-04", "2w tue 15:00"), agreement("2026-11-11", "2w tue 15:00"),
                                  agreement("2026-11-26", "2w tue 15:00")};
  versions[1].length = Minutes{45};
  versions[2].tz = "Asia/Kathmandu";
  CHECK(said(dates(pair("2026-11-04"), versions, "2026-10-01", "2026-12-31")) == "2026-11-10 2026-11-24 2026-12-08 2026-12-22");
  versions[0].every = versions[1].every = versions[2].every = parse_cadence("10d 15:00");
  CHECK(said(dates(pair("2026-11-04"), versions, "2026-10-01", "2026-12-31")) ==
        "2026-11-04 2026-11-14 2026-11-24 2026-12-04 2026-12-14 2026-12-24");
}

TEST_CASE("a version that changes the clock alone keeps the count") {
  std::vector<Agreement> versions{agreement("2026-11-04", "2w tue 15:00"), agreement("2026-11-11", "2w tue 16:00")};
  CHECK(said(dates(pair("2026-11-04"), versions, "2026-10-01", "2026-12-20")) == "2026-11-10 2026-11-24 2026-12-08");
  versions[0].every = parse_cadence("10d 15:00");
  versions[1].every = parse_cadence("10d 16:00");
  CHECK(said(dates(pair("2026-11-04"), versions, "2026-10-01", "2026-12-10")) == "2026-11-04 2026-11-14 2026-11-24 2026-12-04");
}

namespace {

// The rule as it is written: version by version, its first date left out where it is too near.
std::vector<Date> by_the_rule(const std::vector<Agreement>& versions, Date until) {
  std::vector<Date> planned;
  Date anchor = versions.front().from;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto& [version, last] = std::pair(versions[i], i + 1 < versions.size() ? add_days(versions[i + 1].from, -1) : until);
    if (i > 0 && !keeps_count(versions[i - 1].every, version.every)) anchor = version.from;
    auto own = occurrences(version.every, anchor, version.from, last);
    const bool too_near = !own.empty() && !planned.empty() && 2 * days_between(planned.back(), own.front()) < *cadence_days(version.every);
    planned.insert(planned.end(), own.begin() + (too_near ? 1 : 0), own.end());
  }
  return planned;
}

}  // namespace

TEST_CASE("over random changes the dates are those of the rule, version by version") {
  constexpr const char* kEvery[] = {"weekly mon 15:00", "weekly thu 15:00", "2w wed 15:00",  "3d 15:00",    "monthly 15 15:00",
                                    "monthly 31 15:00", "last fri 15:00",   "1st tue 15:00", "daily 15:00", "quarterly 1 15:00"};
  std::mt19937 random(7);
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<Agreement> versions{agreement("2026-01-01", kEvery[below(10)])};
    for (int change = 0; change < 4; ++change) {
      Agreement next = versions.back();
      next.from = add_days(next.from, 1 + below(70));
      next.every = parse_cadence(kEvery[below(10)]);
      versions.push_back(next);
    }
    CHECK(said(dates(pair("2026-01-01"), versions, "2026-01-01", "2027-12-31")) == said(by_the_rule(versions, day("2027-12-31"))));
  }
}
