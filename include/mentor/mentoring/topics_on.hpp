// Which topics are on which meeting.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The original date of the meeting an open topic waits for: the one it was put on while that is still to come, else the next planned
/// one; nullopt where none is planned and for a topic that was closed.
std::optional<Date> meeting_of(Store& store, const Relationship& relationship, const Topic& topic, const Clock& clock);
/// Of the pair's open topics those that wait for this meeting; none for one that is not planned.
std::vector<Topic> topics_waiting(Store& store, const Relationship& relationship, const Meeting& meeting, std::vector<Topic> open,
                                  const Clock& clock);
/// Of a meeting to come the open topics that wait for it; of one that was held those discussed in it.
std::vector<Topic> topics_on(Store& store, const Relationship& relationship, const Meeting& meeting, const Clock& clock);

}  // namespace mentor
