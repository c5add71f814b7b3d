// Topics in the store.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/topic.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// The open topics of one pair or of all, by id, each with how often it was carried.
std::vector<Topic> open_topics(Store& store, std::optional<PairId> pair);
/// The topics that were open at a moment, by id, each with how often it had been carried by then.
std::vector<Topic> topics_open_at(Store& store, std::optional<PairId> pair, Instant at);
/// Every topic of a pair, by id.
std::vector<Topic> all_topics(Store& store, PairId pair);
/// The topics of a pair that were closed within [from, until).
std::vector<Topic> topics_closed_between(Store& store, PairId pair, Instant from, Instant until);
/// Throws not_found.
Topic topic_of(Store& store, TopicId id);
TopicId insert_topic(Store& store, const Topic& topic);
void update_topic(Store& store, const Topic& topic);

}  // namespace mentor
