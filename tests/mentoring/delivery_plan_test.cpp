// What a run of reminders is to send and to note, without a word of what it says.
#include "mentor/mentoring/delivery_plan.hpp"

#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::remind;

namespace {

// Ada mentors me on Tuesdays at 15:00 UTC; reminders of meetings come a day and an hour before.
struct Planned {
  std::unique_ptr<Store> store = Store::in_memory();
  Zones zones;
  Zone mine = Zone::utc();
  PairId pair = sample::add_pair(*store);

  Plan plan(std::string_view now, std::optional<std::string_view> last_run, std::vector<ReminderKind> kinds = {ReminderKind::meeting}) {
    const Say say = [](const Forecast&, const Prospect& prospect, Instant moment) {
      return std::optional(Wording{"about " + prospect.reminder.subject, "at " + to_iso(moment) + "\n"});
    };
    return plan_run(*store, ReminderSettings{}, kinds, last_run ? std::optional(sample::instant(*last_run)) : std::nullopt, say,
                    {sample::instant(now), mine, zones});
  }
  void save(const std::vector<Delivery>& deliveries) {
    for (const auto& delivery : deliveries) save_delivery(*store, delivery);
  }
};

std::string titles(const std::vector<Delivery>& deliveries) {
  std::string said;
  for (const auto& delivery : deliveries) said += delivery.title + " " + std::string(name_of(delivery.state)) + "\n";
  return said;
}

}  // namespace

TEST_CASE("what is due is to be sent in the words of this moment, and once it was sent no more") {
  Planned of;
  const Plan first = of.plan("2026-11-23T16:00:00Z", "2026-11-23T15:30:00Z");
  REQUIRE(titles(first.to_send) == "about ada@2026-11-24 claimed\n");
  CHECK(first.to_send.front().body == "at 2026-11-23T16:00:00Z\n");
  CHECK(first.handles == std::map<PairId, std::string>{{of.pair, "ada"}});
  of.save({sent(claimed(first.to_send).front(), sample::instant("2026-11-23T16:00:10Z"))});
  CHECK(titles(of.plan("2026-11-23T16:05:00Z", "2026-11-23T16:00:00Z").to_send).empty());
}

TEST_CASE("what failed waits for its next try, and goes out then under the same key") {
  Planned of;
  const Delivery due = of.plan("2026-11-23T16:00:00Z", "2026-11-23T15:30:00Z").to_send.front();
  Delivery tried = claimed({due}).front();
  ++tried.attempts;
  of.save({failed_now(tried, "no network", sample::instant("2026-11-23T16:00:00Z"))});
  const Plan soon = of.plan("2026-11-23T16:00:30Z", "2026-11-23T16:00:00Z");
  CHECK(titles(soon.to_send).empty());
  CHECK(titles(soon.waiting) == "about ada@2026-11-24 failed\n");
  const Plan later = of.plan("2026-11-23T16:02:00Z", "2026-11-23T16:00:00Z");
  REQUIRE(later.to_send.size() == 1);
  CHECK(later.to_send.front().key == due.key);
}

TEST_CASE("what passed unsent since the last run is noted with the words it would have had, and what was in hand came too late") {
  Planned of;
  const Plan slept = of.plan("2026-11-24T16:30:00Z", "2026-11-23T14:00:00Z");
  CHECK(titles(slept.to_send).empty());
  CHECK(titles(slept.to_note) == "about ada@2026-11-24 expired\nabout ada@2026-11-24 expired\n");
  CHECK(slept.to_note.front().body == "at 2026-11-23T15:00:00Z\n");
  CHECK(slept.too_late.empty());
  of.save(claimed(of.plan("2026-11-23T16:00:00Z", "2026-11-23T15:30:00Z").to_send));
  CHECK(titles(of.plan("2026-11-24T16:30:00Z", "2026-11-23T16:00:00Z").too_late) == "about ada@2026-11-24 expired\n");
}

TEST_CASE("before the first run nothing has passed") { CHECK(Planned().plan("2026-11-24T16:30:00Z", std::nullopt).to_note.empty()); }
