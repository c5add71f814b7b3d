// A store as an earlier version of mentor wrote it must open for ever (made by tests/fixtures/make_store.sh).
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/topics.hpp"
#include "store/filled.hpp"
#include "store/schema.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

struct Kept {
  Kept() {
    int version = 0;
    SUBCASE("version 1") { version = 1; }
    SUBCASE("version 2") { version = 2; }
    copy_fixture(version, folder);
    store = Store::open_to_read(folder.store());
    REQUIRE(store != nullptr);
  }
  Folder folder;
  std::unique_ptr<Store> store;
};

}  // namespace

TEST_CASE("a store of an earlier version is read as the newest version") {
  Kept of;
  CHECK(answer(*of.store, "pragma user_version") == std::to_string(store::newest_version()));
  CHECK(check_store(*of.store).empty());
}

TEST_CASE("a store of an earlier version keeps its pairs, pauses and agreements") {
  Kept of;
  const auto all = relationships(*of.store);
  REQUIRE(all.size() == 2);
  const Relationship& ada = all[0];
  CHECK(ada.pair.handle == "ada");
  CHECK(ada.pair.mentor.name == "Ada Lovelace");
  CHECK(ada.pair.mentor.email == "ada@example.org");
  CHECK(ada.pair.mentor.tz == "Europe/London");
  CHECK(ada.pair.ends_on == day("2027-03-01"));
  CHECK(ada.pair.tags == std::vector<std::string>{"engineering"});
  REQUIRE(ada.agreements.size() == 2);
  CHECK(to_string(ada.agreements[0].every) == "weekly tue 15:00");
  CHECK(ada.agreements[0].expectations == std::vector<std::string>{"be on time", "be kind"});
  CHECK(ada.agreements[0].hours == "09:00-17:00");
  CHECK(ada.agreements[0].signed_by_mentor_on == day("2026-09-01"));
  CHECK(to_string(ada.agreements[1].every) == "2w tue 15:00");
  CHECK(ada.agreements[1].signed_by_mentor_on == std::nullopt);
  CHECK(all[1].pair.mentee.name == "Zoë 雪");
  REQUIRE(all[1].pair.pauses.size() == 1);
  CHECK(all[1].pair.pauses[0].because == "holidays");
}

TEST_CASE("a store of an earlier version keeps its goals, topics, promises and check-ins") {
  Kept of;
  const Goal goal = goal_of(*of.store, GoalId(1));
  CHECK(goal.levels == std::map<int, std::string>{{0, "one talk"}, {1, "two talks"}});
  CHECK(goal.weight == 2);
  REQUIRE(goal.steps.size() == 1);
  CHECK(goal.steps[0].done_on == day("2026-09-15"));
  REQUIRE(goal.progress.size() == 1);
  CHECK(goal.progress[0].value == 1);
  CHECK(topic_of(*of.store, TopicId(1)).status == TopicStatus::discussed);
  CHECK(topic_of(*of.store, TopicId(2)).is_private);
  const Checkin first = checkin_of(*of.store, CheckinId(1));
  CHECK(first.met_at == instant("2026-09-08T14:00:00Z"));
  CHECK(first.logged_at == instant("2026-09-08T17:00:00Z"));
  CHECK(first.rating == 4);
  REQUIRE(first.lines.size() == 5);
  CHECK(first.lines[4].is_private);
  std::string closed;
  for (const auto& closing : closings_of(*of.store, CheckinId(2))) closed += short_id(closing.closed) + " ";
  CHECK(closed == "a1 s1 t1 ");
  CHECK(action_of(*of.store, ActionId(1)).done_on == day("2026-09-15"));
  CHECK(action_of(*of.store, ActionId(3)).dropped_on == day("2026-09-24"));
}

TEST_CASE("the sides of an earlier version's pairs are persons, and I am one of them") {
  Kept of;
  const auto all = persons(*of.store);
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "Ada Lovelace");
  CHECK(all[1].name == "Grace Hopper");
  CHECK(all[1].is_me);
  CHECK(all[2].name == "Zoë 雪");
  const auto pairs = relationships(*of.store);
  CHECK(pairs[0].pair.mentee.id == pairs[1].pair.mentor.id);
  CHECK(pairs[0].pair.recorded_at == instant("2026-09-01T08:00:00Z"));
}

TEST_CASE("two copies of an earlier store that are read apart give their rows the same uids") {
  Kept one;
  const auto again = Store::open_to_read(one.folder.store());
  for (const char* table : {"pause", "agreement", "meeting", "line", "progress", "person"}) {
    const std::string uids = std::string("select hex(uid) from ") + table + " order by id";
    CAPTURE(uids);
    CHECK(answer(*one.store, uids) == answer(*again, uids));
    CHECK(answer(*one.store, "select count(distinct uid) = count(*) and min(length(uid)) = 16 from " + std::string(table)) == "1");
  }
}

TEST_CASE("when a miss, a move and a cancellation were recorded is read from the history") {
  Kept of;
  CHECK(answer(*of.store,
               "select group_concat(ifnull(missed_at, '-') || ' ' || ifnull(moved_at, '-') || ' ' || ifnull(cancelled_at, '-'), '; ')"
               " from meeting") == "1790096400 - -; - 1790150400 -; - - 1790150700; - - -");
}

TEST_CASE("a store of an earlier version keeps what was written about meetings, its keys and its history") {
  Kept of;
  CHECK(meeting_row_of(*of.store, MeetingId(1)).missed_by == Party::mentee);
  CHECK(meeting_row_of(*of.store, MeetingId(2)).wall == wall("2026-10-07T16:00"));
  CHECK(meeting_row_of(*of.store, MeetingId(3)).cancelled);
  CHECK(meeting_row_of(*of.store, MeetingId(4)).where == "the café");
  CHECK(row_of_key(*of.store, "first", Kind::checkin) == RowRef{Kind::checkin, 1});
  const auto changes = history_of(*of.store, {Kind::checkin, 3});
  REQUIRE(changes.size() == 2);
  CHECK(changes[1].command == "rm");
  const auto dropped = history_of(*of.store, {Kind::action, 3});
  CHECK(dropped.back().because == "done by others");
}

TEST_CASE("a store of an earlier version takes what is written now") {
  Kept of;
  of.store.reset();
  {
    const auto store = Store::open_to_write(of.folder.store(), "log", kNow);
    CHECK(add_checkin(*store, PairId(1), "written now") == CheckinId(4));
    store->commit();
  }
  CHECK(checkin_of(*Store::open_to_read(of.folder.store()), CheckinId(4)).lines.at(0).text == "written now");
}
