// SEQUENCE as calendars see it: it only rises, by what is a meeting's own and by what was sent.
#include "mentor/mentoring/inviting.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

const std::string kUid = "01a207a2-3280-7363-8c5d-b18a1dce75fe:2026-12-01";

Revision changed(std::int64_t times) { return {times, Instant(), std::nullopt, true}; }

PlanVersion plan(std::int64_t command, const char* every, Date from) {
  PlanVersion version{command, Instant(std::chrono::seconds(command)), {}, {}};
  version.pair.starts_on = from;
  Agreement agreement;
  agreement.from = from;
  agreement.every = parse_cadence(every);
  agreement.tz = "Europe/London";
  version.agreements = {agreement};
  return version;
}

const Date kTuesday = std::chrono::year(2026) / 12 / 1;
const Date kStart = std::chrono::year(2026) / 11 / 1;

}  // namespace

TEST_CASE("a meeting's number is how often it was revised, and above what was sent") {
  const auto store = Store::in_memory();
  const auto sequence = [&](std::int64_t changes) { return calendar_revision(*store, kUid, changed(changes)).sequence; };
  CHECK(sequence(0) == 0);
  CHECK(sequence(2) == 2);
  save_sent(*store, kUid, {5, 2, 17, Instant()});
  CHECK(sequence(2) == 5);
  CHECK(sequence(4) == 7);
  CHECK(sequence(0) == 5);  // what was taken back whole, history and all
}

TEST_CASE("what is sent anew counts on where it says something else, and only there") {
  const auto store = Store::in_memory();
  const auto send = [&](std::int64_t changes, std::optional<std::uint64_t> digest) {
    const auto sent = next_invitation(*store, kUid, changed(changes), digest, Instant());
    save_sent(*store, kUid, sent);
    CHECK(sent_invitation(*store, kUid) == sent);
    return sent.sequence;
  };
  CHECK(send(0, 1) == 0);
  CHECK(send(0, 1) == 0);
  CHECK(send(0, 2) == 1);
  CHECK(send(1, 3) == 2);
  CHECK(send(2, std::nullopt) == 3);
  CHECK(send(2, std::nullopt) == 3);
  CHECK(send(3, 3) == 4);
}

TEST_CASE("the newest answer of each side is kept apart") {
  const auto store = Store::in_memory();
  save_answer(*store, kUid, Party::mentor, {2, Instant(std::chrono::seconds(9))});
  CHECK(last_answer(*store, kUid, Party::mentor) == AnswerStamp{2, Instant(std::chrono::seconds(9))});
  CHECK(!last_answer(*store, kUid, Party::mentee));
  CHECK(AnswerStamp{1, Instant(std::chrono::seconds(9))} < AnswerStamp{2, Instant()});
}

TEST_CASE("a meeting that plans take away and give back is revised each time, and remembers when") {
  Zones zones;
  PlanHistory history;
  history.plans = {plan(1, "weekly tue 15:00", kStart)};
  CHECK(revision_of(history, kTuesday, zones).changes == 0);
  history.plans.push_back(plan(2, "weekly wed 15:00", kStart));
  const Revision taken = revision_of(history, kTuesday, zones);
  CHECK(taken.changes == 1);
  CHECK(!taken.is_planned);
  CHECK(taken.meeting->status == MeetingStatus::cancelled);
  CHECK(taken_away(history, taken.meeting->starts_at, taken.meeting->starts_at + Minutes(1), Instant(), zones).size() == 1);
  CHECK(taken_away(history, taken.meeting->starts_at, taken.meeting->starts_at + Minutes(1), Instant(std::chrono::seconds(3)), zones)
            .empty());
  history.plans.push_back(plan(3, "weekly tue 15:00", kStart));
  history.plans.back().at = Instant();  // by a clock that was set back
  const Revision back = revision_of(history, kTuesday, zones);
  CHECK(back.changes == 2);
  CHECK(back.is_planned);
  CHECK(back.modified == Instant(std::chrono::seconds(2)));
}

TEST_CASE("what was written about a meeting and taken back counts both times, in the order of commands") {
  Zones zones;
  PlanHistory history;
  history.plans = {plan(1, "weekly tue 15:00", kStart), plan(4, "weekly tue 15:00", kStart)};
  MeetingRow moved;
  moved.original_date = kTuesday;
  moved.wall = at(kTuesday, std::chrono::hours(17));
  moved.tz = "Europe/London";
  history.rows[kTuesday] = {{2, Instant(std::chrono::seconds(2)), moved}, {3, Instant(std::chrono::seconds(3)), std::nullopt}};
  CHECK(revision_of(history, kTuesday, zones).changes == 2);
  history.rows[kTuesday].push_back({5, Instant(std::chrono::seconds(5)), moved});
  const Revision revision = revision_of(history, kTuesday, zones);
  CHECK(revision.changes == 3);
  CHECK(revision.meeting->wall == *moved.wall);
  CHECK(revision_of(history, std::chrono::year(2026) / 12 / 2, zones).meeting == std::nullopt);
}
