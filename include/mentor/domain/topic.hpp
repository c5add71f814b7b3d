// A topic: one agenda item, which carries over by itself until it is discussed or dropped.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

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
  bool is_standing = false;       ///< on every planned meeting until it is dropped, never carried
  std::optional<Date> pinned_to;  ///< original date of the meeting it was put on by --meeting
  TopicStatus status = TopicStatus::open;
  std::optional<Instant> closed_at;
  int carried = 0;  ///< times_carried(), computed when read
  friend bool operator==(const Topic&, const Topic&) = default;
};

/// Its words, for people.
inline Phrase phrase_of(const Topic& topic) { return {topic.text, topic.is_private}; }

/// A topic whose `carried` reaches this is on its third appearance and flagged (rules.md, Cadence).
inline constexpr int kCarriedFlag = 2;

/// The meetings of a pair that took place, as its topics count them.
struct MeetingsHeld {
  struct Held {
    Instant met_at;
    Date on;         ///< original date of the meeting it joined, else the local day
    bool is_joined;  ///< it was a planned meeting
  };
  std::vector<Held> held;
  std::map<Date, Date> moved;  ///< by original date, the local day a meeting was moved to
};

/// The meeting a topic is on: the one it was put on while that is planned, else the pair's next planned one; nullopt where there is none.
/// By original dates; `planned` begins with the next and may leave out those that no topic was put on.
std::optional<Date> meeting_for(const std::optional<Date>& put_on, std::span<const Date> planned);
/// Whether an open topic is on the planned meeting of this date.
bool is_on(const Topic& topic, Date original_date, std::span<const Date> planned);
/// What meeting_for() asks for, of the meetings that topics were put on those that `is_planned` says are.
std::vector<Date> planned_for_topics(std::optional<Date> next, std::span<const std::optional<Date>> put_on,
                                     const std::function<bool(Date)>& is_planned);

/// How often a topic was carried until then, included: the held meetings since its origin in which it stayed open; a standing one never.
/// Missed, cancelled and unrecorded ones do not count. The meeting it was first meant for counts also when the topic was added in its
/// course, any other only when it was there before; one that a moved meeting took along was not on those that were held before that one, in
/// their order of days.
int times_carried(const Topic& topic, const MeetingsHeld& meetings, Instant until);

}  // namespace mentor
