// A check-in written again: its lines stay, change, go and come, each with its history.
#include "mentor/base/error.hpp"
#include "mentor/store/actions.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

TEST_CASE("lines that are the same stay as they are, others change, go and come") {
  const auto store = Store::in_memory("log", kNow);
  const PairId pair = add_pair(*store);
  Checkin first = checkin_of(*store, add_checkin(*store, pair, "kept"));
  first.lines.push_back({LineId(0), LineKind::win, Party::mentee, false, "to change"});
  first.lines.push_back({LineId(0), LineKind::blocker, Party::mentee, false, "to go"});
  update(*store, first);
  Checkin now = checkin_of(*store, first.id);
  REQUIRE(now.lines.size() == 3);
  const Line kept = now.lines[0];
  now.lines[1].text = "changed";
  now.lines[2] = {LineId(0), LineKind::thanks, Party::mentor, true, "new"};
  now.rating = 5;
  store::connection_of(*store).command.id.reset();
  update(*store, now);
  const Checkin again = checkin_of(*store, first.id);
  CHECK(again.rating == 5);
  REQUIRE(again.lines.size() == 3);
  CHECK(again.lines[0] == kept);
  CHECK(again.lines[1] == now.lines[1]);
  CHECK(again.lines[2].id == LineId(4));
  CHECK(again.lines[2].text == "new");
  CHECK(answer(*store, "select row from history where kind = 9 and before is not null order by row") == "2 3");
}

TEST_CASE("each side may write of a meeting once, and one of the accounts is counted") {
  const auto store = Store::in_memory("log", kNow);
  const PairId pair = add_pair(*store);
  Checkin first = checkin_of(*store, add_checkin(*store, pair, "by the mentee"));
  first.meeting_on = day("2026-11-17");
  update(*store, first);
  Checkin second = checkin_of(*store, add_checkin(*store, pair, "by the mentor"));
  second.by = Party::mentor;
  second.meeting_on = first.meeting_on;
  update(*store, second);
  CHECK(answer(*store, "select counted from checkin order by id") == "1 0");
  second.meeting_on = day("2026-11-10");
  update(*store, second);
  CHECK(answer(*store, "select counted from checkin order by id") == "1 1");
  second.meeting_on = first.meeting_on;
  update(*store, second);
  remove_row(*store, first.id);
  CHECK(answer(*store, "select counted from checkin order by id") == "1");
  Checkin third = checkin_of(*store, add_checkin(*store, pair, "by the mentor again"));
  third.by = Party::mentor;
  third.meeting_on = first.meeting_on;
  CHECK_THROWS_AS(update(*store, third), Error);
}

TEST_CASE("what a check-in closed goes with it and with what was closed") {
  const auto store = Store::in_memory("log", kNow);
  const PairId pair = add_pair(*store);
  const CheckinId checkin = add_checkin(*store, pair, "one");
  Action promise;
  promise.pair = pair;
  promise.text = "book the room";
  const ActionId kept = insert_action(*store, promise);
  const ActionId removed = insert_action(*store, promise);
  for (const auto action : {kept, removed}) insert_closing(*store, {ClosingId(0), checkin, action});
  remove_row(*store, removed);
  REQUIRE(closings_of(*store, checkin).size() == 1);
  CHECK(closings_of(*store, checkin)[0].closed == RowRef(kept));
  remove_row(*store, checkin);
  CHECK(answer(*store, "select count(*) from closing") == "0");
}

TEST_CASE("the last contact is of any channel, the last meeting only of those that are meetings") {
  const auto store = Store::in_memory("log", kNow);
  const PairId pair = add_pair(*store);
  CHECK(last_dates(*store, pair).last_contact == std::nullopt);
  Checkin call = checkin_of(*store, add_checkin(*store, pair, "a call"));
  Checkin mail = call;
  mail.uid = make_uid(kNow);
  mail.met_at = kNow + std::chrono::hours(1);
  mail.channel = Channel::email;
  insert_checkin(*store, mail);
  CHECK(last_dates(*store, pair).last_contact == mail.met_at);
  CHECK(last_dates(*store, pair).last_met == call.met_at);
  CHECK(count_checkins(*store) == 2);
}
