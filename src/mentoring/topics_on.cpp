// Finds the meeting a topic is on, and the topics a meeting has.
#include "mentor/mentoring/topics_on.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "mentor/base/error.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

std::vector<Topic> discussed_in(Store& store, CheckinId checkin, const Clock& clock) {
  std::vector<Topic> topics;
  for (const auto& closing : closings_of(store, checkin))
    if (closing.closed.kind == Kind::topic) topics.push_back(topic_of(store, TopicId(closing.closed.number)));
  std::erase_if(topics, [](const Topic& topic) { return topic.status == TopicStatus::open && !topic.is_standing; });
  count_carried(store, topics, Instant::max(), clock.zones);
  return topics;
}

std::vector<Date> planned_for(Store& store, const Relationship& relationship, const std::vector<Topic>& open, const Clock& clock) {
  if (open.empty()) return {};
  const auto next = next_meeting(store, relationship, clock.now, clock.zones);
  std::vector<std::optional<Date>> put_on;
  for (const auto& topic : open) put_on.push_back(topic.pinned_to);
  return planned_for_topics(next ? std::optional(next->original_date) : std::nullopt, put_on,
                            [&](Date date) { return is_planned(store, relationship, date, clock); });
}

}  // namespace

// A date can stop being a meeting's when the cadence changes.
bool is_planned(Store& store, const Relationship& relationship, Date original_date, const Clock& clock) {
  try {
    return meeting_at(store, relationship, original_date, clock.now, clock.zones).status == MeetingStatus::planned;
  } catch (const Error&) {
    return false;
  }
}

std::optional<Date> meeting_of(Store& store, const Relationship& relationship, const Topic& topic, const Clock& clock) {
  if (topic.status != TopicStatus::open) return std::nullopt;
  return meetings_of(store, relationship, {topic}, clock).front();
}

std::vector<std::optional<Date>> meetings_of(Store& store, const Relationship& relationship, const std::vector<Topic>& open,
                                             const Clock& clock) {
  const auto planned = planned_for(store, relationship, open, clock);
  std::vector<std::optional<Date>> meetings;
  for (const auto& topic : open) meetings.push_back(meeting_for(topic.pinned_to, planned));
  return meetings;
}

PlacedTopics placed_topics(Store& store, const Relationship& relationship, std::vector<Topic> open, const Clock& clock) {
  PlacedTopics placed{std::move(open), {}};
  placed.planned = planned_for(store, relationship, placed.open, clock);
  return placed;
}

std::vector<Topic> PlacedTopics::on(Date original_date) const {
  std::vector<Topic> topics;
  std::ranges::copy_if(open, std::back_inserter(topics), [&](const Topic& topic) { return is_on(topic, original_date, planned); });
  return topics;
}

void put_on(Topic& topic, const Relationship& relationship, const PairMeeting& found) {
  const bool fits = found.relationship.pair.id == relationship.pair.id && found.meeting.status == MeetingStatus::planned;
  if (!fits) throw refused("'" + ref_of(found) + "' is no planned meeting of '" + relationship.pair.handle + "'", "mentor meeting list");
  const Date date = found.meeting.original_date;
  topic.pinned_to = date;
  topic.origin_date = topic.carried == 0 ? date : std::min(date, topic.origin_date.value_or(date));
}

std::vector<Topic> topics_on(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock) {
  if (meeting.status == MeetingStatus::planned)
    return placed_topics(store, relationship, open_topics(store, relationship.pair.id, clock.zones), clock).on(meeting.original_date);
  if (meeting.status != MeetingStatus::held || !meeting.checkin) return {};
  return discussed_in(store, *meeting.checkin, clock);
}

}  // namespace mentor
