#include "mentor/mentoring/period_report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// The next meeting of nearly every cadence lies within this time; beyond it each pair is looked at by itself.
constexpr std::chrono::days kNextWithin{35};

struct PeriodGathering {
  Store& store;
  const Thresholds& thresholds;
  Disclosure disclosure;
  const Clock& clock;
  PeriodReport report;
  std::map<PairId, PairPeriod*> by_pair;
  std::map<PairId, std::vector<Date>> soon;  // original dates of the meetings ahead that were read

  Instant begin() const { return clock.mine.start_of(report.period.from); }
  Instant end() const { return clock.mine.start_of(add_days(report.period.until, 1)); }
  /// The one pair that is asked for, so that the others' rows are not read.
  std::optional<PairId> only() const { return report.pairs.size() == 1 ? std::optional(report.pairs.front().pair().id) : std::nullopt; }
  PairPeriod* of(PairId pair) const {
    const auto found = by_pair.find(pair);
    return found == by_pair.end() ? nullptr : found->second;
  }
};

void add_pairs(PeriodGathering& g) {
  const auto& period = g.report.period;
  std::erase_if(g.report.relationships, [&](const Relationship& r) { return !active_within(r.pair, period.from, period.until); });
  const auto health = health_of(g.store, g.report.relationships, g.report.day, g.thresholds, g.clock.zones);
  for (const auto& relationship : g.report.relationships) {
    PairPeriod pair;
    pair.relationship = &relationship;
    pair.health = health.at(relationship.pair.id);
    g.report.pairs.push_back(std::move(pair));
  }
  for (auto& pair : g.report.pairs) g.by_pair.emplace(pair.pair().id, &pair);
}

template <class Things>
void leave_out_private(PeriodGathering& g, Things& things) {
  g.report.left_out += leave_out_private(things, g.disclosure);
}

void add_checkins(PeriodGathering& g) {
  CheckinFilter met{g.only(), g.begin(), g.end(), {}, {}, {}};
  auto contacts = checkins(g.store, met);
  std::ranges::reverse(contacts);
  CheckinFilter logged{g.only(), {}, g.begin(), g.begin(), g.end(), {}};
  auto late = checkins(g.store, logged);
  std::ranges::reverse(late);
  for (auto* list : {&contacts, &late}) {
    for (auto& checkin : *list) {
      PairPeriod* pair = g.of(checkin.pair);
      if (pair == nullptr) continue;
      leave_out_private(g, checkin.lines);
      (list == &late ? pair->late : pair->contacts).push_back(std::move(checkin));
    }
  }
}

std::vector<Meeting>* list_for(PairPeriod& pair, const Meeting& meeting) {
  switch (meeting.status) {
    case MeetingStatus::missed:
      return &pair.missed;
    case MeetingStatus::cancelled:
      return &pair.cancelled;
    case MeetingStatus::unrecorded:
      return meeting.is_asked_for ? &pair.unrecorded : nullptr;
    case MeetingStatus::planned:
    case MeetingStatus::held:
      break;
  }
  return nullptr;
}

bool lies_ahead(const Meeting& meeting, Instant moment) {
  if (meeting.status == MeetingStatus::cancelled || meeting.status == MeetingStatus::missed) return false;
  return meeting.status == MeetingStatus::planned || meeting.starts_at >= moment;
}

std::optional<Meeting> first_ahead(std::vector<Meeting> meetings, Instant moment, std::vector<Date>& dates) {
  std::erase_if(meetings, [&](const Meeting& meeting) { return !lies_ahead(meeting, moment); });
  for (const auto& meeting : meetings) dates.push_back(meeting.original_date);
  return meetings.empty() ? std::nullopt : std::optional(std::move(meetings.front()));
}

void add_meetings(PeriodGathering& g) {
  const Instant moment = g.report.moment;
  const MeetingBook within(g.store, g.only(), g.begin(), g.end());
  const MeetingBook ahead(g.store, g.only(), moment - kLongestMeeting, moment + kNextWithin);
  for (auto& pair : g.report.pairs) {
    auto& zones = g.clock.zones;
    for (auto& meeting : within.meetings(*pair.relationship, g.begin(), g.end(), moment, zones))
      if (auto* list = list_for(pair, meeting)) list->push_back(std::move(meeting));
    pair.next = first_ahead(ahead.meetings(*pair.relationship, moment - kLongestMeeting, moment + kNextWithin, moment, zones), moment,
                            g.soon[pair.pair().id]);
    if (!pair.next) pair.next = next_meeting(g.store, *pair.relationship, moment, zones);
  }
}

