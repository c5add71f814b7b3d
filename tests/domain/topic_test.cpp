// Which meeting a topic is on, and how often it was carried.
#include "mentor/domain/topic.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

Date december(unsigned day) { return std::chrono::year(2026) / 12 / day; }
Instant at_noon(Date date) { return std::chrono::sys_days(date) + std::chrono::hours(12); }

/// Made on 30 November for Tuesday 1 December.
Topic topic() {
  Topic topic;
  topic.origin_date = december(1);
  topic.created_at = at_noon(add_days(december(1), -1));
  return topic;
}

/// A meeting that took place on its day, planned for `on`.
MeetingsHeld::Held held(Date on, Date met) { return {at_noon(met), on, true}; }
MeetingsHeld::Held held(Date on) { return held(on, on); }
MeetingsHeld::Held call(Date on) { return {at_noon(on), on, false}; }

int carried(const Topic& topic, const MeetingsHeld& meetings) { return times_carried(topic, meetings, Instant::max()); }

}  // namespace

TEST_CASE("a topic is on the next planned meeting, or on the one it was put on while that is planned") {
  const std::vector<Date> planned{december(1), december(8)};
  CHECK(meeting_for(std::nullopt, planned) == december(1));
  CHECK(meeting_for(december(8), planned) == december(8));
  CHECK(meeting_for(december(15), planned) == december(1));
  CHECK(meeting_for(december(8), {}) == std::nullopt);
}

TEST_CASE("a standing topic is on each planned meeting and never carried, another on one") {
  const std::vector<Date> planned{december(1), december(8)};
  Topic one = topic();
  CHECK(is_on(one, december(1), planned));
  CHECK_FALSE(is_on(one, december(8), planned));
  CHECK_FALSE(is_on(one, december(15), planned));
  one.is_standing = true;
  for (const unsigned day : {1U, 8U, 15U}) CHECK(is_on(one, december(day), planned));
  CHECK(carried(one, {{held(december(1)), held(december(8))}, {}}) == 0);
}

TEST_CASE("of the meetings that topics were put on those count that are planned, each asked about once") {
  int asked = 0;
  const auto is_planned = [&](Date date) {
    ++asked;
    return date != december(15);
  };
  const std::vector<std::optional<Date>> put_on{std::nullopt, december(1), december(8), december(15), december(8)};
  CHECK(planned_for_topics(december(1), put_on, is_planned) == std::vector<Date>{december(1), december(8)});
  CHECK(asked == 2);
  CHECK(planned_for_topics(std::nullopt, put_on, is_planned).empty());
}

TEST_CASE("a topic is carried by each meeting since the one it was meant for in which it stayed open") {
  CHECK(carried(topic(), {}) == 0);
  CHECK(carried(topic(), {{held(december(1))}, {}}) == 1);
  CHECK(carried(topic(), {{held(december(1)), held(december(8)), call(december(10))}, {}}) == 3);
  CHECK(times_carried(topic(), {{held(december(1)), held(december(8))}, {}}, at_noon(december(8))) == 2);
  CHECK(times_carried(topic(), {{held(december(1)), held(december(8))}, {}}, at_noon(december(7))) == 1);
}

TEST_CASE("a meeting before the one a topic was meant for does not carry it") {
  const Date eve = add_days(december(1), -1);
  MeetingsHeld::Held late = call(eve);
  late.met_at += std::chrono::hours(5);
  CHECK(carried(topic(), {{late}, {}}) == 0);
}

TEST_CASE("a topic that was closed is carried no more") {
  Topic closed = topic();
  closed.closed_at = at_noon(december(8));
  CHECK(carried(closed, {{held(december(1)), held(december(8)), held(december(15))}, {}}) == 1);
}

TEST_CASE("a topic added in the course of its first meeting is carried by that one, and by no other that had begun") {
  Topic late = topic();
  late.created_at = at_noon(december(1)) + std::chrono::minutes(20);
  CHECK(carried(late, {{held(december(1))}, {}}) == 1);
  CHECK(carried(late, {{call(december(1))}, {}}) == 0);
}

TEST_CASE("a topic that a moved meeting took along was not on those held before that one") {
  Topic taken = topic();
  taken.pinned_to = december(1);
  const std::map<Date, Date> moved{{december(1), december(10)}};
  CHECK(carried(taken, {{held(december(8))}, moved}) == 0);
  CHECK(carried(taken, {{held(december(8)), held(december(1), december(10)), held(december(15))}, moved}) == 2);
}

TEST_CASE("a topic that no meeting was planned for is carried by every one since it was made") {
  Topic unplanned = topic();
  unplanned.origin_date.reset();
  CHECK(carried(unplanned, {{call(december(1)), held(december(8))}, {}}) == 2);
}
