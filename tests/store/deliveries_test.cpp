// What is kept of deliveries and snoozes, and the lock of the one run that delivers.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>

#include "mentor/base/error.hpp"
#include "mentor/store/deliveries.hpp"
#include "mentor/store/pairs.hpp"
#include "mentor/store/records.hpp"
#include "mentor/store/remind_lock.hpp"

using namespace mentor;

namespace {

Instant instant(std::string_view iso) { return parse_iso_instant(iso).value(); }

Delivery delivery(std::string key, std::string_view due_at, ReminderState state) {
  Delivery made;
  made.key = std::move(key);
  made.due_at = instant(due_at);
  made.state = state;
  made.title = "Tue 1 Dec";
  return made;
}

std::string keys(const std::vector<Delivery>& deliveries) {
  std::string text;
  for (const auto& one : deliveries) text += one.key + " ";
  return text;
}

/// A folder with a store in it.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string store() const { return (path / "mentor.db").string(); }
  void make_store() const {
    const auto made = Store::open_to_write(store(), "pair add", {});
    Pair pair;
    pair.handle = "ada";
    pair.mentor.name = pair.mentee.name = "Ada";
    insert_pair(*made, pair);
    made->commit();
  }
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("a delivery is read back as it was written, and its key has one row") {
  const auto store = Store::in_memory();
  CHECK(delivery_of(*store, "k") == std::nullopt);
  Delivery written = delivery("k", "2026-12-01T15:00:00Z", ReminderState::claimed);
  save_delivery(*store, written);
  CHECK(delivery_of(*store, "k") == written);
  written.kind = ReminderKind::digest;
  written.pair = PairId(3);
  written.subject = "ada@2026-12-01";
  written.body = "  Topics\n";
  written.expires_at = instant("2026-12-02T15:00:00Z");
  written.state = ReminderState::failed;
  written.attempts = 4;
  written.next_try = instant("2026-12-01T15:05:00Z");
  written.sent_at = instant("2026-12-01T15:01:00Z");
  written.last_error = "it hung";
  save_delivery(*store, written);
  CHECK(delivery_of(*store, "k") == written);
  CHECK(keys(deliveries_from(*store, Instant{})) == "k ");
  CHECK(deliveries_of(*store, {"j", "k"}) == Deliveries{{"k", written}});
}

TEST_CASE("a delivery has the handle that its pair has now, and none once the pair is gone") {
  const auto store = Store::in_memory();
  Pair pair;
  pair.handle = "ada";
  pair.mentor.name = pair.mentee.name = "Ada";
  Delivery written = delivery("k", "2026-12-01T15:00:00Z", ReminderState::sent);
  written.pair = insert_pair(*store, pair);
  save_delivery(*store, written);
  CHECK(delivery_of(*store, "k")->handle == "ada");
  written.pair = PairId(99);
  save_delivery(*store, written);
  CHECK(delivery_of(*store, "k")->handle.empty());
}

TEST_CASE("a state that is never kept is damage") {
  const auto store = Store::in_memory();
  save_delivery(*store, delivery("k", "2026-12-01T15:00:00Z", ReminderState::due));
  CHECK_THROWS_AS(delivery_of(*store, "k"), Error);
}

TEST_CASE("recent deliveries are found, by when they were due") {
  const auto store = Store::in_memory();
  save_delivery(*store, delivery("b", "2026-11-30T09:00:01Z", ReminderState::sent));
  save_delivery(*store, delivery("a", "2026-11-30T09:00:01Z", ReminderState::claimed));
  save_delivery(*store, delivery("c", "2026-11-30T09:00:00Z", ReminderState::failed));
  CHECK(keys(deliveries_from(*store, instant("2026-11-30T09:00:00Z"))) == "c a b ");
  CHECK(keys(deliveries_from(*store, instant("2026-11-30T09:00:01Z"))) == "a b ");
}

TEST_CASE("the last digest is the last one of an earlier day that was sent or had nothing to say") {
  const auto store = Store::in_memory();
  const Date day = parse_iso_date("2026-12-01").value();
  CHECK(last_digest(*store, day) == std::nullopt);
  save_delivery(*store, delivery("digest.2026-11-28", "2026-11-28T08:00:00Z", ReminderState::sent));
  save_delivery(*store, delivery("digest.2026-11-29", "2026-11-29T08:00:00Z", ReminderState::skipped));
  save_delivery(*store, delivery("digest.2026-11-30", "2026-11-30T08:00:00Z", ReminderState::failed));
  save_delivery(*store, delivery("ending.2026-12-01", "2026-11-30T08:00:00Z", ReminderState::sent));
  save_delivery(*store, delivery("digest.2026-12-01", "2026-12-01T08:00:00Z", ReminderState::sent));
  CHECK(last_digest(*store, day)->key == "digest.2026-11-29");
}

TEST_CASE("a snooze takes the place of an earlier one of the same thing") {
  const auto store = Store::in_memory();
  save_snooze(*store, "action.1", instant("2026-12-05T09:00:00Z"));
  save_snooze(*store, "action.1", instant("2026-12-01T09:00:00Z"));
  save_snooze(*store, "goal.1", instant("2026-12-02T09:00:00Z"));
  CHECK(snoozes(*store) == Snoozes{{"action.1", instant("2026-12-01T09:00:00Z")}, {"goal.1", instant("2026-12-02T09:00:00Z")}});
}

TEST_CASE("what is written about deliveries is no command that could be undone") {
  const Folder folder;
  folder.make_store();
  {
    const auto store = Store::open_to_write(folder.store(), "remind run", instant("2026-12-01T09:00:00Z"));
    save_delivery(*store, delivery("k", "2026-12-01T08:00:00Z", ReminderState::sent));
    save_snooze(*store, "action.1", instant("2026-12-05T09:00:00Z"));
    store->commit();
  }
  const auto store = Store::open_to_read(folder.store());
  CHECK(delivery_of(*store, "k")->state == ReminderState::sent);
  CHECK(history_of(*store, {Kind::pair, 1}).size() == 1);
}

TEST_CASE("one run at a time holds the lock, and the next one reads when it ended") {
  const Folder folder;
  CHECK(RemindLock::take(folder.store()) == nullptr);
  CHECK(std::filesystem::is_empty(folder.path));
  folder.make_store();
  CHECK(last_remind_run(folder.store()) == std::nullopt);
  {
    const auto lock = RemindLock::take(folder.store());
    REQUIRE(lock != nullptr);
    CHECK(lock->last_run() == std::nullopt);
    CHECK(RemindLock::take(folder.store()) == nullptr);
    lock->note_run(instant("2026-12-01T09:00:00Z"));
  }
  const auto next = RemindLock::take(folder.store());
  REQUIRE(next != nullptr);
  CHECK(next->last_run() == instant("2026-12-01T09:00:00Z"));
  CHECK(last_remind_run(folder.store()) == instant("2026-12-01T09:00:00Z"));
}

TEST_CASE("the lock of reminders holds up no other command") {
  const Folder folder;
  folder.make_store();
  const auto lock = RemindLock::take(folder.store());
  const auto store = Store::open_to_write(folder.store(), "pair add", {});
  CHECK(store != nullptr);
}
