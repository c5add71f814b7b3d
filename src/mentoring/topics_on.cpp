// Finds the meeting a topic is on, and the topics a meeting has.
#include "mentor/mentoring/topics_on.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// The check-in names what it closed; a topic that was removed since is passed over.
std::vector<Topic> discussed_in(Store& store, const Checkin& checkin, Instant now) {
  auto topics = topics_closed_between(store, checkin.pair, Instant{}, now + std::chrono::seconds(1));
  std::erase_if(topics, [&](const Topic& topic) {
    return std::ranges::find(checkin.done, short_id(Kind::topic, topic.id.value)) == checkin.done.end();
  });
  return topics;
}

// A date can stop being a meeting's when the cadence changes.
bool is_planned(Store& store, const Relationship& relationship, Date original_date, const Clock& clock) {
  try {
    return meeting_at(store, relationship, original_date, clock.now, clock.zones).status == MeetingStatus::planned;
  } catch (const Error&) {
    return false;
  }
}

// A topic put on a meeting leaves it when that is cancelled, missed or held without it.
std::optional<Date> waits_for(Store& store, const Relationship& relationship, const Topic& topic, const std::optional<Meeting>& next,
                              const Clock& clock) {
  if (topic.status != TopicStatus::open) return std::nullopt;
  const auto next_date = next ? std::optional(next->original_date) : std::nullopt;
  if (!topic.pinned_to || topic.pinned_to == next_date) return next_date;
  return is_planned(store, relationship, *topic.pinned_to, clock) ? topic.pinned_to : next_date;
}

}  // namespace

std::optional<Date> meeting_of(Store& store, const Relationship& relationship, const Topic& topic, const Clock& clock) {
  return waits_for(store, relationship, topic, next_meeting(store, relationship, clock.now, clock.zones), clock);
}

std::vector<Topic> topics_waiting(Store& store, const Relationship& relationship, const Meeting& meeting, std::vector<Topic> open,
                                  const Clock& clock) {
  if (open.empty() || meeting.status != MeetingStatus::planned) return {};
  const auto next = next_meeting(store, relationship, clock.now, clock.zones);
  std::erase_if(open, [&](const Topic& topic) { return waits_for(store, relationship, topic, next, clock) != meeting.original_date; });
  return open;
}

std::vector<Topic> topics_on(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock) {
  std::vector<Topic> topics;
  if (meeting.status == MeetingStatus::planned)
    topics = topics_waiting(store, relationship, meeting, open_topics(store, relationship.pair.id), clock);
  if (meeting.status == MeetingStatus::held && meeting.checkin)
    topics = discussed_in(store, checkin_of(store, *meeting.checkin), clock.now);
  return topics;
}

}  // namespace mentor
