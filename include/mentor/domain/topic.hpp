// A topic: one agenda item, which carries over by itself until it is discussed or dropped.
#pragma once

#include <optional>
#include <string>

#include "mentor/base/id.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {

enum class TopicStatus { open, discussed, dropped };
template <>
inline constexpr auto kEnumNames<TopicStatus> = std::to_array<EnumName<TopicStatus>>({{TopicStatus::open, "open"},
                                                                                      {TopicStatus::discussed, "discussed"},
                                                                                      {TopicStatus::dropped, "dropped"}});

struct Topic {
  TopicId id{0};
  Uid uid;
  PairId pair{0};
  RawText text;
  Party by = Party::mentee;
  std::optional<Minutes> length;
  std::optional<GoalId> goal;
  bool is_private = false;
  std::optional<Date> origin_date;  ///< original date of the meeting it was first meant for; nullopt when none was planned
  Instant created_at{};
  bool is_standing = false;       ///< on every agenda
  std::optional<Date> pinned_to;  ///< original date of the meeting it was put on by --meeting
  TopicStatus status = TopicStatus::open;
  std::optional<Instant> closed_at;
  int carried = 0;  ///< held meetings since its origin in which it stayed open; computed when read
  friend bool operator==(const Topic&, const Topic&) = default;
};

/// Its words, for people.
inline Phrase phrase_of(const Topic& topic) { return {topic.text, topic.is_private}; }

/// A topic whose `carried` reaches this is on its third appearance and flagged (rules.md, Cadence).
inline constexpr int kCarriedFlag = 2;

}  // namespace mentor
