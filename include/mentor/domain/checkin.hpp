// A check-in: one contact that took place, its lines, and what it changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/domain/side.hpp"

namespace mentor {

enum class LineKind { note, win, blocker, lesson, thanks };
template <>
inline constexpr auto kEnumNames<LineKind> = std::to_array<EnumName<LineKind>>({{LineKind::note, "note"},
                                                                                {LineKind::win, "win"},
                                                                                {LineKind::blocker, "blocker"},
                                                                                {LineKind::lesson, "lesson"},
                                                                                {LineKind::thanks, "thanks"}});

struct Line {
  LineId id{0};
  LineKind kind = LineKind::note;
  Party by = Party::mentee;
  bool is_private = false;
  RawText text;
  CheckinId checkin{0};
  Uid uid{};
  friend bool operator==(const Line&, const Line&) = default;
};

/// Its words, for people.
inline Phrase phrase_of(const Line& line) { return {line.text, line.is_private}; }

struct Checkin {
  CheckinId id{0};
  Uid uid;
  PairId pair{0};
  Instant met_at{};
  Instant logged_at{};
  std::optional<Minutes> length;
  Channel channel = Channel::video;
  std::optional<int> rating;  ///< 1..5
  Party by = Party::mentee;
  std::optional<Date> meeting_on;  ///< original date of the meeting it joined
  bool is_counted = true;          ///< not where another author's check-in of the same meeting is; the store sees to it
  std::vector<Line> lines;         ///< by id
  friend bool operator==(const Checkin&, const Checkin&) = default;
};

/// How long it was, unless another account of the same meeting says so.
inline Minutes counted_length(const Checkin& checkin) { return checkin.is_counted ? checkin.length.value_or(Minutes{0}) : Minutes{0}; }

/// What a check-in closed.
struct Closing {
  ClosingId id{0};
  CheckinId checkin{0};
  RowRef closed{Kind::topic, 0};
  friend bool operator==(const Closing&, const Closing&) = default;
};

}  // namespace mentor
