#include "mentor/mentoring/replay.hpp"

#include <algorithm>

#include "mentor/store/health_input.hpp"

namespace mentor {
namespace {

constexpr int kFollowedWithin = 31;  // days, where there is no cadence: a monthly one

using Alarms = std::vector<HealthRule>;

bool holds(const Alarms& alarms, HealthRule rule) { return std::ranges::find(alarms, rule) != alarms.end(); }

// One pair, day after day.
struct PairReplay {
  const HealthHistory& history;
  std::size_t pair;
  const Clock& clock;
  std::vector<Date> changes;
  std::vector<Date> held;
  HealthInput facts{};

  HealthInput facts_on(Date day, bool by_what_was_known) const {
    return history.facts(pair, {day, by_what_was_known ? std::optional(clock.mine.start_of(add_days(day, 1))) : std::nullopt});
  }
  bool met_within(Date after, int days) const {
    const auto next = std::ranges::upper_bound(held, after);
    return next != held.end() && days_between(after, *next) <= days;
  }
  // A rule that begins to fire: it did not the day before.
  void count_alert(Course& course, HealthRule rule, Date day) const {
    AlertTally& tally = course.by_rule[std::string(name_of(rule))];
    ++tally.alerts;
    tally.followed += met_within(day, facts.cadence_days.value_or(kFollowedWithin)) ? 1 : 0;
    tally.mended += holds(alarms_on(facts_on(day, false), course.thresholds, day), rule) ? 0 : 1;
  }
};

void replay_pair(PairReplay& of, Replay& replay) {
  Course* const courses[] = {&replay.now, &replay.tried};
  Alarms firing[std::size(courses)];
  auto change = of.changes.begin();
  for (Date day = replay.from; day <= replay.until; day = add_days(day, 1)) {
    const bool is_changed = day == replay.from || (change != of.changes.end() && *change <= day);
    while (change != of.changes.end() && *change <= day) ++change;
    if (is_changed) of.facts = of.facts_on(day, true);
    for (std::size_t i = 0; i < std::size(courses); ++i) {
      auto alarms = alarms_on(of.facts, courses[i]->thresholds, day);
      for (const HealthRule rule : alarms)
        if (!holds(firing[i], rule)) of.count_alert(*courses[i], rule, day);
      firing[i] = std::move(alarms);
    }
  }
}

}  // namespace

Replay replay_health(Store& store, const std::vector<Relationship>& relationships, const Thresholds& now, const Thresholds& tried,
                     std::optional<Date> since, const Clock& clock) {
  Replay replay{clock.today(), clock.today(), {now, {}}, {tried, {}}};
  for (const auto& relationship : relationships) replay.from = std::min(replay.from, relationship.pair.starts_on);
  if (since) replay.from = std::max(replay.from, *since);
  const HealthHistory history(store, relationships, clock.zones);
  for (std::size_t pair = 0; pair < relationships.size(); ++pair) {
    PairReplay of{history, pair, clock, history.changes(pair, clock.mine), history.held(pair, clock.mine)};
    replay_pair(of, replay);
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
