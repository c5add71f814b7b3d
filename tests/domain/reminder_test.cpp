// When each kind of reminder is due.
#include <doctest/doctest.h>

#include <algorithm>

#include "domain/reminding.hpp"

using namespace mentor;
using sample::day;
using sample::instant;
using sample::Reminding;

namespace {

bool names_a_file(std::string_view key) {
  return std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_+").find(c) != std::string_view::npos;
  });
}

}  // namespace

TEST_CASE("a meeting is named a day and an hour before it, as it stands on the agreement's clock") {
  Reminding r;
  r.until = instant("2026-12-01T20:00:00Z");
  CHECK(r.said(ReminderKind::meeting) ==
        "meeting 1440 ada@2026-11-17 2026-11-16T15:00:00Z\nmeeting 60 ada@2026-11-17 2026-11-17T14:00:00Z\n"
        "meeting 1440 ada@2026-11-24 2026-11-23T15:00:00Z\nmeeting 60 ada@2026-11-24 2026-11-24T14:00:00Z\n"
        "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z\nmeeting 60 ada@2026-12-01 2026-12-01T14:00:00Z\n");
  CHECK(r.reminders().front().expires_at == instant("2026-11-17T15:00:00Z"));
}

TEST_CASE("what was of no use any more at the beginning of the window is left out") {
  Reminding r;
  r.until = instant("2026-11-30T14:00:00Z");
  r.since = instant("2026-11-24T14:59:59Z");
  CHECK(r.said(ReminderKind::meeting) ==
        "meeting 1440 ada@2026-11-24 2026-11-23T15:00:00Z\nmeeting 60 ada@2026-11-24 2026-11-24T14:00:00Z\n");
  r.since = instant("2026-11-24T15:00:00Z");
  CHECK(r.said(ReminderKind::meeting) == "");
  CHECK(r.said(ReminderKind::checkin) == "checkin 0 ada@2026-11-17 2026-11-17T17:00:00Z\ncheckin 0 ada@2026-11-24 2026-11-24T17:00:00Z\n");
}

TEST_CASE("leads given twice remind once, and none at all is possible") {
  Reminding r;
  r.at("2026-11-30T14:00:00Z");
  r.settings.before_meeting = {Minutes{30}, Minutes{30}};
  r.until = instant("2026-12-01T20:00:00Z");
  CHECK(std::ranges::count(r.reminders(), ReminderKind::meeting, &Reminder::kind) == 3);
  r.settings.before_meeting.clear();
  CHECK(r.said(ReminderKind::meeting) == "");
}

TEST_CASE("the hour before a meeting is an hour over a change of clocks, and the clock time stays") {
  Reminding r;
  r.agreements[0].tz = "Europe/Berlin";
  r.agreements[0].every = parse_cadence("weekly sun 03:30");  // clocks go from 02:00 to 03:00 on 2027-03-28
  r.pair.starts_on = r.agreements[0].from = day("2027-03-28");
  r.at("2027-03-27T00:00:00Z");
  r.until = instant("2027-03-28T02:00:00Z");
  CHECK(r.said(ReminderKind::meeting) ==
        "meeting 1440 ada@2027-03-28 2027-03-27T01:30:00Z\nmeeting 60 ada@2027-03-28 2027-03-28T00:30:00Z\n");
  r.actions = {sample::promise("2027-03-27")};
  r.until = instant("2027-04-03T12:00:00Z");
  CHECK(r.said(ReminderKind::action) == "action 0 a9 2027-03-27T08:00:00Z\naction 1 a9 2027-04-03T07:00:00Z\n");
}

TEST_CASE("a meeting that moved is reminded of anew, under another key") {
  Reminding r;
  const auto key_of = [&](std::string_view ref) {
    const auto all = r.reminders();
    return std::ranges::find(all, ref, [](const Reminder& one) { return ref_of(one.subject, "ada"); })->key;
  };
  const std::string before = key_of("ada@2026-12-01");
  MeetingRow row;
  row.pair = PairId(1);
  row.original_date = day("2026-12-01");
  row.wall = sample::wall("2026-12-02T16:00");
  row.tz = "Europe/London";
  row.sequence = 1;
  r.rows = {row};
  r.until = instant("2026-12-02T16:00:00Z");
  CHECK(r.said(ReminderKind::meeting)
            .ends_with("meeting 1440 ada@2026-12-01 2026-12-01T16:00:00Z\nmeeting 60 ada@2026-12-01 2026-12-02T15:00:00Z\n"));
  CHECK(key_of("ada@2026-12-01") != before);
  r.rows.clear();
  CHECK(key_of("ada@2026-12-01") == before);
  r.agreements[0].every = parse_cadence("weekly tue 16:00");
  CHECK(key_of("ada@2026-12-01") != before);
}

