// Each rule of health on the day before it fires and on the day it does (rules.md, Health).
#include "domain/health_case.hpp"

using namespace mentor;
using namespace mentor::sample;

TEST_CASE("a pair that meets as agreed is on track, and names the day on which it would be quiet") {
  const Judged of;
  const Health health = of.on("2026-11-25");
  CHECK(health.status == HealthStatus::on_track);
  REQUIRE(health.reasons.size() == 1);
  CHECK(health.reasons[0].rule == "quiet");
  CHECK(health.reasons[0].verdict == Verdict::on_track);
  CHECK(health.reasons[0].threshold == 14);
  CHECK(health.reasons[0].value == 1);
  CHECK(health.reasons[0].evidence == std::vector<std::string>{"c3"});
  CHECK(health.reasons[0].flips_on == day("2026-12-09"));
}

TEST_CASE("quiet is more than two cadences of silence, silent more than three") {
  const Judged of;
  CHECK(of.verdict("quiet", "2026-12-08").empty());
  CHECK(of.verdict("quiet", "2026-12-09") == "needs-check-in 14 15 c3");
  CHECK(of.reason("quiet", "2026-12-09")->flips_on == day("2026-12-16"));
  CHECK(of.verdict("quiet", "2026-12-15") == "needs-check-in 14 21 c3");
  CHECK(of.verdict("silent", "2026-12-15").empty());
  CHECK(of.verdict("silent", "2026-12-16") == "at-risk 21 22 c3");
  CHECK(of.verdict("quiet", "2026-12-16").empty());
  CHECK(of.status("2026-12-16") == "at-risk");
}

TEST_CASE("quiet is never sooner than a week, silent never sooner than two") {
  Judged of;
  of.facts.cadence_days = 1;
  CHECK(of.verdict("quiet", "2026-12-01").empty());
  CHECK(of.verdict("quiet", "2026-12-02") == "needs-check-in 7 8 c3");
  CHECK(of.verdict("silent", "2026-12-08").empty());
  CHECK(of.verdict("silent", "2026-12-09") == "at-risk 14 15 c3");
}

TEST_CASE("a threshold may be part of a cadence") {
  Judged of;
  of.thresholds.quiet = 1.5;
  CHECK(of.verdict("quiet", "2026-12-04").empty());
  CHECK(of.verdict("quiet", "2026-12-05") == "needs-check-in 10.5 11 c3");
  CHECK(of.on("2026-11-25").reasons[0].flips_on == day("2026-12-05"));
}

TEST_CASE("silence of a pair that never met counts from its start") {
  Judged of;
  of.met();
  of.pair.starts_on = day("2026-11-01");
  CHECK(silent_since(of.facts) == day("2026-11-01"));
  CHECK(days_of_silence(of.facts, day("2026-11-25")) == 24);
  CHECK(of.verdict("silent", "2026-11-25") == "at-risk 21 24 p1");
}

TEST_CASE("days of a pause are no silence, and a paused pair is not judged") {
  Judged of;
  of.pause("2026-12-01", "2026-12-14");
  CHECK(of.status("2026-12-01") == "paused");
  CHECK(of.on("2026-12-14").reasons.empty());
  CHECK(days_of_silence(of.facts, day("2026-12-15")) == 7);
  CHECK(of.verdict("quiet", "2026-12-22").empty());
  CHECK(of.verdict("quiet", "2026-12-23") == "needs-check-in 14 15 c3");
}

TEST_CASE("of a pause only the days since the last contact are left out") {
  Judged of;
  of.pause("2026-11-20", "2026-11-27");
  CHECK(days_of_silence(of.facts, day("2026-11-28")) == 1);
  CHECK(days_of_silence(of.facts, day("2026-12-08")) == 11);
}

TEST_CASE("an as-needed pair is never quiet, silent, too early or late to begin") {
  Judged of;
  of.facts.cadence_days = std::nullopt;
  CHECK(of.status("2026-12-31") == "on-track");
  CHECK(of.on("2026-12-31").reasons.empty());
  of.met();
  of.facts.last_held.clear();
  CHECK(of.status("2026-03-31") == "on-track");
}