void add_goals(PeriodGathering& g) {
  const auto& period = g.report.period;
  const Date eve = add_days(period.from, -1);
  for (auto& goal : goals(g.store, g.only(), std::nullopt)) {
    PairPeriod* pair = g.of(goal.pair);
    const bool was_there = goal.starts_on <= g.report.day && (!goal.closed_on || *goal.closed_on >= period.from);
    if (pair == nullptr || !was_there) continue;
    const auto from = value_on(goal, eve);
    const auto to = value_on(goal, g.report.day);
    pair->goals.push_back({std::move(goal), from, to});
  }
}

void add_actions(PeriodGathering& g) {
  for (auto& action : actions_done_between(g.store, g.only(), g.report.period.from, g.report.day))
    if (auto* pair = g.of(action.pair)) pair->kept.push_back(std::move(action));
  for (auto& action : actions_open_on(g.store, g.only(), g.report.day))
    if (auto* pair = g.of(action.pair)) pair->open.push_back(std::move(action));
  for (auto& pair : g.report.pairs)
    for (auto* actions : {&pair.kept, &pair.open}) leave_out_private(g, *actions);
}

// As it stood at the end of the period: a meeting that was still to come then was planned.
bool was_planned(PeriodGathering& g, const Relationship& relationship, Date original_date) {
  const auto& soon = g.soon[relationship.pair.id];
  if (std::ranges::find(soon, original_date) != soon.end()) return true;
  try {
    return lies_ahead(meeting_at(g.store, relationship, original_date, g.report.moment, g.clock.zones), g.report.moment);
  } catch (const Error&) {
    return false;
  }
}

// Where no meeting is planned, all of them.
void keep_those_for_next(PeriodGathering& g, PairPeriod& pair) {
  const auto next = pair.next ? std::optional(pair.next->original_date) : std::nullopt;
  std::vector<std::optional<Date>> put_on;
  for (const auto& topic : pair.topics) put_on.push_back(topic.pinned_to);
  const auto planned = planned_for_topics(next, put_on, [&](Date date) { return was_planned(g, *pair.relationship, date); });
  std::erase_if(pair.topics, [&](const Topic& topic) { return meeting_for(topic.pinned_to, planned) != next; });
}

void add_topics(PeriodGathering& g) {
  const Instant last = std::min(g.report.moment, g.end() - std::chrono::seconds(1));
  for (auto& topic : topics_open_at(g.store, g.only(), last, g.clock.zones))
    if (PairPeriod* pair = g.of(topic.pair)) pair->topics.push_back(std::move(topic));
  for (auto& pair : g.report.pairs) {
    if (pair.topics.empty()) continue;
    keep_those_for_next(g, pair);
    leave_out_private(g, pair.topics);
  }
}

}  // namespace

bool was_meeting(const Checkin& checkin) { return checkin.is_counted && (is_meeting(checkin.channel) || checkin.meeting_on); }

Totals totals_of(const PairPeriod& pair, Date day) {
  Totals totals;
  totals.pairs = 1;
  totals.checkins = static_cast<int>(std::ranges::count(pair.contacts, true, &Checkin::is_counted));
  for (const auto& checkin : pair.contacts) {
    totals.length += counted_length(checkin);
    totals.held += was_meeting(checkin) ? 1 : 0;
  }
  totals.missed = static_cast<int>(pair.missed.size());
  totals.kept = static_cast<int>(pair.kept.size());
  totals.open = static_cast<int>(pair.open.size());
  totals.overdue = static_cast<int>(std::ranges::count_if(pair.open, [&](const Action& a) { return overdue_days(a, day) > 0; }));
  return totals;
}

Totals& operator+=(Totals& sum, const Totals& more) {
  sum.pairs += more.pairs;
  sum.checkins += more.checkins;
  sum.length += more.length;
  sum.held += more.held;
  sum.missed += more.missed;
  sum.kept += more.kept;
  sum.open += more.open;
  sum.overdue += more.overdue;
  return sum;
}

PeriodReport gather_period(Store& store, std::vector<Relationship> chosen, const Period& period, const Thresholds& thresholds,
                           Disclosure disclosure, const Clock& clock) {
  PeriodGathering g{store, thresholds, disclosure, clock, {}, {}, {}};
  g.report.relationships = std::move(chosen);
  g.report.period = period;
  g.report.day = std::min(period.until, clock.today());
  g.report.moment = std::min(g.end(), clock.now);
  add_pairs(g);
  add_checkins(g);
  add_meetings(g);
  add_goals(g);
  add_actions(g);
  add_topics(g);
  for (const auto& pair : g.report.pairs) g.report.totals += totals_of(pair, g.report.day);
  return std::move(g.report);
}

}  // namespace mentor