TEST_CASE("a cancelled meeting is not reminded of") {
  Reminding r;
  r.pair.pauses = {{day("2026-12-01"), day("2026-12-01"), "away"}};
  CHECK(r.said(ReminderKind::meeting).find("ada@2026-12-01") == std::string::npos);
}

TEST_CASE("an agenda is asked for at its lead time, where nothing stands on it yet") {
  Reminding r;
  CHECK(r.said(ReminderKind::agenda) == "");
  r.agreements[0].agenda_lead = Minutes{2 * 24 * 60};
  CHECK(r.said(ReminderKind::agenda) ==
        "agenda 2880 ada@2026-12-01 2026-11-29T15:00:00Z\nagenda 2880 ada@2026-12-08 2026-12-06T15:00:00Z\n");
  r.with_topics = {day("2026-12-01")};
  CHECK(r.said(ReminderKind::agenda) == "agenda 2880 ada@2026-12-08 2026-12-06T15:00:00Z\n");
}

TEST_CASE("a meeting that is not logged is named in the evening, or when it ends if that is later") {
  Reminding r;
  r.until = instant("2026-12-01T20:00:00Z");
  CHECK(r.said(ReminderKind::checkin) ==
        "checkin 0 ada@2026-11-17 2026-11-17T17:00:00Z\ncheckin 0 ada@2026-11-24 2026-11-24T17:00:00Z\n"
        "checkin 0 ada@2026-12-01 2026-12-01T17:00:00Z\n");
  r.agreements[0].every = parse_cadence("weekly tue 19:30");
  CHECK(r.said(ReminderKind::checkin).find("ada@2026-11-24 2026-11-24T20:30:00Z") != std::string::npos);
}

TEST_CASE("the evening is that of my day, not of the meeting's") {
  Reminding r;
  r.mine = "Asia/Tokyo";
  r.agreements[0].every = parse_cadence("weekly tue 16:00");  // 01:00 on Wednesday in Tokyo
  CHECK(r.said(ReminderKind::checkin).starts_with("checkin 0 ada@2026-11-17 2026-11-18T09:00:00Z\n"));
}

TEST_CASE("silence is named at 2, 3 and 4 cadences, counted from the last contact") {
  Reminding r;
  r.agreements[0].every = parse_cadence("weekly");
  r.silent_since = day("2026-11-10");
  r.until = r.now + std::chrono::days(30);
  CHECK(r.said(ReminderKind::checkin) ==
        "checkin 2 ada 2026-11-24T17:00:00Z\ncheckin 3 ada 2026-12-01T17:00:00Z\ncheckin 4 ada 2026-12-08T17:00:00Z\n");
  r.agreements[0].every = parse_cadence("as-needed");
  CHECK(r.said(ReminderKind::checkin) == "");
}

TEST_CASE("silence is never named before a week, an ending never suggested before two") {
  Reminding r;
  r.agreements[0].every = parse_cadence("daily");
  r.silent_since = day("2026-11-10");
  CHECK(r.said(ReminderKind::checkin) ==
        "checkin 2 ada 2026-11-17T17:00:00Z\ncheckin 3 ada 2026-11-17T17:00:00Z\ncheckin 4 ada 2026-11-24T17:00:00Z\n");
  r.agreements[0].every = parse_cadence("3d");
  CHECK(r.said(ReminderKind::checkin) ==
        "checkin 2 ada 2026-11-17T17:00:00Z\ncheckin 3 ada 2026-11-19T17:00:00Z\ncheckin 4 ada 2026-11-24T17:00:00Z\n");
}

