// What was planned for each day of a pair, command by command: which meetings a change took away, and how often one was revised.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "mentor/domain/meeting.hpp"

namespace mentor {

/// What a pair had agreed once a command was done. Of the pair only what decides when it meets is as it was then.
struct PlanVersion {
  std::int64_t command;  ///< rises, whatever the clock says
  Instant at;
  Pair pair;
  std::vector<Agreement> agreements;  ///< by `from`, never empty
};

/// What was written about one meeting once a command was done; nullopt where that was taken back.
struct RowVersion {
  std::int64_t command;
  Instant at;
  std::optional<MeetingRow> row;
};

struct PlanHistory {
  std::vector<PlanVersion> plans;                ///< oldest first
  std::map<Date, std::vector<RowVersion>> rows;  ///< by original date, oldest first
};

/// How often a meeting was revised.
struct Revision {
  std::int64_t changes = 0;        ///< of its time, length, place, or whether it will be (RFC 5546 2.1.4)
  Instant modified{};              ///< the latest time at which one was made, or the meeting was first planned; never falls
  std::optional<Meeting> meeting;  ///< as planned now, or before it was taken away: then it is cancelled; nullopt where there never was one
  bool is_planned = false;         ///< whether the pair has it, be it cancelled
};
/// Of the meeting with this original date. Both numbers only rise as commands are added, undone or repeated, by whatever clock.
Revision revision_of(const PlanHistory& history, Date original_date, Zones& zones);

/// The meetings that would start within [from, until) and that a change since `since` took away: a new cadence, another start or end,
/// something written that was taken back. Cancelled, by start.
std::vector<Meeting> taken_away(const PlanHistory& history, Instant from, Instant until, Instant since, Zones& zones);

}  // namespace mentor
