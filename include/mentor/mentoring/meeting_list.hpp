// The meetings of many pairs in a time, with their topics.
#pragma once

#include <vector>

#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct ListedMeeting {
  const Relationship* relationship;
  Meeting meeting;
  std::vector<Topic> topics;  ///< as topics_on() has them
};

/// Those of the pairs that start from `first` to `last`, both included, in my zone; by start. They point into `pairs`.
std::vector<ListedMeeting> listed_meetings(Store& store, const std::vector<Relationship>& pairs, Date first, Date last, const Clock& clock);

}  // namespace mentor
