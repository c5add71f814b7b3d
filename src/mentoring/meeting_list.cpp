#include "mentor/mentoring/meeting_list.hpp"

#include <algorithm>

#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

// The open topics of a pair are read once for all of its meetings.
void add_topics(Store& store, const Relationship& relationship, std::vector<ListedMeeting>& meetings, const Clock& clock) {
  const auto is_planned = [](const ListedMeeting& listed) { return listed.meeting.status == MeetingStatus::planned; };
  PlacedTopics open;
  if (std::ranges::any_of(meetings, is_planned))
    open = placed_topics(store, relationship, open_topics(store, relationship.pair.id, clock.zones), clock);
  for (auto& listed : meetings)
    listed.topics =
        is_planned(listed) ? open.on(listed.meeting.original_date) : topics_on(store, *listed.relationship, listed.meeting, clock);
}

}  // namespace

std::vector<ListedMeeting> listed_meetings(Store& store, const std::vector<Relationship>& pairs, Date first, Date last,
                                           const Clock& clock) {
  const Instant from = clock.mine.start_of(first);
  const Instant until = clock.mine.start_of(add_days(last, 1));
  if (from >= until || pairs.empty()) return {};
  std::vector<ListedMeeting> listed;
  const MeetingBook book(store, pairs.size() == 1 ? std::optional(pairs.front().pair.id) : std::nullopt, from, until);
  for (const auto& relationship : pairs) {
    std::vector<ListedMeeting> own;
    for (auto& meeting : book.meetings(relationship, from, until, clock.now, clock.zones))
      own.push_back({&relationship, std::move(meeting), {}});
    add_topics(store, relationship, own, clock);
    std::ranges::move(own, std::back_inserter(listed));
  }
  std::ranges::stable_sort(listed, {}, [](const ListedMeeting& l) { return l.meeting.starts_at; });
  return listed;
}

}  // namespace mentor