TEST_CASE("with fewer than two check-ins it is too early up to a cadence and ten days after the start") {
  Judged of;
  of.pair.starts_on = day("2026-11-01");
  of.met("2026-11-03");
  CHECK(of.verdict("start", "2026-11-18") == "too-early 2 1 c1");
  CHECK(of.reason("start", "2026-11-18")->flips_on == day("2026-11-19"));
  CHECK(of.status("2026-11-18") == "too-early");
  CHECK(of.verdict("start", "2026-11-19").empty());
  CHECK(of.status("2026-11-19") == "needs-check-in");
  of.met("2026-11-03", "2026-11-04");
  CHECK(of.verdict("start", "2026-11-05").empty());
}

TEST_CASE("too early stands in place of needs-check-in, and not of at-risk") {
  Judged of;
  of.pair.starts_on = day("2026-11-01");
  of.met("2026-11-03");
  of.facts.last_ratings = {{"c1", 1}};
  CHECK(of.verdict("rating", "2026-11-18") == "needs-check-in 2 1 c1");
  CHECK(of.status("2026-11-18") == "too-early");
  of.facts.last_recorded = {{"ada@2026-11-17", true}, {"ada@2026-11-10", true}};
  CHECK(of.status("2026-11-18") == "at-risk");
}

TEST_CASE("without a check-in a cadence and ten days after the start the first meeting is due") {
  Judged of;
  of.pair.starts_on = day("2026-11-01");
  of.met();
  CHECK(of.verdict("first-meeting", "2026-11-18").empty());
  CHECK(of.verdict("first-meeting", "2026-11-19") == "needs-check-in 17 18 p1");
  of.met("2026-11-19");
  CHECK(of.verdict("first-meeting", "2026-11-19").empty());
}

TEST_CASE("days of a pause do not count for the first meeting either") {
  Judged of;
  of.pair.starts_on = day("2026-11-01");
  of.met();
  of.pause("2026-11-05", "2026-11-30");
  CHECK(of.reason("start", "2026-11-04")->flips_on == day("2026-12-15"));
  CHECK(of.status("2026-12-14") == "too-early");
  CHECK(of.verdict("first-meeting", "2026-12-15") == "needs-check-in 17 18 p1");
}

TEST_CASE("the last two recorded meetings both missed put a pair at risk") {
  Judged of;
  of.facts.last_recorded = {{"ada@2026-11-24", true}};
  CHECK(of.status("2026-11-25") == "on-track");
  of.facts.last_recorded = {{"ada@2026-11-24", true}, {"c2", false}};
  CHECK(of.status("2026-11-25") == "on-track");
  of.facts.last_recorded = {{"ada@2026-11-24", true}, {"ada@2026-11-17", true}};
  CHECK(of.verdict("no-shows", "2026-11-25") == "at-risk 2 2 ada@2026-11-24 ada@2026-11-17");
}

TEST_CASE("a last rating of two, or a mean of three below three, needs a check-in") {
  Judged of;
  const auto rated = [&](std::vector<int> newest_first) {
    of.facts.last_ratings.clear();
    for (const int rating : newest_first) of.facts.last_ratings.push_back({"c" + std::to_string(rating), rating});
    return of.verdict("rating", "2026-11-25");
  };
  CHECK(rated({3}).empty());
  CHECK(rated({2}) == "needs-check-in 2 2 c2");
  CHECK(rated({2, 5, 5}) == "needs-check-in 2 2 c2");
  CHECK(rated({3, 2}).empty());
  CHECK(rated({3, 3, 3}).empty());
  CHECK(rated({4, 2, 2}).starts_with("needs-check-in 3 2.66"));
  CHECK(rated({5, 2, 2}).empty());
  CHECK(rated({}).empty());
}

