// What a run of reminders sends and notes, and what comes of it, without a word of what it says.
#include "mentor/mentoring/delivering.hpp"

#include "mentor/base/error.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::remind;

namespace {

// Ada mentors me on Tuesdays at 15:00 UTC; reminders of meetings come a day and an hour before.
struct Delivering {
  Delivering() { add("ada"); }
  void add(const std::string& handle) const {
    const auto store = write();
    sample::add_pair(*store, handle);
    store->commit();
  }
  std::unique_ptr<Store> write() const { return Store::open_to_write(folder.store(), "remind run", {}); }
  std::vector<Delivery> stored() const { return deliveries_from(*Store::open_to_read(folder.store()), Instant{}); }

  Plan plan(std::string_view now, std::optional<std::string_view> last_run) {
    return plan_run(*Store::open_to_read(folder.store()), request, last_run ? std::optional(sample::instant(*last_run)) : std::nullopt,
                    {sample::instant(now), mine, zones});
  }
  RunResult run(std::string_view now) {
    const StoreDoor door{[this] { return Store::open_to_read(folder.store()); }, [this] { return write(); }};
    const auto lock = RemindLock::take(folder.store());
    return run_reminders(request, door, *lock, [this] { return sink; }, {sample::instant(now), mine, zones});
  }

  sample::Folder folder;
  Zones zones;
  Zone mine = Zone::utc();
  std::vector<std::string> got;  // "ada@2026-11-24 1": what, and which try
  std::string fault;             // why nothing can be delivered
  RunRequest request{{}, {ReminderKind::meeting}, [](Store&, const Forecast&, const Prospect& prospect, Instant moment) {
                       return std::optional(Wording{"about " + ref_of(prospect.reminder.subject, "ada"), "at " + to_iso(moment) + "\n"});
                     }};
  Sink sink{[this](const std::vector<Delivery>& deliveries) {
    if (!fault.empty()) throw failed(fault);
    for (const auto& delivery : deliveries) got.push_back(delivery.subject + " " + std::to_string(delivery.attempts));
  }};
};

std::string titles(const std::vector<Delivery>& deliveries) {
  std::string said;
  for (const auto& delivery : deliveries) said += delivery.title + " " + std::string(name_of(delivery.state)) + "\n";
  return said;
}

}  // namespace

TEST_CASE_FIXTURE(Delivering, "what is due is sent in the words of this moment, and once it was sent no more") {
  const RunResult first = run("2026-11-23T16:00:00Z");
  REQUIRE(titles(first.handled) == "about ada@2026-11-24 sent\n");
  CHECK(first.handled.front().body == "at 2026-11-23T16:00:00Z\n");
  CHECK(first.handled.front().handle == "ada");
  CHECK(first.failing.empty());
  CHECK(stored() == first.handled);
  CHECK(run("2026-11-23T16:05:00Z").handled.empty());
  CHECK(got == std::vector<std::string>{"ada@2026-11-24 1"});
}

TEST_CASE_FIXTURE(Delivering, "what failed waits for its next try, and goes out then under the same key") {
  fault = "no network";
  const RunResult first = run("2026-11-23T16:00:00Z");
  CHECK(titles(first.failing) == "about ada@2026-11-24 failed\n");
  CHECK(first.failing.front().last_error == "no network");
  CHECK(first.failing.front().next_try == sample::instant("2026-11-23T16:01:00Z"));
  fault.clear();
  const RunResult soon = run("2026-11-23T16:00:30Z");
  CHECK(soon.handled.empty());
  CHECK(titles(soon.failing) == "about ada@2026-11-24 failed\n");
  const RunResult later = run("2026-11-23T16:02:00Z");
  REQUIRE(later.handled.size() == 1);
  CHECK(later.handled.front().key == first.failing.front().key);
  CHECK(later.failing.empty());
  CHECK(got == std::vector<std::string>{"ada@2026-11-24 2"});
}

TEST_CASE_FIXTURE(Delivering, "before anything is delivered the store has all that is in hand, and which try has begun") {
  add("eve");
  std::vector<std::string> seen;
  sink.deliver = [&](const std::vector<Delivery>&) {
    for (const auto& one : stored())
      seen.push_back(one.subject + " " + std::string(name_of(one.state)) + " " + std::to_string(one.attempts));
  };
  run("2026-11-23T16:00:00Z");
  std::ranges::sort(seen);
  CHECK(seen == std::vector<std::string>{"ada@2026-11-24 claimed 1", "ada@2026-11-24 sent 1", "eve@2026-11-24 claimed 0",
                                         "eve@2026-11-24 claimed 1"});
}

TEST_CASE_FIXTURE(Delivering, "a sink that takes all at once is given all, and all have failed when it fails") {
  add("eve");
  sink.takes_all = true;
  fault = "stdout is full";
  CHECK(run("2026-11-23T16:00:00Z").failing.size() == 2);
  fault.clear();
  int calls = 0;
  sink.deliver = [&calls](const std::vector<Delivery>& deliveries) { calls += static_cast<int>(deliveries.size() == 2); };
  CHECK(run("2026-11-23T16:02:00Z").handled.size() == 2);
  CHECK(calls == 1);
}

TEST_CASE_FIXTURE(Delivering, "a sink that cannot be opened leaves the store as it was") {
  const auto lock = RemindLock::take(folder.store());
  const StoreDoor door{[this] { return Store::open_to_read(folder.store()); }, [this] { return write(); }};
  const auto open = []() -> Sink { throw usage_error("no address is set"); };
  CHECK_THROWS_AS(run_reminders(request, door, *lock, open, {sample::instant("2026-11-23T16:00:00Z"), mine, zones}), Error);
  CHECK(stored().empty());
}

TEST_CASE_FIXTURE(Delivering,
                  "what passed unsent since the last run is noted with the words it would have had, and what was in hand came late") {
  const Plan slept = plan("2026-11-24T16:30:00Z", "2026-11-23T14:00:00Z");
  CHECK(slept.to_send.empty());
  CHECK(titles(slept.to_note) == "about ada@2026-11-24 expired\nabout ada@2026-11-24 expired\n");
  CHECK(slept.to_note.front().body == "at 2026-11-23T15:00:00Z\n");
  CHECK(slept.too_late.empty());
  const auto store = write();
  for (const auto& delivery : plan("2026-11-23T16:00:00Z", "2026-11-23T15:30:00Z").to_send) save_delivery(*store, delivery);
  store->commit();
  CHECK(titles(plan("2026-11-24T16:30:00Z", "2026-11-23T16:00:00Z").too_late) == "about ada@2026-11-24 expired\n");
}

TEST_CASE_FIXTURE(Delivering, "before the first run nothing has passed") {
  CHECK(plan("2026-11-24T16:30:00Z", std::nullopt).to_note.empty());
}
