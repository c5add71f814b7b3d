#include "mentor/mentoring/forecast.hpp"

#include <algorithm>
#include <map>

#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/reminder_input.hpp"

namespace mentor::remind {
namespace {

constexpr std::chrono::days kBack{14};           // a meeting that nobody recorded is named for so long
constexpr std::chrono::days kLongestAhead{400};  // as far as the next meeting is looked for
constexpr int kAfterEnd = 40;                    // days after which an ended pair has nothing to be reminded of
constexpr int kGoalDays = 14;                    // the first reminder of a goal

struct ForecastGathering {
  Store& store;
  const Clock& clock;
  ReminderWindow window;
  const ReminderSettings& settings;
  Forecast forecast;
};

bool is_over(const Pair& pair, Date today) {
  const auto end = pair.ended_on ? pair.ended_on : pair.ends_on;
  return end && days_between(*end, today) > kAfterEnd;
}

// Far enough for the longest time ahead of a meeting that anything is said.
Instant last_start(const ForecastGathering& g) {
  Minutes longest{0};
  for (const Minutes lead : g.settings.before_meeting) longest = std::max(longest, lead);
  for (const auto& relationship : g.forecast.relationships)
    for (const auto& agreement : relationship.agreements) longest = std::max(longest, agreement.agenda_lead.value_or(Minutes{0}));
  return g.window.until + std::min<std::chrono::seconds>(longest, kLongestAhead) + std::chrono::seconds(1);
}

void add_pairs(ForecastGathering& g) {
  const Instant from = g.clock.now - kBack;
  const Instant last = last_start(g);
  const MeetingBook book(g.store, std::nullopt, from, last);
  for (const auto& relationship : g.forecast.relationships) {
    if (relationship.pair.role == Role::none || is_over(relationship.pair, g.clock.today())) continue;
    g.forecast.facts.push_back(
        {relationship.pair, relationship.agreements, book.meetings(relationship, from, last, g.clock.now, g.clock.zones)});
  }
}

void add_contacts(ForecastGathering& g) {
  const auto contacts = last_contacts(g.store);
  for (auto& facts : g.forecast.facts) {
    const auto last = contacts.find(facts.pair.id);
    const Zone& zone = g.clock.zones.get(agreement_on(facts.agreements, g.clock.today()).tz);
    facts.silent_since =
        last == contacts.end() ? judged_from(facts.pair, zone.date_at(facts.pair.recorded_at)) : zone.date_at(last->second);
  }
}

// The thanks of the last weeks count as those of the end.
void add_thanks(ForecastGathering& g) {
  constexpr int kBeforeEnd = 14;
  for (auto& facts : g.forecast.facts) {
    const auto end = facts.pair.ended_on ? facts.pair.ended_on : facts.pair.ends_on;
    if (end)
      facts.is_thanked =
          is_erased(person_of(facts.pair, their_party(facts.pair.role))) ||
          has_thanks_since(g.store, facts.pair.id, my_party(facts.pair.role), g.clock.mine.start_of(add_days(*end, -kBeforeEnd)));
  }
}

template <class Things>
void sort_in(ForecastGathering& g, Things things, Things ReminderInput::*list) {
  std::map<PairId, ReminderInput*> places;
  for (auto& facts : g.forecast.facts) places.emplace(facts.pair.id, &facts);
  for (auto& thing : things)
    if (const auto place = places.find(thing.pair); place != places.end()) (place->second->*list).push_back(std::move(thing));
}

void add_promises_and_goals(ForecastGathering& g) {
  const Date last_day = g.clock.mine.date_at(g.window.until);
  sort_in(g, actions_due_by(g.store, last_day), &ReminderInput::actions);
  for (auto& facts : g.forecast.facts)
    std::erase_if(facts.actions, [&](const Action& action) { return !includes_me(action.owner, facts.pair.role); });
  sort_in(g, goals_due_between(g.store, add_days(g.clock.today(), -1), add_days(last_day, kGoalDays)), &ReminderInput::goals);
}

// Of the meetings that are read, or else in the store.
bool is_planned(const ForecastGathering& g, const ReminderInput& facts, Date date) {
  const auto known = std::ranges::find(facts.meetings, date, &Meeting::original_date);
  if (known != facts.meetings.end()) return known->status == MeetingStatus::planned;
  return mentor::is_planned(g.store, {facts.pair, facts.agreements}, date, g.clock);
}

// Each by where it was put; a standing one is on all that are planned.
void add_waiting(const ForecastGathering& g, ReminderInput& facts, const std::vector<WaitingTopic>& topics) {
  const auto next = std::ranges::find(facts.meetings, MeetingStatus::planned, &Meeting::status);
  if (next == facts.meetings.end()) return;
  if (std::ranges::any_of(topics, &WaitingTopic::is_standing))
    for (const auto& meeting : facts.meetings)
      if (meeting.status == MeetingStatus::planned) facts.with_topics.push_back(meeting.original_date);
  std::vector<std::optional<Date>> put_on;
  for (const auto& topic : topics) put_on.push_back(topic.pinned_to);
  const auto planned = planned_for_topics(next->original_date, put_on, [&](Date date) { return is_planned(g, facts, date); });
  for (const auto& date : put_on) facts.with_topics.push_back(*meeting_for(date, planned));
}

void add_topics(ForecastGathering& g) {
  std::map<PairId, std::vector<WaitingTopic>> waiting;
  for (const auto& topic : waiting_topics(g.store)) waiting[topic.pair].push_back(topic);
  for (auto& facts : g.forecast.facts)
    if (const auto topics = waiting.find(facts.pair.id); topics != waiting.end()) add_waiting(g, facts, topics->second);
}

void add_prospects(ForecastGathering& g, const ReminderInput* facts, std::vector<Reminder> reminders, const Pair& pair,
                   const Snoozes& held) {
  for (auto& reminder : schedule_of(std::move(reminders), pair, g.settings, held, g.clock.mine, g.clock.now))
    g.forecast.prospects.push_back({facts, std::move(reminder), {}});
}

void judge_all(ForecastGathering& g, const Snoozes& held) {
  for (const auto& facts : g.forecast.facts)
    add_prospects(g, &facts, reminders_of(facts, g.settings, g.clock.mine, g.window), facts.pair, held);
  const auto is_watched = [&](const Relationship& r) { return r.pair.role == Role::none && !is_over(r.pair, g.clock.today()); };
  if (std::ranges::any_of(g.forecast.relationships, is_watched))
    add_prospects(g, nullptr, {digest_on(g.clock.today(), g.settings, g.clock.mine)}, Pair{}, held);
}

// A moment that is still to come was noted by a clock that was set back since: nobody can tell when it was.
bool is_earlier(Instant noted, Instant than, Instant now) { return noted < than || noted > now; }

// One that was sent and then snoozed comes once more.
void repeat_snoozed(ForecastGathering& g, Prospect& prospect, const Snoozes& held) {
  if (held.empty() || prospect.facts == nullptr || !prospect.delivery || prospect.delivery->state != ReminderState::sent) return;
  const auto until = snoozed_until(prospect.reminder, prospect.facts->pair, held);
  if (!until || !is_earlier(prospect.delivery->sent_at.value_or(*until), *until, g.clock.now)) return;
  auto again = schedule_of({once_more(prospect.reminder, *until)}, prospect.facts->pair, g.settings, held, g.clock.mine, g.clock.now);
  if (again.empty()) return;
  prospect.delivery = delivery_of(g.store, again.front().key);
  prospect.reminder = std::move(again.front());
}

void look_up_deliveries(ForecastGathering& g, const Snoozes& held) {
  std::vector<std::string> keys;
  for (const auto& prospect : g.forecast.prospects)
    if (prospect.reminder.state == ReminderState::due || passed_since(prospect, g.window.since)) keys.push_back(prospect.reminder.key);
  const auto deliveries = deliveries_of(g.store, keys);
  for (auto& prospect : g.forecast.prospects) {
    const auto found = deliveries.find(prospect.reminder.key);
    if (found != deliveries.end()) prospect.delivery = found->second;
    if (prospect.reminder.state == ReminderState::due) repeat_snoozed(g, prospect, held);
  }
}

}  // namespace

Forecast forecast_reminders(Store& store, const ReminderSettings& settings, Instant since, Instant until, const Clock& clock) {
  ForecastGathering g{store, clock, {since, clock.now, until}, settings, {}};
  g.forecast.relationships = relationships(g.store);
  const Snoozes held = snoozes(g.store);
  for (const auto add : {add_pairs, add_contacts, add_thanks, add_promises_and_goals, add_topics}) add(g);
  judge_all(g, held);
  look_up_deliveries(g, held);
  std::ranges::stable_sort(g.forecast.prospects, {}, [](const Prospect& p) { return p.reminder.due_at; });
  return std::move(g.forecast);
}

// What was of no use any more at `since` is no prospect (ReminderWindow).
bool passed_since(const Prospect& prospect, Instant since) {
  return is_past(prospect.reminder.state) && (prospect.reminder.expires_at || prospect.reminder.due_at > since);
}

Instant next_try_of(const Delivery& delivery, Instant now) {
  return tried_from(delivery.attempts, delivery.next_try.value_or(now), now, delivery.expires_at);
}

bool goes_out(const Prospect& prospect, Instant now) {
  if (prospect.reminder.state != ReminderState::due) return false;
  if (!prospect.delivery) return true;
  if (prospect.delivery->state == ReminderState::failed) return next_try_of(*prospect.delivery, now) <= now;
  return prospect.delivery->state != ReminderState::sent;
}

bool waits(const Prospect& prospect, Instant now) {
  return prospect.reminder.state == ReminderState::due && prospect.delivery && prospect.delivery->state == ReminderState::failed &&
         !goes_out(prospect, now);
}

}  // namespace mentor::remind
