// Topics in the store.
#pragma once

#include <optional>
#include <vector>

#include "mentor/base/zone.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// The open topics of one pair or of all, by id, as they are stored: how often each was carried is not counted.
std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair);
/// The same, each with how often it was carried.
std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair, Zones& zones);
/// The topics that were open at a moment, by id, each with how often it had been carried by then.
std::vector<Topic> topics_open_at(Store& store, std::optional<PairId> pair, Instant at, Zones& zones);
/// Every topic of a pair, by id, as they are stored.
std::vector<Topic> all_topics(Store& store, PairId pair);
/// The topics of a pair that were closed within [from, until), as they are stored.
std::vector<Topic> topics_closed_between(Store& store, PairId pair, Instant from, Instant until);
/// Counts how often each was carried by `until`, on the clocks of the agreements. The cost is that of what was logged since they were made.
void count_carried(Store& store, std::vector<Topic>& topics, Instant until, Zones& zones);
/// Throws not_found.
Topic topic_of(Store& store, TopicId id, Zones& zones);
/// As it is stored, for those who change it: how often it was carried is not counted. Throws not_found.
Topic topic_of(Store& store, TopicId id);
TopicId insert_topic(Store& store, const Topic& topic);
void update(Store& store, const Topic& topic);

}  // namespace mentor
