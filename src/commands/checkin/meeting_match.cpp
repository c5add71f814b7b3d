#include "commands/checkin/meeting_match.hpp"

#include <algorithm>

#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

// A check-in without a date joins a meeting that began within this time.
constexpr auto kJoinsWithin = std::chrono::days(3);
// A day without a meeting or a time is taken at noon.
constexpr Minutes kNoon{12 * 60};

struct Joining {
  Context& context;
  const Relationship& relationship;
  const CheckinFields& fields;
  const Checkin* edited;

  bool can_join(const Meeting& meeting) const {
    if (meeting.checkin) return edited != nullptr && *meeting.checkin == edited->id;
    return meeting.status == MeetingStatus::planned || meeting.status == MeetingStatus::unrecorded;
  }

  // Each side may write of a meeting, once.
  bool is_another_account(const Meeting& meeting) const {
    if (!meeting.checkin) return false;
    const Role role = relationship.pair.role;
    const Party by = fields.by ? party_of(*fields.by, role) : edited != nullptr ? edited->by : my_party(role);
    auto accounts = meeting.accounts;
    accounts.push_back(*meeting.checkin);
    return std::ranges::none_of(accounts, [&](CheckinId other) { return checkin_of(*context.store, other).by == by; });
  }
};

std::optional<Meeting> last_joinable(const Joining& joining, Instant from, Instant until) {
  const auto& context = joining.context;
  const auto meetings = meetings_of(*context.store, joining.relationship, from, until, context.now, context.zones);
  const auto found = std::find_if(meetings.rbegin(), meetings.rend(), [&](const Meeting& meeting) { return joining.can_join(meeting); });
  return found == meetings.rend() ? std::nullopt : std::optional(*found);
}

std::optional<Meeting> recent_meeting(const Joining& joining) {
  const Instant now = joining.context.now;
  return last_joinable(joining, now - kJoinsWithin, now + std::chrono::seconds(1));
}

std::optional<Meeting> meeting_of_day(const Joining& joining, Date day) {
  const auto& context = joining.context;
  return last_joinable(joining, context.zone.start_of(day),
                       std::min(context.zone.start_of(add_days(day, 1)), context.now + std::chrono::seconds(1)));
}

Meeting meeting_wanted(const Joining& joining, const std::string& reference) {
  auto found = meeting_named(joining.context, reference);
  const Pair& pair = joining.relationship.pair;
  const std::string ref = meeting_ref(found.relationship.pair.handle, found.meeting.original_date);
  if (found.relationship.pair.id != pair.id)
    throw refused("the meeting '" + ref + "' is not of the pair '" + pair.handle + "'", "mentor meeting list --pair " + pair.handle);
  if (joining.can_join(found.meeting) || joining.is_another_account(found.meeting)) return found.meeting;
  if (found.meeting.checkin)
    throw refused("the meeting '" + ref + "' is already logged as " + short_id(Kind::checkin, found.meeting.checkin->value));
  throw refused("the meeting '" + ref + "' is " + std::string(name_of(found.meeting.status)));
}

std::optional<Meeting> meeting_joined(const Joining& joining) {
  const auto& fields = joining.fields;
  if (fields.meeting) return meeting_wanted(joining, *fields.meeting);
  if (fields.channel && !is_meeting(*fields.channel)) return std::nullopt;
  if (!fields.on) return recent_meeting(joining);
  if (fields.on->is_now) return std::nullopt;
  return meeting_of_day(joining, fields.on->date);
}

Instant time_of(const Context& context, const CheckinFields& fields, const std::optional<Meeting>& meeting) {
  if (fields.on && fields.on->instant) return *fields.on->instant;
  if (meeting) return meeting->starts_at;
  if (!fields.on) return context.now;
  const Instant noon = context.zone.to_instant(at(fields.on->date, kNoon));
  return fields.on->date == context.today() ? std::min(noon, context.now) : noon;
}

void check_time(const Context& context, const Relationship& relationship, const Zone& zone, Instant met_at) {
  if (met_at > context.now)
    throw refused("a check-in is about what took place, and " + say_when(met_at, context.zone, context.now) + " is still to come",
                  "mentor agenda add " + relationship.pair.handle + " \"...\" puts a topic on the next meeting");
  const Pair& pair = relationship.pair;
  if (std::max(zone.date_at(met_at), context.zone.date_at(met_at)) < pair.starts_on)
    throw refused("'" + pair.handle + "' began on " + say_day(pair.starts_on) + ", after " + say_day(context.zone.date_at(met_at)),
                  "mentor pair edit " + pair.handle + " --start " + to_iso(context.zone.date_at(met_at)));
}

}  // namespace

Occasion occasion_of(Context& context, const Relationship& relationship, const CheckinFields& fields, const Checkin* edited) {
  auto meeting = meeting_joined({context, relationship, fields, edited});
  const Instant met_at = time_of(context, fields, meeting);
  check_time(context, relationship, zone_of(context, relationship), met_at);
  const Channel agreed = agreement_on(relationship.agreements, context.zone.date_at(met_at)).channel;
  const auto length = fields.length ? std::optional<Minutes>(*fields.length) : meeting ? std::optional(meeting->length) : std::nullopt;
  return {met_at, length, fields.channel.value_or(meeting ? meeting->channel : agreed), std::move(meeting)};
}

}  // namespace mentor
