// A check-in written again: its lines stay, change, go and come, each with its history.
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

TEST_CASE("lines that are the same stay as they are, others change, go and come") {
  const auto store = Store::in_memory("log", kNow);
  const PairId pair = add_pair(*store);
  Checkin first = checkin_of(*store, add_checkin(*store, pair, "kept"));
  first.lines.push_back({LineId(0), LineKind::win, Party::mentee, false, "to change"});
  first.lines.push_back({LineId(0), LineKind::blocker, Party::mentee, false, "to go"});
  update_checkin(*store, first);
  Checkin now = checkin_of(*store, first.id);
  REQUIRE(now.lines.size() == 3);
  const Line kept = now.lines[0];
  now.lines[1].text = "changed";
  now.lines[2] = {LineId(0), LineKind::thanks, Party::mentor, true, "new"};
  now.rating = 5;
  now.done = {"a1", "t2"};
  store::connection_of(*store).command.id.reset();
  update_checkin(*store, now);
  const Checkin again = checkin_of(*store, first.id);
  CHECK(again.rating == 5);
  CHECK(again.done == now.done);
  REQUIRE(again.lines.size() == 3);
  CHECK(again.lines[0] == kept);
  CHECK(again.lines[1] == now.lines[1]);
  CHECK(again.lines[2].id == LineId(4));
  CHECK(again.lines[2].text == "new");
  CHECK(answer(*store, "select row from history where kind = 9 and before is not null order by row") == "2 3");
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
