// Counting meetings by their dates comes to what the meetings themselves do.
#include <doctest/doctest.h>

#include <random>

#include "domain/samples.hpp"
#include "mentor/domain/meeting.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

const std::vector<std::string> kCadences{"weekly tue 15:00", "2w thu 23:30", "daily 00:15",         "monthly 31 09:00",
                                         "weekly",           "as-needed",    "weekly mon,fri 08:00"};
const std::vector<std::string> kZones{"UTC", "Pacific/Auckland", "America/Los_Angeles"};

struct RandomPair {
  std::mt19937& random;
  Pair of = pair("2026-01-01");
  std::vector<Agreement> versions{};
  std::vector<MeetingRow> rows{};
  std::vector<JoinedCheckin> checkins{};

  std::size_t upto(std::size_t most) { return random() % most; }
  Date any_day() { return add_days(day("2026-01-01"), static_cast<int>(upto(400))); }
  Agreement version(Date from) {
    Agreement made = agreement(to_iso(from), kCadences[upto(kCadences.size())], kZones[upto(kZones.size())]);
    made.length = Minutes{1 + static_cast<int>(upto(600))};
    return made;
  }

  void fill() {
    versions.push_back(version(day("2026-01-01")));
    if (upto(2) == 0) versions.push_back(version(day("2026-06-03")));
    if (upto(3) == 0) of.pauses.push_back({day("2026-03-01"), day("2026-04-11"), ""});
    if (upto(4) == 0) of.ended_on = day("2026-10-05");
    // On dates of the cadence and off it, each once.
    Date date = day("2026-01-01");
    for (std::int64_t id = 1; id < 60; ++id) {
      date = add_days(date, 1 + static_cast<int>(upto(9)));
      if (upto(2) == 0) checkins.push_back({date, CheckinId(id)});
      if (upto(3) != 0) continue;
      MeetingRow row;
      row.id = MeetingId(id);
      row.original_date = date;
      if (upto(2) == 0) row.missed_by = Party::mentee;
      row.cancelled = upto(4) == 0;
      row.extra = upto(4) == 0;
      if (row.extra || upto(4) == 0) {
        row.wall = at(any_day(), Minutes{static_cast<int>(upto(1440))});
        row.tz = kZones[upto(kZones.size())];
      }
      rows.push_back(row);
    }
  }
};

}  // namespace

TEST_CASE("meetings are counted by their dates as they are one by one") {
  std::mt19937 random(11);
  Zones zones;
  for (int round = 0; round < 400; ++round) {
    RandomPair one{random};
    one.fill();
    const auto moment = [&](int day_of_year) {
      return instant("2026-01-01T00:00:00Z") + std::chrono::days(day_of_year) + std::chrono::minutes(random() % 1440);
    };
    const Instant from = moment(static_cast<int>(random() % 200));
    const Instant until = from + std::chrono::days(random() % 200);
    const Instant now = moment(static_cast<int>(random() % 400));
    const auto asked = random() % 2 == 0 ? std::optional(one.any_day()) : std::nullopt;
    const MeetingSource source{one.of, one.versions, one.rows, one.checkins, asked};
    const auto meetings = meetings_between(source, from, until, now, zones);
    const auto expected = counts_of(meetings);
    std::vector<Instant> missed;
    const auto counted = counts_between(source, from, until, now, zones, missed);
    CAPTURE(round);
    CHECK(counted.planned == expected.planned);
    CHECK(counted.held == expected.held);
    CHECK(counted.missed == expected.missed);
    CHECK(counted.unrecorded == expected.unrecorded);
    CHECK(std::ssize(missed) == expected.missed);
  }
}
