// A relationship's timeline: everything that was recorded of it, as dated lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// One line. `kind` is one of: start, agreement, signed, goal-set, goal-changed (its scope), goal-done, goal-dropped, progress, step-done,
/// checkin, note, win, blocker, lesson, thanks, promise, kept, promise-dropped, topic, discussed, topic-dropped, moved, cancelled, missed,
/// pause, resume, reason (of an edit or drop), end.
struct Event {
  Date on;
  std::string kind;
  std::string ref;  ///< the short id of the thing, or the meeting's PAIR@DATE
  Phrase text;
  friend bool operator==(const Event&, const Event&) = default;
};

struct TimelineRange {
  std::optional<Date> since;  ///< included
  std::optional<Date> until;  ///< included
};

/// Newest first; on one day a check-in's lines follow it.
std::vector<Event> timeline_of(Store& store, const Relationship& relationship, const TimelineRange& range, const Clock& clock);
/// "logged 3 days later" for a check-in logged on a later day than it was met, "" otherwise.
std::string say_logged_late(const Checkin& checkin, const Zone& zone);
/// "45 min, video, rating 4 of 5, logged 3 days later"
std::string say_contact(const Checkin& checkin, const Zone& zone);

}  // namespace mentor
