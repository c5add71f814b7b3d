// What is closed: a past day finds what was open then, and what was closed long ago costs nothing.
#include <sqlite3.h>

#include <functional>
#include <random>

#include "mentor/mentoring/period_report.hpp"
#include "mentor/mentoring/today.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/health_input.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

Zones& zones() {
  static Zones all;
  return all;
}

Instant noon(Date day) { return Zone::utc().start_of(day) + std::chrono::hours(12); }

template <class Thing>
Thing made(PairId pair, std::string text) {
  Thing thing;
  thing.uid = make_uid(kNow);
  thing.pair = pair;
  thing.text = std::move(text);
  return thing;
}

/// Two pairs with things of every state, made and closed within forty days.
struct Random {
  std::unique_ptr<Store> store = Store::in_memory("test", kNow);
  std::vector<PairId> pairs{add_pair(*store), add_pair(*store, "sam")};
  std::mt19937 engine{20261123};

  Random() {
    for (int i = 0; i < 120; ++i) add(pairs[engine() % 2]);
  }
  Date some_day() { return add_days(day("2026-10-01"), static_cast<int>(engine() % 40)); }
  std::optional<Date> later(Date from) {
    return engine() % 3 == 0 ? std::nullopt : std::optional(add_days(from, static_cast<int>(engine() % 20)));
  }
  void add(PairId pair) {
    Checkin checkin;
    checkin.uid = make_uid(kNow);
    checkin.pair = pair;
    checkin.met_at = noon(some_day());
    checkin.logged_at = checkin.met_at + std::chrono::days(engine() % 10);
    const CheckinId logged = insert_checkin(*store, checkin);
    auto set = made<Goal>(pair, "Give a talk");
    set.target = 3;
    set.starts_on = some_day();
    set.closed_on = later(set.starts_on);
    if (set.closed_on) set.status = engine() % 2 == 0 ? GoalStatus::done : GoalStatus::dropped;
    Progress progress;
    progress.uid = make_uid(kNow);
    progress.goal = insert_goal(*store, set);
    progress.on = some_day();
    if (engine() % 2 == 0) progress.checkin = logged;
    insert_progress(*store, progress);
    auto promise = made<Action>(pair, "book the room");
    promise.created_on = some_day();
    promise.due_on = later(promise.created_on);
    (engine() % 2 == 0 ? promise.done_on : promise.dropped_on) = later(promise.created_on);
    if (engine() % 2 == 0) promise.checkin = logged;
    insert_action(*store, promise);
    auto topic = made<Topic>(pair, "the outline");
    topic.created_at = noon(some_day());
    if (const auto closed = later(Zone::utc().date_at(topic.created_at))) {
      topic.closed_at = noon(*closed);
      topic.status = engine() % 2 == 0 ? TopicStatus::discussed : TopicStatus::dropped;
    }
    insert_topic(*store, topic);
  }
  /// Calls `check` for each pair and for all of them, at days within and around those of the things.
  void each(const std::function<void(std::optional<PairId>, Date)>& check) const {
    for (int days = -1; days < 65; days += 3)
      for (const auto& pair : {std::optional<PairId>(), std::optional(pairs[0]), std::optional(pairs[1])})
        check(pair, add_days(day("2026-10-01"), days));
  }
};

/// The ids of those for which `holds` says so, in order.
template <class Thing>
std::string ids(std::vector<Thing> things, std::optional<PairId> pair, const std::function<bool(const Thing&)>& holds) {
  std::ranges::sort(things, {}, &Thing::id);
  std::string said;
  for (const auto& thing : things)
    if ((!pair || thing.pair == *pair) && holds(thing)) said += std::to_string(thing.id.value) + " ";
  return said;
}

template <class Thing>
std::string ids(std::vector<Thing> things) {
  return ids<Thing>(std::move(things), std::nullopt, [](const Thing&) { return true; });
}

std::string said(const HealthInput& facts) {
  std::string text;
  for (const auto& goal : facts.open_goals)
    text += goal.ref + " " + (goal.last_progress_on ? to_iso(*goal.last_progress_on) : "never") + (goal.has_target ? "! " : " ");
  for (const auto& promise : facts.overdue) text += promise.ref + " " + to_iso(promise.due_on) + " ";
  return text;
}

}  // namespace

TEST_CASE("promises that are open, were open on a day or were done within days are those that a look at all of them finds") {
  const Random at;
  const auto all = all_actions(*at.store, std::nullopt);
  at.each([&](std::optional<PairId> pair, Date day) {
    const auto closed_by = [](const Action& a, Date then) {
      return (a.done_on && *a.done_on <= then) || (a.dropped_on && *a.dropped_on <= then);
    };
    const Date until = add_days(day, 7);
    CHECK(ids(open_actions(*at.store, pair)) == ids<Action>(all, pair, is_open));
    CHECK(ids(actions_open_on(*at.store, pair, day)) ==
          ids<Action>(all, pair, [&](const Action& a) { return a.created_on <= day && !closed_by(a, day); }));
    CHECK(ids(actions_done_between(*at.store, pair, day, until)) ==
          ids<Action>(all, pair, [&](const Action& a) { return a.done_on && *a.done_on >= day && *a.done_on <= until; }));
  });
}

