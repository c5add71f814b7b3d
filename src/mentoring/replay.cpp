#include "mentor/mentoring/replay.hpp"

#include <algorithm>

#include "mentor/mentoring/period_report.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/health_input.hpp"

namespace mentor {
namespace {

constexpr int kFollowedWithin = 31;  // days, where there is no cadence: a monthly one

using Meetings = std::map<PairId, std::vector<Date>>;

Meetings meetings_held(Store& store, const std::vector<Relationship>& relationships, const Zone& mine) {
  Meetings held;
  for (const auto& relationship : relationships)
    for (const auto& checkin : checkins(store, {relationship.pair.id, {}, {}, {}, {}, {}}))
      if (was_meeting(checkin)) held[relationship.pair.id].push_back(mine.date_at(checkin.met_at));
  return held;
}

std::set<std::string> alarms(const HealthInput& facts, const Thresholds& thresholds, Date day) {
  std::set<std::string> rules;
  for (const auto& reason : judge(facts, thresholds, day).reasons)
    if (reason.verdict == Verdict::at_risk || reason.verdict == Verdict::needs_checkin) rules.insert(reason.rule);
  return rules;
}

bool met_within(const std::vector<Date>& held, Date after, int days) {
  return std::ranges::any_of(held, [&](Date met) { return met > after && days_between(after, met) <= days; });
}

// The rules that begin to fire on `day`: they did not the day before.
void pass_day(Course& course, const std::map<PairId, HealthInput>& known_then, const std::map<PairId, HealthInput>& known_now,
              const Meetings& held, Date day) {
  for (const auto& [pair, facts] : known_then) {
    auto rules = alarms(facts, course.thresholds, day);
    const auto& before = course.firing[pair];
    for (const auto& rule : rules) {
      if (before.contains(rule)) continue;
      AlertTally& tally = course.by_rule[rule];
      const auto met = held.find(pair);
      ++tally.alerts;
      tally.followed += met != held.end() && met_within(met->second, day, facts.cadence_days.value_or(kFollowedWithin)) ? 1 : 0;
      tally.mended += alarms(known_now.at(pair), course.thresholds, day).contains(rule) ? 0 : 1;
    }
    course.firing[pair] = std::move(rules);
  }
}

}  // namespace

Replay replay_health(Store& store, const std::vector<Relationship>& relationships, const Thresholds& now, const Thresholds& tried,
                     std::optional<Date> since, const Clock& clock) {
  Replay replay{clock.today(), clock.today(), {now, {}, {}}, {tried, {}, {}}};
  for (const auto& relationship : relationships) replay.from = std::min(replay.from, relationship.pair.starts_on);
  if (since) replay.from = *since;
  const Meetings held = meetings_held(store, relationships, clock.mine);
  for (Date day = replay.from; day <= replay.until; day = add_days(day, 1)) {
    const Instant end = clock.mine.start_of(add_days(day, 1));
    const auto known_then = health_input(store, relationships, {day, end}, clock.zones);
    const auto known_now = health_input(store, relationships, {day, std::nullopt}, clock.zones);
    for (Course* course : {&replay.now, &replay.tried}) pass_day(*course, known_then, known_now, held, day);
  }
  return replay;
}

std::set<std::string> rules_of(const Replay& replay) {
  std::set<std::string> rules;
  for (const Course* course : {&replay.now, &replay.tried})
    for (const auto& [rule, tally] : course->by_rule) rules.insert(rule);
  return rules;
}

AlertTally tally_of(const Course& course, const std::string& rule) {
  const auto found = course.by_rule.find(rule);
  return found == course.by_rule.end() ? AlertTally{} : found->second;
}

}  // namespace mentor
