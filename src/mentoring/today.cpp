#include "mentor/mentoring/today.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/health_input.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/reminder_input.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

constexpr std::chrono::days kDaysAhead{7};
constexpr std::chrono::days kBack{kUnloggedDays};
constexpr int kGoalDays = 14;

struct TodayGathering {
  Store& store;
  const Thresholds& thresholds;
  const Clock& clock;
  Today today;

  const Relationship* of(PairId pair) const {
    const auto found = std::ranges::find_if(today.relationships, [&](const Relationship& r) { return r.pair.id == pair; });
    return found == today.relationships.end() ? nullptr : &*found;
  }
};

void add_topics(TodayGathering& g, std::vector<Today::ToCome>& meetings) {
  if (meetings.empty()) return;
  std::map<PairId, std::vector<Topic>> open;
  for (auto& topic : open_topics(g.store, std::nullopt, g.clock.zones)) open[topic.pair].push_back(std::move(topic));
  std::map<PairId, PlacedTopics> placed;
  for (auto& [relationship, meeting, topics] : meetings) {
    const PairId pair = relationship->pair.id;
    if (auto& own = open[pair]; !own.empty()) placed[pair] = placed_topics(g.store, *relationship, std::exchange(own, {}), g.clock);
    topics = placed[pair].on(meeting.original_date);
  }
}

void add_meetings(TodayGathering& g) {
  const Instant now = g.clock.now;
  const MeetingBook book(g.store, std::nullopt, now - kBack, now + kDaysAhead);
  for (const auto& relationship : g.today.relationships) {
    for (auto& meeting : book.meetings(relationship, now - kBack, now + kDaysAhead, now, g.clock.zones)) {
      if (meeting.status == MeetingStatus::planned)
        g.today.meetings.push_back({&relationship, std::move(meeting), {}});
      else if (is_unlogged(meeting))
        g.today.unlogged.push_back({&relationship, std::move(meeting), {}});
    }
  }
  for (auto* list : {&g.today.meetings, &g.today.unlogged})
    std::ranges::stable_sort(*list, {}, [](const Today::ToCome& to_come) { return to_come.meeting.starts_at; });
  add_topics(g, g.today.meetings);
}

void add_later(TodayGathering& g) {
  auto& later = g.today.later;
  for (const auto& relationship : g.today.relationships) {
    auto next = next_meeting(g.store, relationship, g.clock.now, g.clock.zones);
    if (next && (later.empty() || next->starts_at < later.front().meeting.starts_at)) later = {{&relationship, std::move(*next), {}}};
  }
  add_topics(g, later);
}

void add_silent(TodayGathering& g) {
  const Date day = g.clock.today();
  for (const auto& [pair, facts] : health_input(g.store, g.today.relationships, {day, std::nullopt}, g.clock.zones)) {
    if (is_silent(facts, g.thresholds, day))
      g.today.silent.push_back(
          {g.of(pair), silent_since(facts), days_of_silence(facts, day), *facts.cadence_days, say_silence(facts, day)});
  }
  std::ranges::stable_sort(g.today.silent, std::ranges::greater{}, &Today::Silent::days);
}

void add_actions(TodayGathering& g) {
  for (auto& action : open_actions(g.store, std::nullopt)) {
    const Relationship* relationship = g.of(action.pair);
    if (relationship == nullptr || relationship->pair.role == Role::none) continue;
    auto& promises = includes_me(action.owner, relationship->pair.role) ? g.today.actions : g.today.owed;
    promises.push_back({&relationship->pair, std::move(action)});
  }
}

void add_goals(TodayGathering& g) {
  const Date last = add_days(g.clock.today(), kGoalDays);
  for (auto& goal : goals(g.store, std::nullopt, GoalStatus::open)) {
    const Relationship* relationship = g.of(goal.pair);
    if (relationship != nullptr && goal.due_on && *goal.due_on <= last) g.today.goals.push_back({&relationship->pair, std::move(goal)});
  }
  std::ranges::stable_sort(g.today.goals, {}, [](const Today::Due& due) { return *due.goal.due_on; });
}

}  // namespace

Glance glance_at(Store& store, const Clock& clock) {
  Glance glance;
  const MeetingBook book(store, std::nullopt, clock.now - kBack, clock.now + kDaysAhead);
  const auto overdue = actions_due_by(store, add_days(clock.today(), -1));
  for (const auto& relationship : relationships(store)) {
    const Pair& pair = relationship.pair;
    if (status_on(pair, clock.today()) == PairStatus::ended) continue;
    for (const auto& meeting : book.meetings(relationship, clock.now - kBack, clock.now + kDaysAhead, clock.now, clock.zones)) {
      glance.unlogged += is_unlogged(meeting) ? 1 : 0;
      if (meeting.status != MeetingStatus::planned || (glance.start && *glance.start <= meeting.starts_at)) continue;
      glance.handle = pair.handle;
      glance.start = meeting.starts_at;
    }
    glance.overdue += static_cast<std::size_t>(std::ranges::count_if(overdue, [&](const Action& action) {
      return action.pair == pair.id && pair.role != Role::none && includes_me(action.owner, pair.role);
    }));
  }
  return glance;
}

Today gather_today(Store& store, const Thresholds& thresholds, const Clock& clock) {
  TodayGathering g{store, thresholds, clock, {}};
  g.today.relationships = relationships(store);
  std::erase_if(g.today.relationships, [&](const Relationship& r) { return status_on(r.pair, clock.today()) == PairStatus::ended; });
  add_meetings(g);
  if (g.today.meetings.empty()) add_later(g);
  add_silent(g);
  add_actions(g);
  add_goals(g);
  return std::move(g.today);
}

}  // namespace mentor