TEST_CASE("goals that are open, or were closed since a day, are those that a look at all of them finds") {
  const Random at;
  const auto all = goals(*at.store, std::nullopt, std::nullopt);
  at.each([&](std::optional<PairId> pair, Date day) {
    CHECK(ids(goals(*at.store, pair, GoalStatus::open)) ==
          ids<Goal>(all, pair, [](const Goal& g) { return g.status == GoalStatus::open; }));
    CHECK(ids(goals_open_since(*at.store, pair, day)) ==
          ids<Goal>(all, pair, [&](const Goal& g) { return !g.closed_on || *g.closed_on >= day; }));
    std::map<PairId, int> done;
    for (const auto& goal : all)
      if (goal.status == GoalStatus::done && *goal.closed_on >= day && *goal.closed_on <= add_days(day, 7)) ++done[goal.pair];
    CHECK(goals_done(*at.store, day, add_days(day, 7)) == done);
  });
}

TEST_CASE("topics that are open, were open at a moment or were closed within a time are those that a look at all of them finds") {
  const Random at;
  auto all = all_topics(*at.store, at.pairs[0]);
  std::ranges::move(all_topics(*at.store, at.pairs[1]), std::back_inserter(all));
  at.each([&](std::optional<PairId> pair, Date day) {
    const Instant then = noon(day);
    CHECK(ids(open_topics(*at.store, pair)) == ids<Topic>(all, pair, [](const Topic& t) { return t.status == TopicStatus::open; }));
    CHECK(ids(topics_open_at(*at.store, pair, then, zones())) ==
          ids<Topic>(all, pair, [&](const Topic& t) { return t.created_at <= then && (!t.closed_at || *t.closed_at > then); }));
    if (!pair) return;
    const Instant end = then + std::chrono::days(7);
    CHECK(ids(topics_closed_between(*at.store, *pair, then, end)) ==
          ids<Topic>(all, pair, [&](const Topic& t) { return t.closed_at && *t.closed_at >= then && *t.closed_at < end; }));
  });
}

TEST_CASE("the goals and promises that a day is judged by are those that a look at all of them finds") {
  const Random at;
  const auto all = relationships(*at.store);
  const HealthHistory history(*at.store, all, zones());
  at.each([&](std::optional<PairId> pair, Date day) {
    for (const auto& known : {std::optional<Instant>(), std::optional(noon(day))})
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (pair && all[i].pair.id != *pair) continue;
        const auto chosen = pair ? std::vector{all[i]} : all;
        CHECK(said(health_input(*at.store, chosen, {day, known}, zones()).at(all[i].pair.id)) == said(history.facts(i, {day, known})));
      }
  });
}

TEST_CASE("the next meeting is found however far ahead it is, and none where none is") {
  struct Case {
    std::string every;
    std::string next;
  };
  const auto store = Store::in_memory("test", kNow);
  for (const Case& c :
       {Case{"weekly tue 15:00", "2026-11-24T15:00:00Z"}, Case{"quarterly 5 15:00", "2027-01-05T15:00:00Z"}, Case{"as-needed", ""}}) {
    CAPTURE(c.every);
    const PairId pair = add_pair(*store, c.every.substr(0, 3));
    Agreement other = agreement("2026-11-01", c.every);
    other.pair = pair;
    insert_agreement(*store, other);
    const auto found = next_meeting(*store, relationship_of(*store, pair), kNow, zones());
    CHECK((found ? to_iso(found->starts_at) : "") == c.next);
  }
}

namespace {

/// A store in which each of so many goals, promises and topics was made, changed and closed long ago; and of each one is open.
std::unique_ptr<Store> store_with_closed(int count) {
  auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  add_pair(*store, "sam");  // so that all pairs are asked for
  for (int i = 0; i <= count; ++i) {
    const bool is_open = i == count;
    auto set = made<Goal>(pair, "Give a talk");
    set.starts_on = day("2026-09-01");
    set.id = insert_goal(*store, set);
    auto promise = made<Action>(pair, "book the room");
    promise.created_on = set.starts_on;
    promise.due_on = set.starts_on;
    promise.id = insert_action(*store, promise);
    auto topic = made<Topic>(pair, "the outline");
    topic.created_at = noon(set.starts_on);
    topic.id = insert_topic(*store, topic);
    if (is_open) continue;
    store::connection_of(*store).command.id.reset();
    set.status = GoalStatus::done;
    set.closed_on = promise.done_on = add_days(set.starts_on, 3);
    topic.status = TopicStatus::discussed;
    topic.closed_at = noon(*set.closed_on);
    update(*store, set);
    update(*store, promise);
    update(*store, topic);
  }
  return store;
}

/// How many steps SQLite takes.
int steps(Store& store, const std::function<void()>& work) {
  int count = 0;
  sqlite3* handle = store::connection_of(store).database().getHandle();
  const auto add = [](void* counted) { return ++*static_cast<int*>(counted), 0; };
  sqlite3_progress_handler(handle, 1, add, &count);
  work();
  sqlite3_progress_handler(handle, 0, nullptr, nullptr);
  return count;
}

int steps_of_today(Store& store) {
  const Clock clock{kNow, Zone::utc(), zones()};
  return steps(store, [&] { (void)gather_today(store, {}, clock); });
}

int steps_of_week(Store& store, Date day) {
  const Clock clock{kNow, Zone::utc(), zones()};
  const auto period = week_of(day, std::chrono::Monday);
  return steps(store, [&] { (void)gather_period(store, relationships(store), period, {}, Disclosure::private_too, clock); });
}

}  // namespace

TEST_CASE("today and the report of a week take not a step more for what was closed long ago") {
  const auto few = store_with_closed(5);
  const auto many = store_with_closed(50);
  CHECK(steps_of_today(*many) == steps_of_today(*few));
  CHECK(steps_of_week(*many, day("2026-11-23")) == steps_of_week(*few, day("2026-11-23")));
  CHECK(steps_of_week(*many, day("2026-10-05")) == steps_of_week(*few, day("2026-10-05")));
}
