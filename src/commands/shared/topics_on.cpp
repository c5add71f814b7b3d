// Finds the meeting a topic is on, and the topics a meeting has.
#include "commands/shared/topics_on.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

std::vector<Topic> discussed_in(Store& store, CheckinId checkin) {
  std::vector<Topic> topics;
  for (const auto& closing : closings_of(store, checkin))
    if (closing.kind == Kind::topic) topics.push_back(topic_of(store, TopicId(closing.row)));
  std::erase_if(topics, [](const Topic& topic) { return topic.status == TopicStatus::open; });
  return topics;
}

// A date can stop being a meeting's when the cadence changes.
bool is_planned(Context& context, const Relationship& relationship, Date original_date) {
  try {
    return meeting_at(*context.store, relationship, original_date, context.now, context.zones).status == MeetingStatus::planned;
  } catch (const Error&) {
    return false;
  }
}

// A topic put on a meeting leaves it when that is cancelled, missed or held without it.
std::optional<Date> waits_for(Context& context, const Relationship& relationship, const Topic& topic, const std::optional<Meeting>& next) {
  if (topic.status != TopicStatus::open) return std::nullopt;
  const auto next_date = next ? std::optional(next->original_date) : std::nullopt;
  if (!topic.pinned_to || topic.pinned_to == next_date) return next_date;
  return is_planned(context, relationship, *topic.pinned_to) ? topic.pinned_to : next_date;
}

}  // namespace

std::optional<Date> meeting_of(Context& context, const Relationship& relationship, const Topic& topic) {
  return waits_for(context, relationship, topic, next_meeting(*context.store, relationship, context.now, context.zones));
}

std::vector<Topic> topics_waiting(Context& context, const Relationship& relationship, const Meeting& meeting, std::vector<Topic> open) {
  if (open.empty() || meeting.status != MeetingStatus::planned) return {};
  const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
  std::erase_if(open, [&](const Topic& topic) { return waits_for(context, relationship, topic, next) != meeting.original_date; });
  return open;
}

std::vector<Topic> topics_on(Context& context, const Relationship& relationship, const Meeting& meeting) {
  std::vector<Topic> topics;
  if (meeting.status == MeetingStatus::planned)
    topics = topics_waiting(context, relationship, meeting, open_topics(*context.store, relationship.pair.id));
  if (meeting.status == MeetingStatus::held && meeting.checkin) topics = discussed_in(*context.store, *meeting.checkin);
  return topics;
}

}  // namespace mentor
