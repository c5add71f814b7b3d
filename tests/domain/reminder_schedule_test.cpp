// What becomes of reminders that wait: lateness, quiet hours, snoozes, pauses.
#include <doctest/doctest.h>

#include "domain/reminding.hpp"

using namespace mentor;
using sample::day;
using sample::instant;
using sample::Reminding;

namespace {

// One meeting alone: Tuesday 1 December, 15:00 in London.
struct OneMeeting : Reminding {
  OneMeeting() {
    agreements[0].every = parse_cadence("monthly 1 15:00");
    pair.starts_on = agreements[0].from = day("2026-11-20");
    silent_since = pair.starts_on;
  }
  std::string fate_at(std::string_view iso, ReminderKind kind = ReminderKind::meeting) {
    at(iso);
    return fated(kind);
  }
};

}  // namespace

TEST_CASE("when both reminders of a meeting are late only the nearer goes out, and none once it begins") {
  OneMeeting r;
  CHECK(r.fate_at("2026-11-30T14:59:59Z") ==
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z coming\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z coming\n");
  CHECK(r.fate_at("2026-11-30T15:00:00Z") ==
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z due\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z coming\n");
  CHECK(r.fate_at("2026-12-01T14:00:00Z") ==
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z skipped\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z due\n");
  CHECK(r.fate_at("2026-12-01T14:59:59Z") ==
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z skipped\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z due\n");
  CHECK(r.fate_at("2026-12-01T15:00:00Z") ==
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z expired\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z expired\n");
}

TEST_CASE("a step of the ladder that was slept through is skipped when a later one is due") {
  Reminding r;
  r.silent_since = day("2026-11-16");
  r.at("2026-11-30T17:00:00Z");
  CHECK(r.fated(ReminderKind::checkin) ==
        "checkin 0 ada@2026-11-17 2026-11-17T17:00:00Z skipped\ncheckin 0 ada@2026-11-24 2026-11-24T17:00:00Z skipped\n"
        "checkin 2 ada 2026-11-30T17:00:00Z due\ncheckin 0 ada@2026-12-01 2026-12-01T17:00:00Z coming\n"
        "checkin 3 ada 2026-12-07T17:00:00Z coming\n");
  r.silent_since = day("2026-11-24");
  CHECK(r.fated(ReminderKind::checkin)
            .starts_with("checkin 0 ada@2026-11-17 2026-11-17T17:00:00Z skipped\ncheckin 0 ada@2026-11-24 2026-11-24T17:00:00Z due\n"));
}

TEST_CASE("an old silence is named by its last step alone, however long the machine slept") {
  Reminding r;
  r.agreements[0].every = parse_cadence("weekly");
  r.silent_since = day("2026-09-01");
  CHECK(r.fated(ReminderKind::checkin) ==
        "checkin 2 ada 2026-09-15T16:00:00Z skipped\ncheckin 3 ada 2026-09-22T16:00:00Z skipped\ncheckin 4 ada 2026-09-29T16:00:00Z due\n");
}

TEST_CASE("quiet hours hold what is not about a meeting that begins before they end") {
  OneMeeting r;
  r.settings.quiet = QuietHours{Minutes{22 * 60}, Minutes{7 * 60}};
  r.agreements[0].every = parse_cadence("monthly 1 05:30");  // 06:30 in Berlin
  CHECK(r.fate_at("2026-11-30T05:45:00Z").starts_with("meeting 1440 ada@2026-12-01 2026-11-30T06:00:00Z coming\n"));
  CHECK(r.fate_at("2026-11-30T06:00:00Z").starts_with("meeting 1440 ada@2026-12-01 2026-11-30T06:00:00Z due\n"));
  CHECK(r.fate_at("2026-12-01T04:30:00Z").ends_with("meeting 60 ada@2026-12-01 2026-12-01T04:30:00Z due\n"));
}

TEST_CASE("what became due before quiet hours waits for their end where the machine slept") {
  Reminding r;
  r.settings.quiet = QuietHours{Minutes{22 * 60}, Minutes{7 * 60}};
  r.actions = {sample::promise("2026-11-30")};
  r.at("2026-11-30T20:59:59Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-11-30T08:00:00Z due\n"));
  r.at("2026-11-30T21:00:00Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-12-01T06:00:00Z coming\n"));
  r.at("2026-12-01T05:59:59Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-12-01T06:00:00Z coming\n"));
  r.at("2026-12-01T06:00:00Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-11-30T08:00:00Z due\n"));
}

TEST_CASE("quiet hours within a day, and over a change of clocks, are those of my clock") {
  Reminding r;
  r.settings.quiet = QuietHours{Minutes{8 * 60}, Minutes{10 * 60}};
  r.actions = {sample::promise("2026-11-30")};
  r.at("2026-11-30T08:30:00Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-11-30T09:00:00Z coming\n"));
  r.settings.quiet = QuietHours{Minutes{22 * 60}, Minutes{2 * 60 + 30}};  // 02:30 is skipped on 2027-03-28
  r.actions = {sample::promise("2027-03-27")};
  r.at("2027-03-27T23:00:00Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2027-03-28T01:30:00Z coming\n"));
}

