// The day on which a verdict flips is true: nothing changes before it, and on it the verdict does.
#include <random>

#include "domain/health_case.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

// What a rule says on a day; nullopt when it does not fire.
std::optional<Verdict> says(const Judged& of, const std::string& rule, Date on) {
  const Health health = judge(of.facts, of.thresholds, on);
  const auto found = std::ranges::find(health.reasons, rule, &HealthReason::rule);
  return found == health.reasons.end() ? std::nullopt : std::optional(found->verdict);
}

bool is_paused(const Judged& of, Date on) { return status_on(of.pair, on) == PairStatus::paused; }

// A verdict of silence is that of quiet and silent together.
bool is_silent(const Judged& of, Date on) {
  const auto quiet = says(of, "quiet", on);
  return (quiet && *quiet != Verdict::on_track) || says(of, "silent", on).has_value();
}

void check_flip(const Judged& of, const HealthReason& reason, Date judged) {
  CAPTURE(reason.rule);
  CAPTURE(to_iso(judged));
  CAPTURE(to_iso(*reason.flips_on));
  REQUIRE(*reason.flips_on > judged);
  for (Date on = judged; on < *reason.flips_on; on = add_days(on, 1)) {
    CAPTURE(to_iso(on));
    if (is_paused(of, on)) continue;
    if (reason.verdict == Verdict::on_track) CHECK(!is_silent(of, on));
    if (reason.verdict != Verdict::on_track) CHECK(says(of, reason.rule, on) == reason.verdict);
  }
  CHECK(!is_paused(of, *reason.flips_on));
  if (reason.verdict == Verdict::on_track) CHECK(is_silent(of, *reason.flips_on));
  if (reason.verdict != Verdict::on_track) CHECK(says(of, reason.rule, *reason.flips_on) != reason.verdict);
}

}  // namespace

TEST_CASE("a planned pause puts off the day on which a pair would be quiet") {
  Judged of;
  of.pause("2026-12-01", "2026-12-14");
  CHECK(of.on("2026-11-25").reasons[0].flips_on == day("2026-12-23"));
}

TEST_CASE("a pause right after the last counted day does not put it off") {
  Judged of;
  of.pause("2026-12-10", "2026-12-14");
  CHECK(of.on("2026-11-25").reasons[0].flips_on == day("2026-12-09"));
}

TEST_CASE("a pair that pauses without an end or ends before it would be quiet has no such day") {
  Judged of;
  of.pair.ends_on = day("2026-12-08");
  CHECK(of.on("2026-11-20").reasons[0].flips_on == std::nullopt);
  of.pair.ends_on = day("2026-12-09");
  CHECK(of.on("2026-11-20").reasons[0].flips_on == day("2026-12-09"));
  of.pair.ends_on = std::nullopt;
  of.pause("2026-12-01", std::nullopt);
  CHECK(of.on("2026-11-25").reasons[0].flips_on == std::nullopt);
}

TEST_CASE("thresholds that put silent before quiet name the day of the first") {
  Judged of;
  of.thresholds.quiet = 5;
  CHECK(of.on("2026-11-25").reasons[0].flips_on == day("2026-12-16"));
  CHECK(of.status("2026-12-15") == "on-track");
  CHECK(of.status("2026-12-16") == "at-risk");
}

TEST_CASE("over random pairs each flip comes on its day and on none before") {
  std::mt19937 random(11);
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  int checked = 0;
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    Judged of;
    const Date judged = day("2026-11-25");
    of.pair.starts_on = add_days(judged, -below(40));
    of.facts.cadence_days = 1 + below(31);
    of.facts.last_contacts.clear();
    const int latest = std::min(below(60), days_between(of.pair.starts_on, judged));
    for (int contact = below(4); contact > 0; --contact) of.facts.last_contacts.push_back({"c1", add_days(judged, -latest)});
    Date pause_from = add_days(judged, 1 - below(50));
    for (int pause = below(3); pause > 0; --pause) {
      const Date until = add_days(pause_from, below(12));
      if (until < judged || pause_from > judged) of.pair.pauses.push_back({pause_from, until, ""});
      pause_from = add_days(until, 2 + below(30));
    }
    if (below(4) == 0) of.pair.ends_on = add_days(judged, below(40));
    for (const auto& reason : judge(of.facts, of.thresholds, judged).reasons) {
      if (!reason.flips_on) continue;
      check_flip(of, reason, judged);
      ++checked;
    }
  }
  CHECK(checked > 150);
}
