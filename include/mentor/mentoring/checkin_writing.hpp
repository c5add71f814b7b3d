// Writing a check-in and correcting it, with what it changes beside itself: progress of goals, promises, and things that are done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/mentoring/meeting_match.hpp"

namespace mentor {

/// A promise made in a check-in; whose it is follows from the flag.
struct Promise {
  bool mine;
  std::string text;
  std::optional<Date> due_on;
};

/// "g3=5" or "g3+1".
struct ProgressFlag {
  std::int64_t goal;
  bool relative;
  double number;
};

struct CheckinEffects {
  std::vector<ProgressFlag> progress;
  std::vector<Promise> promises;
  std::vector<std::string> done;  ///< references
  bool is_private = false;        ///< of the promises
};

/// What was recorded with a check-in, in the order in which it was.
struct CheckinRecords {
  std::vector<Action> actions;
  std::vector<Progress> progress;
  std::vector<Closing> closings;
};

/// What was said of a new check-in; its lines are by whoever writes of it.
struct CheckinSaid {
  OccasionSaid occasion;
  std::optional<int> rating;
  std::vector<Line> lines;
  CheckinEffects effects;
};

/// A check-in as it stands, with what was recorded in it.
struct CheckinWritten {
  std::optional<Checkin> checkin;
  CheckinRecords records;
  Occasion occasion = {};  ///< of one that was logged just now
};

/// Logs a check-in, and records its progress, promises and closings as of the day they met. Throws as occasion_of() does; refused for a
/// thing of another pair and for one that is closed already; not_found.
CheckinWritten log_checkin(Store& store, const Relationship& relationship, const CheckinSaid& said, const Clock& clock);

/// Puts a check-in at the time or the meeting that was said. One that it newly joins gives its time, length and channel.
void put_at(Store& store, const Relationship& relationship, const OccasionSaid& said, Checkin& checkin, const Clock& clock);
/// The check-in as it stands in another pair: what was mine stays mine, and it joins that pair's meeting of the day, if one stands unlogged.
/// Throws refused for what cannot come along: progress and what it closed, which are of the old pair, and promises that were closed in
/// another check-in.
Checkin taken_to(Store& store, const CheckinWritten& before, const Relationship& there, const Clock& clock);
/// Writes a check-in over what stands. Where it goes to another pair its promises come along. What it recorded follows it to another day, but for what was dated otherwise since, and becomes
/// private or shared where that is said; what is new is recorded as with log_checkin(), and throws as that does.
CheckinWritten rewrite_checkin(Store& store, const Pair& pair, const CheckinWritten& before, const Checkin& after,
                               std::optional<bool> is_private, const CheckinEffects& effects, const Clock& clock);
/// Records progress outside a check-in; returns the goal as it stands then. Throws refused for a goal that is closed and for a day to come,
/// not_found.
Goal record_progress(Store& store, const Progress& progress, const Clock& clock);
/// Throws not_found.
CheckinWritten written_checkin(Store& store, CheckinId id);

}  // namespace mentor