TEST_CASE("a snooze holds one thing, or all of a pair, until it ends") {
  Reminding r;
  r.actions = {sample::promise("2026-11-30")};
  r.goals = {sample::goal_due("2026-12-03")};
  r.snoozes = {{snooze_key(r.actions[0]), instant("2026-12-02T10:00:00Z")}};
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-12-02T10:00:00Z snoozed\n"));
  CHECK(r.fated(ReminderKind::goal) == "goal 14 g1 2026-11-19T08:00:00Z skipped\ngoal 3 g1 2026-11-30T08:00:00Z due\n");
  r.snoozes = {{snooze_key(r.pair), instant("2026-12-02T10:00:00Z")}};
  CHECK(r.fated(ReminderKind::goal) == "goal 14 g1 2026-12-02T10:00:00Z snoozed\ngoal 3 g1 2026-12-02T10:00:00Z snoozed\n");
  r.at("2026-12-02T10:00:00Z");
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-12-02T10:00:00Z due\n"));
}

TEST_CASE("a meeting that is snoozed past its beginning is not reminded of") {
  OneMeeting r;
  r.snoozes = {{snooze_key(r.pair, day("2026-12-01")), instant("2026-12-01T15:00:00Z")}};
  CHECK(r.fate_at("2026-11-30T15:00:00Z") ==
        "meeting 1440 ada@2026-12-01 2026-12-01T15:00:00Z skipped\nmeeting 60 ada@2026-12-01 2026-12-01T15:00:00Z skipped\n");
}

TEST_CASE("a reminder that was sent and then snoozed comes once more, under a key of its own") {
  OneMeeting r;
  const Reminder first = r.reminders().front();
  const Reminder again = once_more(first, instant("2026-12-01T10:00:00Z"));
  CHECK(again.key == first.key + ".again.2026-12-01T100000Z");
  CHECK(again.due_at == instant("2026-12-01T10:00:00Z"));
  CHECK(again.expires_at == first.expires_at);
}

TEST_CASE("a pause puts off what falls inside it, and silences everything while it has no end") {
  Reminding r;
  r.actions = {sample::promise("2026-11-30")};
  r.pair.pauses = {{day("2026-11-30"), day("2026-12-05"), "away"}};
  CHECK(r.fated(ReminderKind::action).starts_with("action 0 a9 2026-12-06T08:00:00Z coming\n"));
  r.pair.pauses[0].until.reset();
  CHECK(r.states().empty());
}

TEST_CASE("an ended pair is silent but for the thanks") {
  Reminding r;
  r.actions = {sample::promise("2026-11-30")};
  r.pair.ended_on = day("2026-11-28");
  REQUIRE(r.states().size() == 1);
  CHECK(r.fated(ReminderKind::ending) == "ending 0 ada 2026-11-30T08:00:00Z due\n");
}

TEST_CASE("nothing is promised for the days after the agreed end") {
  Reminding r;
  r.actions = {sample::promise("2026-12-03")};
  r.pair.ends_on = day("2026-12-02");
  CHECK(r.fated(ReminderKind::action) == "");
}

TEST_CASE("what failed is tried again after longer and longer, yet again before it is of no use") {
  const Instant now = instant("2026-11-30T14:00:00Z");
  CHECK(next_try(1, now, std::nullopt) == instant("2026-11-30T14:01:00Z"));
  CHECK(next_try(2, now, std::nullopt) == instant("2026-11-30T14:05:00Z"));
  CHECK(next_try(4, now, std::nullopt) == instant("2026-11-30T16:00:00Z"));
  CHECK(next_try(99, now, std::nullopt) == instant("2026-12-01T14:00:00Z"));
  CHECK(next_try(4, now, instant("2026-11-30T15:00:00Z")) == instant("2026-11-30T14:30:00Z"));
  CHECK(next_try(4, now, instant("2026-11-30T14:00:30Z")) == instant("2026-11-30T14:01:00Z"));
}

TEST_CASE("a next try that a clock noted which was set back since holds nothing back") {
  const Instant now = instant("2026-11-30T14:00:00Z");
  const auto later = [&](std::chrono::seconds by) { return now + by; };
  for (const int attempts : {1, 2, 5, 99})
    for (const auto& expires : {std::optional<Instant>(), std::optional(later(std::chrono::hours(2)))})
      for (const int ago : {0, 1, 59, 600}) {
        const Instant noted = next_try(attempts, now - std::chrono::seconds(ago), expires);
        CHECK(tried_from(attempts, noted, now, expires) == noted);
      }
  CHECK(tried_from(1, next_try(1, later(std::chrono::seconds(2)), std::nullopt), now, std::nullopt) == now);
  CHECK(tried_from(1, next_try(1, later(std::chrono::hours(10)), std::nullopt), now, std::nullopt) == now);
  CHECK(tried_from(99, later(std::chrono::hours(25)), now, std::nullopt) == now);
  CHECK(tried_from(4, next_try(4, later(std::chrono::hours(1)), later(std::chrono::hours(2))), now, later(std::chrono::hours(2))) == now);
}

TEST_CASE("a pair got worse when it needs someone and did not, or needs them more") {
  using enum HealthStatus;
  CHECK(got_worse(on_track, needs_checkin));
  CHECK(got_worse(too_early, at_risk));
  CHECK(got_worse(paused, needs_checkin));
  CHECK(got_worse(needs_checkin, at_risk));
  CHECK_FALSE(got_worse(at_risk, needs_checkin));
  CHECK_FALSE(got_worse(at_risk, at_risk));
  CHECK_FALSE(got_worse(on_track, too_early));
  CHECK_FALSE(got_worse(needs_checkin, ended));
}

TEST_CASE("the digest of a day is due in its morning by my clock") {
  Zones zones;
  const Reminder digest = digest_on(day("2026-11-30"), {}, zones.get("Europe/Berlin"));
  CHECK(digest.key == "digest.2026-11-30");
  CHECK(digest.due_at == instant("2026-11-30T08:00:00Z"));
}