TEST_CASE("days of a pause are no silence, and in an endless pause nobody waits") {
  Reminding r;
  r.agreements[0].every = parse_cadence("weekly");
  r.silent_since = day("2026-11-10");
  r.pair.pauses = {{day("2026-11-12"), day("2026-11-21"), ""}};
  r.until = r.now + std::chrono::days(6);
  CHECK(r.said(ReminderKind::checkin) == "checkin 2 ada 2026-12-04T17:00:00Z\n");
  r.pair.pauses[0].until.reset();
  CHECK(r.said(ReminderKind::checkin) == "");
}

TEST_CASE("a promise is named on its day in the morning, then every week from the last that is due") {
  Reminding r;
  r.actions = {sample::promise("2026-11-27")};
  r.at("2026-11-30T14:00:00Z");
  CHECK(r.said(ReminderKind::action) == "action 0 a9 2026-11-27T08:00:00Z\naction 1 a9 2026-12-04T08:00:00Z\n");
  r.at("2026-12-04T07:59:59Z");
  CHECK(r.said(ReminderKind::action).starts_with("action 0 a9 2026-11-27T08:00:00Z\n"));
  r.at("2026-12-04T08:00:00Z");
  CHECK(r.said(ReminderKind::action) == "action 1 a9 2026-12-04T08:00:00Z\naction 2 a9 2026-12-11T08:00:00Z\n");
  r.actions = {sample::promise("2027-02-01")};
  CHECK(r.said(ReminderKind::action) == "");
}

TEST_CASE("a goal is named 14 and 3 days before it is due, to the end of that day") {
  Reminding r;
  r.goals = {sample::goal_due("2026-12-05")};
  CHECK(r.said(ReminderKind::goal) == "goal 14 g1 2026-11-21T08:00:00Z\ngoal 3 g1 2026-12-02T08:00:00Z\n");
  const auto all = r.reminders();
  CHECK(std::ranges::find(all, ReminderKind::goal, &Reminder::kind)->expires_at == instant("2026-12-05T23:00:00Z"));
}

TEST_CASE("an end is named 14 days before, and the thanks that are missing 2 days after") {
  Reminding r;
  r.pair.ends_on = day("2026-12-10");
  r.until = r.now + std::chrono::days(30);
  CHECK(r.said(ReminderKind::ending) == "ending 14 ada 2026-11-26T08:00:00Z\nending 0 ada 2026-12-12T08:00:00Z\n");
  r.pair.ended_on = day("2026-11-28");
  CHECK(r.said(ReminderKind::ending) == "ending 0 ada 2026-11-30T08:00:00Z\n");
  r.is_thanked = true;
  CHECK(r.reminders().empty());
}

TEST_CASE("keys name one thing, occurrence, kind and step each, and could name a file") {
  Reminding r;
  r.actions = {sample::promise("2026-11-27")};
  r.goals = {sample::goal_due("2026-12-05")};
  r.pair.ends_on = day("2026-12-10");
  r.agreements[0].agenda_lead = Minutes{90};
  r.until = r.now + std::chrono::days(60);
  std::vector<std::string> keys;
  for (const auto& reminder : r.reminders()) keys.push_back(reminder.key);
  CHECK(std::ranges::all_of(keys, names_a_file));
  std::ranges::sort(keys);
  CHECK(std::ranges::adjacent_find(keys) == keys.end());
  CHECK(keys.size() > 20);
}

TEST_CASE("every occurrence around the changes of clocks has one reminder a lead, in zones of every kind") {
  for (const char* zone :
       {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu",
        "America/St_Johns", "Europe/Dublin", "America/Sao_Paulo", "Asia/Tehran", "Pacific/Chatham", "UTC"}) {
    CAPTURE(zone);
    Reminding r;
    r.mine = zone;
    r.agreements[0].tz = zone;
    r.agreements[0].every = parse_cadence("daily 02:30");
    r.settings.before_meeting = {Minutes{60}};
    r.at("2027-01-01T00:00:00Z");
    r.pair.starts_on = r.agreements[0].from = day("2027-01-02");
    r.until = instant("2027-12-31T00:00:00Z");
    std::vector<ReminderSubject> subjects;
    for (const auto& reminder : r.reminders())
      if (reminder.kind == ReminderKind::meeting) subjects.push_back(reminder.subject);
    CHECK(subjects.size() >= 362);
    std::ranges::sort(subjects);
    CHECK(std::ranges::adjacent_find(subjects) == subjects.end());
  }
}
