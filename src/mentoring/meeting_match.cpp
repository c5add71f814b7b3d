#include "mentor/mentoring/meeting_match.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

// A check-in without a date joins a meeting that begins within the hour, or began within three days; where they meet weekly or less often
// within half the cadence, at most a week.
constexpr std::chrono::hours kJoinsAhead{1};
constexpr std::chrono::hours kJoinsWithin = std::chrono::days(3);
constexpr std::chrono::hours kJoinsAtMost = std::chrono::days(7);
// What was joined by itself longer after it began is said.
constexpr std::chrono::days kLate{1};
constexpr std::chrono::days kUnloggedWithin{14};
constexpr std::chrono::seconds kUpToNow{1};

struct Joining {
  Store& store;
  const Relationship& relationship;
  const OccasionSaid& said;
  const Checkin* edited;
  const Clock& clock;

  bool can_join(const Meeting& meeting) const {
    if (meeting.checkin) return edited != nullptr && *meeting.checkin == edited->id;
    const Pair& pair = relationship.pair;
    if (is_lost_to_end(meeting, pair)) return date_of(meeting.wall) == *pair.ended_on;
    return meeting.status == MeetingStatus::planned || meeting.status == MeetingStatus::unrecorded;
  }

  // Each side may write of a meeting, once.
  bool is_another_account(const Meeting& meeting) const {
    if (!meeting.checkin) return false;
    auto accounts = meeting.accounts;
    accounts.push_back(*meeting.checkin);
    return std::ranges::none_of(accounts, [&](CheckinId other) { return checkin_of(store, other).by == said.by; });
  }
};

std::optional<Meeting> last_joinable(const Joining& joining, Instant from, Instant until) {
  const auto meetings = meetings_of(joining.store, joining.relationship, from, until, joining.clock.now, joining.clock.zones);
  const auto found = std::find_if(meetings.rbegin(), meetings.rend(), [&](const Meeting& meeting) { return joining.can_join(meeting); });
  return found == meetings.rend() ? std::nullopt : std::optional(*found);
}

std::chrono::hours joins_within(const Cadence& every) {
  const auto days = cadence_days(every);
  if (!days || *days < kDaysAWeek) return kJoinsWithin;
  return std::min<std::chrono::hours>(std::chrono::hours(std::chrono::days(*days)) / 2, kJoinsAtMost);
}

std::optional<Meeting> recent_meeting(const Joining& joining) {
  const Instant now = joining.clock.now;
  const auto within = joins_within(agreement_now(joining.relationship, joining.clock).every);
  return last_joinable(joining, now - within, now + kJoinsAhead + kUpToNow);
}

std::optional<Meeting> meeting_of_day(const Joining& joining, Date day) {
  const auto& [now, mine, zones] = joining.clock;
  return last_joinable(joining, mine.start_of(day), std::min(mine.start_of(add_days(day, 1)), now + kJoinsAhead + kUpToNow));
}

Meeting meeting_wanted(const Joining& joining, const std::string& reference) {
  auto found = meeting_named(joining.store, reference, joining.clock);
  const Pair& pair = joining.relationship.pair;
  const std::string ref = meeting_ref(found.relationship.pair.handle, found.meeting.original_date);
  if (found.relationship.pair.id != pair.id)
    throw refused("the meeting '" + ref + "' is not of the pair '" + pair.handle + "'", "mentor meeting list " + pair.handle);
  if (joining.can_join(found.meeting) || joining.is_another_account(found.meeting)) return found.meeting;
  if (found.meeting.checkin) throw refused("the meeting '" + ref + "' is already logged as " + short_id(*found.meeting.checkin));
  throw refused("the meeting '" + ref + "' is " + std::string(name_of(found.meeting.status)));
}

std::optional<Meeting> meeting_joined(const Joining& joining) {
  const auto& said = joining.said;
  if (said.meeting) return meeting_wanted(joining, *said.meeting);
  if (said.channel && !is_meeting(*said.channel)) return std::nullopt;
  if (!said.on) return recent_meeting(joining);
  if (said.on->is_now) return std::nullopt;
  return meeting_of_day(joining, said.on->date);
}

Instant time_of(const OccasionSaid& said, const std::optional<Meeting>& meeting, const Clock& clock) {
  if (said.on && said.on->instant) return *said.on->instant;
  if (meeting) return meeting->starts_at <= clock.now + kJoinsAhead ? std::min(meeting->starts_at, clock.now) : meeting->starts_at;
  if (!said.on) return clock.now;
  const Instant noon = clock.mine.to_instant(at(said.on->date, kTimeOfADay));
  return said.on->date == clock.today() ? std::min(noon, clock.now) : noon;
}

void check_time(const Relationship& relationship, const Zone& zone, Instant met_at, const Clock& clock) {
  if (met_at > clock.now)
    throw refused("a check-in is about what took place, and " + say_when(met_at, clock.mine, clock.now) + " is still to come",
                  "mentor agenda add " + relationship.pair.handle + " \"...\" puts a topic on the next meeting");
  const Pair& pair = relationship.pair;
  // "12 nov" leans to the past, so that a day just ahead is read as that of last year.
  constexpr int kMonthsAYear = 12;
  constexpr int kNear = 60;  // days
  const Date day = clock.mine.date_at(met_at);
  const Date a_year_on = add_months(day, kMonthsAYear);
  if (day < pair.starts_on && a_year_on > clock.today() && days_between(clock.today(), a_year_on) <= kNear)
    throw refused(say_day(a_year_on) + " is still to come, and on " + say_day(day) + " '" + pair.handle + "' had not begun",
                  "log what took place: --on D");
  if (std::max(zone.date_at(met_at), clock.mine.date_at(met_at)) < pair.starts_on)
    throw refused("'" + pair.handle + "' began on " + say_day(pair.starts_on) + ", after " + say_day(clock.mine.date_at(met_at)),
                  "mentor pair edit " + pair.handle + " --start " + to_iso(clock.mine.date_at(met_at)));
}

}  // namespace

Occasion occasion_of(Store& store, const Relationship& relationship, const OccasionSaid& said, const Checkin* edited, const Clock& clock) {
  const Joining joining{store, relationship, said, edited, clock};
  auto meeting = meeting_joined(joining);
  const Instant met_at = time_of(said, meeting, clock);
  check_time(relationship, zone_of(relationship, clock), met_at, clock);
  const Channel agreed = agreement_on(relationship.agreements, clock.mine.date_at(met_at)).channel;
  const auto length = said.length ? std::optional<Minutes>(*said.length) : meeting ? std::optional(meeting->length) : std::nullopt;
  Occasion occasion{met_at, length, said.channel.value_or(meeting ? meeting->channel : agreed)};
  const bool joins_by_itself = !said.meeting && !said.on && (!said.channel || is_meeting(*said.channel));
  occasion.is_late = joins_by_itself && meeting && clock.now - meeting->starts_at > kLate;
  if (joins_by_itself && !meeting) occasion.unlogged = last_joinable(joining, clock.now - kUnloggedWithin, clock.now + kUpToNow);
  occasion.meeting = std::move(meeting);
  return occasion;
}

}  // namespace mentor
