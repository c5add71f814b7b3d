// The rows that health is judged from, of one pair, and the facts they come to at the end of a day.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/channel.hpp"
#include "mentor/store/health_input.hpp"
#include "store/connection.hpp"

namespace mentor::store {

/// Facts look back over so many: the newest contacts, ratings and meetings held.
inline constexpr std::size_t kLastContacts = 3;
/// A rating older than this many check-ins says nothing about today.
inline constexpr int kLookBack = 60;

struct HealthRows {
  struct Contact {
    CheckinId id;
    Instant met_at;
    Instant logged_at;
    bool is_meeting;  ///< by its channel, or because it joined one; and counted
    std::optional<int> rating;
    std::optional<Date> joined;
  };
  struct Missed {
    Date on;
    Instant recorded_at;
  };
  struct GivenBack {
    CheckinId id;
    Instant met_at;
    Instant logged_at;
  };
  struct Moved {
    Date from;
    Date to;
    Instant moved_at;
    std::optional<Instant> cancelled_at;
  };
  /// `logged_at`: of the check-in that reported it, where one did.
  struct Progress {
    Date on;
    std::optional<Instant> logged_at;
  };
  struct Goal {
    GoalId id;
    std::optional<Date> due_on;
    Date starts_on;
    std::optional<Date> closed_on;
    bool has_target;
    std::vector<Progress> progress;  ///< by day
  };
  struct Promise {
    ActionId id;
    Date due_on;
    Date created_on;
    std::optional<Date> closed_on;
    std::optional<Instant> logged_at;
  };

  const Relationship* relationship = nullptr;
  std::vector<Contact> contacts;  ///< by the time they met
  std::vector<Missed> missed;     ///< by day
  std::vector<GivenBack> given;   ///< by the time they met
  std::vector<Moved> moved;
  std::vector<Goal> goals;        ///< by id
  std::vector<Promise> promises;  ///< by due day, then id
};

/// The columns that `read_contact` and `read_moved` read, in their order; and what makes a row of `meeting` a moved one.
inline constexpr const char* kContactColumns = "id, met_at, logged_at, channel, rating, meeting_on, counted";
inline constexpr const char* kMovedColumns = "original_date, wall, moved_at, cancelled_at";
inline constexpr const char* kIsMoved = " and wall is not null and extra = 0 and moved_at is not null";
HealthRows::Contact read_contact(Query& query);
HealthRows::Moved read_moved(Query& query);

/// Rows that say nothing of the judged day are passed over, so that more may be there than it needs.
HealthInput facts_of(const HealthRows& rows, const Judgement& judgement, Zones& zones);

}  // namespace mentor::store