TEST_CASE("three held meetings without both signatures are noted, and no more than that") {
  Judged of;
  of.facts.fully_signed = false;
  of.facts.last_held = {"c2", "c1"};
  CHECK(of.verdict("unsigned", "2026-11-25").empty());
  of.facts.last_held = {"c3", "c2", "c1"};
  CHECK(of.verdict("unsigned", "2026-11-25") == "note 3 3 c3 c2 c1");
  CHECK(of.status("2026-11-25") == "on-track");
  of.facts.fully_signed = true;
  CHECK(of.verdict("unsigned", "2026-11-25").empty());
}

TEST_CASE("three check-ins without an open goal are noted, and no more than that") {
  Judged of;
  of.facts.open_goals.clear();
  CHECK(of.verdict("no-goal", "2026-11-25") == "note 3 3 c3 c2 c1");
  CHECK(of.status("2026-11-25") == "on-track");
  of.met("2026-11-17", "2026-11-24");
  CHECK(of.verdict("no-goal", "2026-11-25").empty());
}

TEST_CASE("a goal is overdue from the day after it was due") {
  Judged of;
  of.facts.open_goals = {Judged::open_goal("g1"), Judged::open_goal("g2"), Judged::open_goal("g3")};
  of.facts.open_goals[1].due_on = day("2026-11-24");
  of.facts.open_goals[2].due_on = day("2026-11-25");
  CHECK(of.verdict("goal-overdue", "2026-11-24").empty());
  CHECK(of.verdict("goal-overdue", "2026-11-25") == "needs-check-in 0 1 g2");
  CHECK(of.verdict("goal-overdue", "2026-11-26") == "needs-check-in 0 2 g2 g3");
}

TEST_CASE("a goal with a target stalls after thirty days without progress, counted from its creation") {
  Judged of;
  auto& goal = of.facts.open_goals.front();
  goal.created_on = day("2026-10-25");
  CHECK(of.verdict("goal-stalled", "2026-11-25").empty());
  goal.has_target = true;
  CHECK(of.verdict("goal-stalled", "2026-11-24").empty());
  CHECK(of.verdict("goal-stalled", "2026-11-25") == "needs-check-in 30 31 g1");
  goal.last_progress_on = day("2026-10-26");
  CHECK(of.verdict("goal-stalled", "2026-11-25").empty());
  CHECK(of.verdict("goal-stalled", "2026-11-26") == "needs-check-in 30 31 g1");
}

TEST_CASE("days of a pause stall no goal and make no promise late") {
  Judged of;
  of.met("2026-11-10", "2026-11-17", "2026-12-24");
  of.facts.open_goals.front().created_on = day("2026-11-25");
  of.facts.open_goals.front().has_target = true;
  of.facts.overdue = {{"a1", day("2026-12-10")}};
  of.pause("2026-12-11", "2026-12-23");
  CHECK(of.status("2026-12-31") == "on-track");
  CHECK(of.verdict("goal-stalled", "2027-01-07").empty());
  CHECK(of.verdict("goal-stalled", "2027-01-08") == "needs-check-in 30 31 g1");
  CHECK(of.verdict("promises", "2027-01-06").empty());
  CHECK(of.verdict("promises", "2027-01-07") == "needs-check-in 14 15 a1");
}

TEST_CASE("a promise counts from fifteen days after it was due") {
  Judged of;
  of.facts.overdue = {{"a1", day("2026-11-11")}, {"a2", day("2026-11-10")}};
  CHECK(of.verdict("promises", "2026-11-24").empty());
  CHECK(of.verdict("promises", "2026-11-25") == "needs-check-in 14 15 a2");
  CHECK(of.verdict("promises", "2026-11-26") == "needs-check-in 14 16 a1 a2");
}

