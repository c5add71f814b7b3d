// Ids that are never given twice, uids, and keys of retried adds.
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/topics.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

ErrorKind kind_of_refusal(Store& store, std::string_view key, Kind kind) {
  try {
    row_of_key(store, key, kind);
  } catch (const Error& error) {
    return error.kind;
  }
  return ErrorKind::failed;
}

Topic topic(PairId pair, std::optional<GoalId> goal) {
  Topic made;
  made.uid = make_uid(kNow);
  made.pair = pair;
  made.text = "how to begin";
  made.goal = goal;
  made.created_at = kNow;
  return made;
}

}  // namespace

TEST_CASE("the id of a removed row is not given again") {
  const auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  CHECK(add_checkin(*store, pair, "one") == CheckinId(1));
  CHECK(add_checkin(*store, pair, "two") == CheckinId(2));
  remove_row(*store, {Kind::checkin, 2});
  CHECK(add_checkin(*store, pair, "three") == CheckinId(3));
  remove_row(*store, pair);
  CHECK(add_pair(*store, "bob") == PairId(2));
  CHECK(add_checkin(*store, PairId(2), "four") == CheckinId(4));
}

TEST_CASE("a uid is given once, and the store refuses it twice") {
  const auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  Checkin checkin = checkin_of(*store, add_checkin(*store, pair, "one"));
  checkin.lines.clear();
  CHECK_THROWS_AS(insert_checkin(*store, checkin), Error);
}

TEST_CASE("uids are of version 7, all different, and in the order of their moments") {
  std::set<std::string> seen;
  std::string last;
  for (int second = 0; second < 500; ++second) {
    const std::string uid = to_string(make_uid(kNow + std::chrono::seconds(second)));
    REQUIRE(uid.size() == 36);
    CHECK(uid[14] == '7');
    CHECK(std::string_view("89ab").find(uid[19]) != std::string_view::npos);
    CHECK(uid > last);
    last = uid;
    seen.insert(uid);
  }
  CHECK(seen.size() == 500);
  CHECK(make_uid(kNow) != make_uid(kNow));
}

TEST_CASE("a key returns the row it made, is one space for all kinds, and is free when the row is gone") {
  const auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  CHECK(row_of_key(*store, "k", Kind::checkin) == std::nullopt);
  const CheckinId made = add_checkin(*store, pair, "one");
  remember_made(*store, "k", made);
  CHECK(row_of_key(*store, "k", Kind::checkin) == RowRef(made));
  CHECK(kind_of_refusal(*store, "k", Kind::goal) == ErrorKind::refused);
  CHECK(row_of_key(*store, "K", Kind::checkin) == std::nullopt);
  remove_row(*store, made);
  CHECK(row_of_key(*store, "k", Kind::goal) == std::nullopt);
}

TEST_CASE("no key is no key") {
  const auto store = Store::in_memory("test", kNow);
  const CheckinId made = add_checkin(*store, add_pair(*store), "one");
  remember_made(*store, "", made);
  CHECK(row_of_key(*store, "", Kind::checkin) == std::nullopt);
}

TEST_CASE("a removed pair takes everything of it along, and frees the keys of all that") {
  const auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  const PairId other = add_pair(*store, "bob");
  add_checkin(*store, other, "of another");
  Goal wanted = goal("Give a talk at the meetup");
  wanted.uid = make_uid(kNow);
  wanted.pair = pair;
  const GoalId goal_id = insert_goal(*store, wanted);
  Step step;
  step.uid = make_uid(kNow);
  step.goal = goal_id;
  step.text = "the outline";
  insert_step(*store, step);
  const CheckinId checkin = add_checkin(*store, pair, "one");
  insert_progress(*store, {ProgressId(0), goal_id, day("2026-11-23"), 1, "", checkin});
  insert_topic(*store, topic(pair, goal_id));
  insert_pause(*store, {day("2026-12-01"), std::nullopt, "", PauseId(0), pair});
  remember_made(*store, "k", checkin);
  remove_row(*store, pair);
  for (const char* table : {"goal", "step", "progress", "topic", "pause"})
    CHECK(answer(*store, "select count(*) from " + std::string(table)) == "0");
  CHECK(answer(*store, "select pair from checkin") == std::to_string(other.value));
  CHECK(answer(*store, "select count(*) from line") == "1");
  CHECK(answer(*store, "select count(*) from agreement") == "1");
  CHECK(row_of_key(*store, "k", Kind::checkin) == std::nullopt);
}

TEST_CASE("topics outlive the goal they were about") {
  const auto store = Store::in_memory("test", kNow);
  const PairId pair = add_pair(*store);
  Goal wanted = goal("Give a talk at the meetup");
  wanted.uid = make_uid(kNow);
  wanted.pair = pair;
  const GoalId goal_id = insert_goal(*store, wanted);
  const TopicId about = insert_topic(*store, topic(pair, goal_id));
  remove_row(*store, goal_id);
  CHECK(topic_of(*store, about).goal == std::nullopt);
  CHECK_THROWS_AS(goal_of(*store, goal_id), Error);
}

TEST_CASE("what is not there cannot be removed") {
  const auto store = Store::in_memory("test", kNow);
  CHECK_THROWS_AS(remove_row(*store, {Kind::goal, 1}), Error);
  CHECK(answer(*store, "select count(*) from command") == "0");
}
