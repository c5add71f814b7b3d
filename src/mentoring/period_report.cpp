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
constexpr std::chrono::days kNextAtAll{400};

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
  std::optional<PairId> only() const {
    return report.relationships.size() == 1 ? std::optional(report.relationships.front().pair.id) : std::nullopt;
  }
  PairPeriod* of(PairId pair) const {
    const auto found = by_pair.find(pair);
    return found == by_pair.end() ? nullptr : found->second;
  }
};

struct Contacts {
  std::vector<Checkin> met;
  std::vector<Checkin> late;

  bool are_with(PairId pair) const {
    const auto is_with = [&](const std::vector<Checkin>& list) { return std::ranges::find(list, pair, &Checkin::pair) != list.end(); };
    return is_with(met) || is_with(late);
  }
};

Contacts contacts_in(const PeriodGathering& g) {
  Contacts contacts{checkins(g.store, {g.only(), g.begin(), g.end(), {}, {}, {}}),
                    checkins(g.store, {g.only(), {}, g.begin(), g.begin(), g.end(), {}})};
  for (auto* list : {&contacts.met, &contacts.late}) std::ranges::reverse(*list);
  return contacts;
}

// Whoever was paused or had ended, and still was in touch, is there.
void add_pairs(PeriodGathering& g, const Contacts& contacts) {
  const auto& period = g.report.period;
  std::erase_if(g.report.relationships,
                [&](const Relationship& r) { return !active_within(r.pair, period.from, period.until) && !contacts.are_with(r.pair.id); });
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

void add_checkins(PeriodGathering& g, std::vector<Checkin> checkins, std::vector<Checkin> PairPeriod::*list) {
  for (auto& checkin : checkins) {
    PairPeriod* pair = g.of(checkin.pair);
    if (pair == nullptr) continue;
    leave_out_private(g, checkin.lines);
    (pair->*list).push_back(std::move(checkin));
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

// What goes on at this moment is still ahead, unless a period ends with it: then that meeting began in the period.
bool lies_ahead(const PeriodGathering& g, const Meeting& meeting) {
  if (meeting.status == MeetingStatus::cancelled || meeting.status == MeetingStatus::missed) return false;
  return meeting.starts_at >= g.report.moment || (meeting.status == MeetingStatus::planned && g.report.moment < g.end());
}

// The meetings of the next time, as they stood at the end of the period.
MeetingBook book_ahead(const PeriodGathering& g, std::optional<PairId> pair, std::chrono::days reach) {
  MeetingBook book(g.store, pair, g.report.moment - kLongestMeeting, g.report.moment + reach);
  book.forget_since(g.end());
  return book;
}

std::vector<Meeting> meetings_ahead(const PeriodGathering& g, const MeetingBook& book, const Relationship& relationship,
                                    std::chrono::days reach) {
  const Instant moment = g.report.moment;
  auto meetings = book.meetings(relationship, moment - kLongestMeeting, moment + reach, moment, g.clock.zones);
  std::erase_if(meetings, [&](const Meeting& meeting) { return !lies_ahead(g, meeting); });
  return meetings;
}

void add_meetings(PeriodGathering& g) {
  const Instant moment = g.report.moment;
  const MeetingBook within(g.store, g.only(), g.begin(), g.end());
  // What began in a closed period is over, though it may have gone on after its last midnight.
  const Instant seen_at = moment < g.end() ? moment : moment + kLongestMeeting;
  const MeetingBook soon = book_ahead(g, g.only(), kNextWithin);
  for (auto& pair : g.report.pairs) {
    auto& zones = g.clock.zones;
    for (auto& meeting : within.meetings(*pair.relationship, g.begin(), g.end(), seen_at, zones))
      if (auto* list = list_for(pair, meeting); list != nullptr && !is_lost_to_end(meeting, pair.pair()))
        list->push_back(std::move(meeting));
    auto ahead = meetings_ahead(g, soon, *pair.relationship, kNextWithin);
    for (const auto& meeting : ahead) g.soon[pair.pair().id].push_back(meeting.original_date);
    if (ahead.empty()) ahead = meetings_ahead(g, book_ahead(g, pair.pair().id, kNextAtAll), *pair.relationship, kNextAtAll);
    if (!ahead.empty()) pair.next = std::move(ahead.front());
  }
}

void add_goals(PeriodGathering& g) {
  const auto& period = g.report.period;
  const Date eve = add_days(period.from, -1);
  for (auto& goal : goals_open_since(g.store, g.only(), period.from)) {
    PairPeriod* pair = g.of(goal.pair);
    if (pair == nullptr || goal.starts_on > g.report.day) continue;
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
    return lies_ahead(g, meeting_at(g.store, relationship, original_date, g.report.moment, g.clock.zones));
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
  if (next) std::erase_if(pair.topics, [&](const Topic& topic) { return !is_on(topic, *next, planned); });
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
  auto contacts = contacts_in(g);
  add_pairs(g, contacts);
  add_checkins(g, std::move(contacts.met), &PairPeriod::contacts);
  add_checkins(g, std::move(contacts.late), &PairPeriod::late);
  add_meetings(g);
  add_goals(g);
  add_actions(g);
  add_topics(g);
  for (const auto& pair : g.report.pairs) g.report.totals += totals_of(pair, g.report.day);
  return std::move(g.report);
}

}  // namespace mentor
