// Which topics are on which meeting: what the store has, for the rule of domain/topic.hpp.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// Whether the pair has a planned meeting with this original date.
bool is_planned(Store& store, const Relationship& relationship, Date original_date, const Clock& clock);
/// The original date of the meeting a topic is on, of a standing one the next; nullopt where none is planned and for a topic that was
/// closed.
std::optional<Date> meeting_of(Store& store, const Relationship& relationship, const Topic& topic, const Clock& clock);
/// The same for many open topics of one pair, beside them.
std::vector<std::optional<Date>> meetings_of(Store& store, const Relationship& relationship, const std::vector<Topic>& open,
                                             const Clock& clock);
/// A pair's open topics and the planned meetings they are on.
struct PlacedTopics {
  std::vector<Topic> open;
  std::vector<Date> planned;  ///< as planned_for_topics() has them

  /// Those on the planned meeting of this date.
  std::vector<Topic> on(Date original_date) const;
};
PlacedTopics placed_topics(Store& store, const Relationship& relationship, std::vector<Topic> open, const Clock& clock);
/// Puts a topic of the pair on a meeting: until it was carried over, that is the one it was first meant for. Throws refused for a meeting
/// of another pair, and for one that is not planned.
void put_on(Topic& topic, const Relationship& relationship, const PairMeeting& found);
/// Of a planned meeting the open topics that are on it; of one that was held those discussed in it.
std::vector<Topic> topics_on(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock);

}  // namespace mentor
