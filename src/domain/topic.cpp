#include "mentor/domain/topic.hpp"

#include <algorithm>
#include <utility>

#include "mentor/domain/meeting.hpp"

namespace mentor {
namespace {

// Where a meeting stands among the others: by the day it is on, and by its original date on one day.
std::pair<Date, Date> place_of(Date original_date, const MeetingsHeld& meetings) {
  const auto moved = meetings.moved.find(original_date);
  return {moved == meetings.moved.end() ? original_date : moved->second, original_date};
}

// Whether the topic was on the agenda of a meeting that took place while it was open.
bool was_on(const Topic& topic, const MeetingsHeld::Held& held, const MeetingsHeld& meetings) {
  if (held.is_joined && held.on == topic.origin_date) return true;
  if (held.met_at <= topic.created_at) return false;
  const auto place = place_of(held.on, meetings);
  if (topic.origin_date && place < place_of(*topic.origin_date, meetings)) return false;
  return !topic.pinned_to || held.on <= *topic.pinned_to || place > place_of(*topic.pinned_to, meetings);
}

}  // namespace

std::optional<Date> meeting_for(const std::optional<Date>& put_on, std::span<const Date> planned) {
  if (planned.empty()) return std::nullopt;
  return put_on && std::ranges::find(planned, *put_on) != planned.end() ? *put_on : planned.front();
}

bool is_on(const Topic& topic, Date original_date, std::span<const Date> planned) {
  return topic.is_standing || meeting_for(topic.pinned_to, planned) == original_date;
}

std::vector<Date> planned_for_topics(std::optional<Date> next, std::span<const std::optional<Date>> put_on,
                                     const std::function<bool(Date)>& is_planned) {
  if (!next) return {};
  std::vector<Date> planned{*next};
  for (const auto& date : put_on)
    if (date && std::ranges::find(planned, *date) == planned.end() && is_planned(*date)) planned.push_back(*date);
  return planned;
}

int times_carried(const Topic& topic, const MeetingsHeld& meetings, Instant until) {
  if (topic.is_standing) return 0;
  return static_cast<int>(std::ranges::count_if(meetings.held, [&](const MeetingsHeld::Held& held) {
    const bool was_open = held.met_at > topic.created_at - kLongestMeeting && (!topic.closed_at || held.met_at < *topic.closed_at);
    return was_open && held.met_at <= until && was_on(topic, held, meetings);
  }));
}

}  // namespace mentor