TEST_CASE("ninety days without anything given back are noted, and no more than that") {
  Judged of;
  of.facts.last_given_back = {"c1", day("2026-08-26")};
  CHECK(of.verdict("one-way", "2026-11-24").empty());
  CHECK(of.verdict("one-way", "2026-11-25") == "note 90 91 c1");
  CHECK(of.status("2026-11-25") == "on-track");
  of.facts.last_given_back = std::nullopt;
  of.pair.starts_on = day("2026-08-27");
  CHECK(of.verdict("one-way", "2026-11-25").empty());
}

TEST_CASE("an end within fourteen days is noted up to its day") {
  Judged of;
  of.pair.ends_on = day("2026-12-09");
  CHECK(of.verdict("ending", "2026-11-24").empty());
  CHECK(of.verdict("ending", "2026-11-25") == "note 14 14 p1");
  CHECK(of.reason("ending", "2026-11-25")->flips_on == day("2026-12-10"));
  CHECK(of.status("2026-11-25") == "on-track");
  CHECK(of.verdict("ending", "2026-12-09") == "note 14 0 p1");
  CHECK(of.status("2026-12-10") == "ended");
}

TEST_CASE("an ended pair is not judged from the day it ended") {
  Judged of;
  of.pair.ended_on = day("2026-11-25");
  CHECK(of.status("2026-11-24") == "on-track");
  CHECK(of.status("2026-11-25") == "ended");
  CHECK(of.on("2026-12-31").reasons.empty());
}

TEST_CASE("a pair is too early to judge on a day before it begins") {
  Judged of;
  of.met();
  of.facts.last_held.clear();
  of.pair.starts_on = day("2026-12-01");
  CHECK(of.status("2026-11-30") == "too-early");
  CHECK(of.reason("start", "2026-11-30")->flips_on == day("2026-12-01"));
}

TEST_CASE("the worst reason comes first and decides") {
  Judged of;
  of.facts.overdue = {{"a1", day("2026-10-01")}};
  of.facts.last_given_back = {"c1", day("2026-01-01")};
  of.facts.last_recorded = {{"ada@2026-11-24", true}, {"ada@2026-11-17", true}};
  const Health health = of.on("2026-11-25");
  CHECK(health.status == HealthStatus::at_risk);
  REQUIRE(health.reasons.size() == 3);
  CHECK(health.reasons[0].rule == "no-shows");
  CHECK(health.reasons[1].rule == "promises");
  CHECK(health.reasons[2].rule == "one-way");
}

TEST_CASE("every rule's verdict can be changed, or the rule put off") {
  Judged of;
  of.facts.last_recorded = {{"ada@2026-11-24", true}, {"ada@2026-11-17", true}};
  of.thresholds.verdict(HealthRule::no_shows) = Verdict::note;
  CHECK(of.verdict("no-shows", "2026-11-25") == "note 2 2 ada@2026-11-24 ada@2026-11-17");
  CHECK(of.status("2026-11-25") == "on-track");
  of.thresholds.verdict(HealthRule::no_shows) = std::nullopt;
  CHECK(of.verdict("no-shows", "2026-11-25").empty());
  of.facts.open_goals.clear();
  of.thresholds.verdict(HealthRule::no_goal) = Verdict::at_risk;
  CHECK(of.status("2026-11-25") == "at-risk");
}

TEST_CASE("where silent is off, quiet goes on, and where both are, silence is no matter") {
  Judged of;
  of.thresholds.verdict(HealthRule::silent) = std::nullopt;
  CHECK(of.verdict("quiet", "2026-12-31") == "needs-check-in 14 37 c3");
  CHECK(of.reason("quiet", "2026-12-31")->flips_on == std::nullopt);
  of.thresholds.verdict(HealthRule::quiet) = std::nullopt;
  CHECK(of.on("2026-12-31").reasons.empty());
  of.thresholds.verdict(HealthRule::silent) = Verdict::at_risk;
  REQUIRE(of.on("2026-11-25").reasons.size() == 1);
  CHECK(of.on("2026-11-25").reasons[0].rule == "silent");
  CHECK(of.on("2026-11-25").reasons[0].text == "silent from Wed 16 Dec if nothing is logged");
}

