#include "commands/shared/meeting_changes.hpp"

#include <map>

#include "commands/shared/json.hpp"
#include "commands/shared/topics_on.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

std::string taken_back_by(const PairMeeting& found) {
  const Meeting& meeting = found.meeting;
  if (meeting.checkin) return "mentor edit " + short_id(Kind::checkin, meeting.checkin->value) + " changes the check-in";
  const bool is_written = meeting.status == MeetingStatus::missed || meeting.cancelled;
  if (is_written && meeting.id) return "mentor reopen " + short_id(Kind::meeting, meeting.id->value) + " takes that back";
  return "mentor pair resume " + found.relationship.pair.handle + " takes the pause back";
}

}  // namespace

std::string ref_of(const PairMeeting& found) { return meeting_ref(found.relationship.pair.handle, found.meeting.original_date); }

const Zone& zone_of_meeting(Context& context, const PairMeeting& found) {
  return context.zones.get(agreement_on(found.relationship.agreements, found.meeting.original_date).tz);
}

std::string say_meeting(Context& context, const Meeting& meeting) {
  return say_in_zones(context, context.zones.get(meeting.tz), meeting.starts_at);
}

void require_changeable(const PairMeeting& found) {
  const Pair& pair = found.relationship.pair;
  if (pair.ended_on) throw refused("'" + pair.handle + "' ended on " + to_iso(*pair.ended_on), "mentor pair resume " + pair.handle);
  const MeetingStatus status = found.meeting.status;
  if (status == MeetingStatus::planned || status == MeetingStatus::unrecorded) return;
  const std::string logged = found.meeting.checkin ? " and logged as " + short_id(Kind::checkin, found.meeting.checkin->value) : "";
  throw refused("the meeting '" + ref_of(found) + "' is already " + std::string(name_of(status)) + logged, taken_back_by(found));
}

void require_active(const Pair& pair, Date day) {
  if (day < pair.starts_on)
    throw refused("'" + pair.handle + "' begins on " + to_iso(pair.starts_on) + ", after " + to_iso(day),
                  "mentor pair edit " + pair.handle + " --start " + to_iso(day));
  if (status_on(pair, day) == PairStatus::ended)
    throw refused("'" + pair.handle + "' will have ended by " + to_iso(day), "mentor pair edit " + pair.handle + " --end " + to_iso(day));
  if (const Pause* pause = pause_on(pair, day))
    throw refused("'" + pair.handle + "' pauses on " + to_iso(day), "choose a day outside the pause that began on " + to_iso(pause->from));
}

MeetingRow row_of(Context& context, const PairMeeting& found) {
  if (const auto row = meeting_row(*context.store, found.meeting.pair, found.meeting.original_date)) return *row;
  MeetingRow row;
  row.pair = found.meeting.pair;
  row.original_date = found.meeting.original_date;
  return row;
}

std::vector<Block> where_topics_go(Context& context, const Relationship& relationship, const std::vector<Topic>& topics) {
  std::map<std::optional<Date>, std::size_t> counts;
  for (const auto& topic : topics) ++counts[meeting_of(context, relationship, topic)];
  std::vector<Block> lines;
  for (const auto& [date, count] : counts)
    lines.push_back(
        bullet(say_count(static_cast<long long>(count), "topic", "topics") +
               (date ? " for " + meeting_ref(relationship.pair.handle, *date) : std::string(" for the next meeting that is planned"))));
  return lines;
}

MeetingId cancel_meeting(Context& context, const PairMeeting& found, std::optional<Party> by, std::string_view because) {
  MeetingRow row = row_of(context, found);
  row.cancelled = true;
  row.cancelled_at = context.now;
  row.cancelled_by = by;
  row.because = because;
  ++row.sequence;
  return save_meeting_row(*context.store, row);
}

std::vector<Block> after_cancelling(Context& context, const PairMeeting& found, MeetingId id, const std::vector<Topic>& topics) {
  auto lines = where_topics_go(context, found.relationship, topics);
  lines.push_back(bullet("to take it back: mentor reopen " + short_id(Kind::meeting, id.value)));
  return lines;
}

View meeting_written(Context& context, const PairMeeting& found, std::vector<Block> echo) {
  const auto& relationship = found.relationship;
  const Meeting now = meeting_at(*context.store, relationship, found.meeting.original_date, context.now, context.zones);
  const auto topics = topics_on(context, relationship, now);
  return written(meeting_value(now, relationship.pair, topics), std::move(echo));
}

}  // namespace mentor
