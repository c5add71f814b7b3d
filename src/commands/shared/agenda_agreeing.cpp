#include "commands/shared/agenda_agreeing.hpp"

#include <algorithm>

#include "commands/shared/meeting_changes.hpp"
#include "mentor/base/error.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/agreeing.hpp"
#include "mentor/store/history.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

Instant changed_at(Store& store, const Topic& topic) {
  return std::max(topic.created_at, last_change_of(store, {Kind::topic, topic.id.value}).value_or(topic.created_at));
}

// When a topic that is or was on this agenda last changed. One that was closed since waited for this meeting, unless it was put on another.
std::optional<Instant> agenda_changed_at(Context& context, const Meeting& meeting, const std::vector<Topic>& topics, Instant since) {
  std::optional<Instant> latest;
  for (const auto& topic : topics) latest = std::max(latest, std::optional(changed_at(*context.store, topic)));
  for (const auto& topic : topics_closed_between(*context.store, meeting.pair, since, context.now + std::chrono::seconds(1)))
    if (topic.pinned_to.value_or(meeting.original_date) == meeting.original_date) latest = std::max(latest, topic.closed_at);
  return latest;
}

}  // namespace

std::vector<Party> sides_to_agree(Context& context, const PairMeeting& of, const std::vector<Topic>& topics) {
  const Meeting& meeting = of.meeting;
  if (meeting.status != MeetingStatus::planned) return {};
  const auto first = std::min(meeting.agreed_by_mentor_at.value_or(Instant::max()), meeting.agreed_by_mentee_at.value_or(Instant::max()));
  if (first == Instant::max()) return {Party::mentor, Party::mentee};
  return yet_to_agree(meeting, agenda_changed_at(context, meeting, topics, first));
}

void require_agreeable(Context& context, const PairMeeting& found) {
  require_changeable(found);
  if (found.meeting.status != MeetingStatus::unrecorded) return;
  throw refused("the meeting '" + ref_of(found) + "' is over: " + say_meeting(context, found.meeting),
                "mentor log " + found.relationship.pair.handle + " --meeting " + ref_of(found) + " \"...\"");
}

void write_agreed(Context& context, const PairMeeting& found, Party by) {
  MeetingRow row = row_of(context, found);
  if (by != Party::mentee) row.agreed_by_mentor_at = context.now;
  if (by != Party::mentor) row.agreed_by_mentee_at = context.now;
  save_meeting_row(*context.store, row);
}

std::string say_sides(const Pair& pair, const std::vector<Party>& sides) {
  std::string said;
  for (const auto side : sides) said += (said.empty() ? "" : " and ") + first_name(pair, side);
  return said;
}

}  // namespace mentor