TEST_CASE("a pair at its start is judged like any other where the rule start is off") {
  Judged of;
  of.pair.starts_on = day("2026-11-01");
  of.met("2026-11-03");
  of.facts.last_ratings = {{"c1", 1}};
  of.thresholds.verdict(HealthRule::start) = std::nullopt;
  CHECK(of.status("2026-11-10") == "needs-check-in");
}

TEST_CASE("where days of a pause were left out the words say so") {
  Judged of;
  of.pause("2026-12-01", "2026-12-12");
  CHECK(say_silence(of.facts, day("2026-11-30")) == "nothing logged since Tue 24 Nov: 6 days");
  CHECK(say_silence(of.facts, day("2026-12-15")) == "nothing logged since Tue 24 Nov: 21 days, 9 without the pause");
  CHECK(of.reason("quiet", "2026-12-21")->text == "nothing logged since Tue 24 Nov: 27 days, 15 without the pause (the limit is 14)");
  of.facts.overdue = {{"a1", day("2026-11-26")}};
  CHECK(of.reason("promises", "2026-12-23")->text == "1 promise overdue by more than 14 days, the pause not counted");
}

TEST_CASE("a moved meeting that is still to come within its cadence holds quiet back, and not silent") {
  Judged of;
  of.facts.moved = {{"ada@2026-12-08", day("2026-12-08"), day("2026-12-12")}};
  CHECK(of.status("2026-12-09") == "on-track");
  const Health held = of.on("2026-12-09");
  REQUIRE(held.reasons.size() == 1);
  CHECK(held.reasons[0].flips_on == day("2026-12-13"));
  CHECK(held.reasons[0].evidence == std::vector<std::string>{"c3", "ada@2026-12-08"});
  CHECK(held.reasons[0].text == "quiet from Sun 13 Dec if nothing is logged; a moved meeting is to come Sat 12 Dec");
  CHECK(of.status("2026-12-12") == "on-track");
  CHECK(of.verdict("quiet", "2026-12-13") == "needs-check-in 14 19 c3");
  of.facts.moved[0].to = day("2026-12-15");
  CHECK(of.status("2026-12-15") == "on-track");
  CHECK(of.status("2026-12-16") == "at-risk");
  of.facts.moved[0].to = day("2026-12-16");
  CHECK(of.status("2026-12-09") == "needs-check-in");
}

TEST_CASE("a pair that was recorded later than it began is judged from then, while nothing is logged") {
  Judged of;
  of.met();
  of.facts.last_held.clear();
  of.facts.last_given_back = std::nullopt;
  of.facts.recorded_on = day("2026-11-23");
  CHECK(silent_since(of.facts) == day("2026-11-23"));
  CHECK(of.status("2026-11-25") == "too-early");
  CHECK(of.reason("start", "2026-11-25")->flips_on == day("2026-12-11"));
  CHECK(of.status("2026-12-10") == "too-early");
  CHECK(of.reason("first-meeting", "2026-12-11")->text == "no check-in is logged yet, 18 days after it was recorded (the limit is 17)");
  CHECK(of.on("2026-12-11").reasons.size() == 2);
  of.met("2026-03-03");
  CHECK(of.status("2026-11-25") == "at-risk");
}

TEST_CASE("every verdict names its rows, and of a pair with an end the day it flips") {
  Judged of;
  of.pair.ends_on = day("2027-03-31");
  of.pair.starts_on = day("2026-01-01");
  of.facts.last_ratings = {{"c3", 1}};
  of.facts.overdue = {{"a1", day("2026-10-01")}};
  of.facts.fully_signed = false;
  of.facts.open_goals.clear();
  of.facts.last_given_back = std::nullopt;
  const Health health = of.on("2026-12-20");
  CHECK(health.reasons.size() >= 6);
  for (const auto& reason : health.reasons) {
    CAPTURE(reason.rule);
    CHECK(!reason.evidence.empty());
    CHECK(reason.flips_on.has_value());
    CHECK(!reason.text.empty());
  }
}
