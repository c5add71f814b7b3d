// A pair that pauses, ends or is taken up again, and which calendar entries that takes away.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/resolve.hpp"

namespace mentor {

/// What is to be withdrawn from calendars.
struct Withdrawn {
  std::vector<Meeting> meetings;  ///< planned from now on, by start
  bool has_all_later = false;     ///< and every one after those
};
/// The meetings planned from now on within [from, until], of the next weeks where there is no end, by the relationship as it stood before;
/// and whether the cadence goes on after those.
Withdrawn entries_to_withdraw(Store& store, const Relationship& before, Date from, std::optional<Date> until, const Clock& clock);

/// What new terms from a day on take away: what was planned before and is not by the relationship as it stands now.
Withdrawn entries_taken_away(Store& store, const Relationship& before, const Relationship& now, Date from, const Clock& clock);

/// Throws refused for a pair that has ended.
void require_running(const Pair& pair);
/// Ends it today.
void end_pair(Store& store, Pair pair, std::optional<Party> by, std::string_view because, Date today);
/// Logs what I say in thanks as a message of now.
void log_thanks(Store& store, const Pair& pair, const std::string& text, Instant now);
/// Writes the pause. Throws refused for a pair that will have ended when it begins, or that pauses then already.
void pause_pair(Store& store, const Pair& pair, Pause pause);
/// Writes a pause of the pair that was changed. Throws refused where it would run into another one.
void change_pause(Store& store, const Pair& pair, const Pause& changed);
/// Takes up a pair that ended, ends the pause it is in, or takes back the next one, whose first day is given; nullopt where it goes on from
/// today. Throws refused for a pair that is neither paused nor ended.
std::optional<Date> resume_pair(Store& store, const Pair& pair, Date today);

}  // namespace mentor
