// What stands on the start screen, before it is put into words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/action.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// How far back meetings are looked for that nobody recorded: the longest cadence there is, a quarter.
inline constexpr int kUnloggedDays = 92;

struct Today {
  struct ToCome {
    const Relationship* relationship;
    Meeting meeting;
    std::vector<Topic> topics;
  };
  struct Silent {
    const Relationship* relationship;
    Date since;
    int days;
    int cadence_days;
    std::string silence;  ///< in words: "nothing logged since Tue 10 Nov: 21 days"
  };
  struct Promise {
    const Pair* pair;
    Action action;
  };
  struct Due {
    const Pair* pair;
    Goal goal;
  };

  std::vector<Relationship> relationships;  ///< those that run, paused ones too, by handle
  std::vector<ToCome> meetings;             ///< planned, of the next 7 days, by start
  std::vector<ToCome> later;                ///< the nearest one beyond, where there is none in those days
  std::vector<ToCome> unlogged;             ///< of the last 92 days, neither logged, missed nor cancelled, by start
  std::vector<Silent> silent;               ///< those for whom the health rule `quiet` or `silent` fires, the longest first
  std::vector<Promise> actions;             ///< my open ones, by due date
  std::vector<Promise> owed;                ///< open ones that the other side made to me, by due date
  std::vector<Due> goals;                   ///< open, overdue or due within 14 days, by due date
};

/// What fits into a prompt.
struct Glance {
  std::string handle;            ///< of the pair that meets next within 7 days; "" where none does
  std::optional<Instant> start;  ///< when
  std::size_t overdue = 0;       ///< promises of mine
  std::size_t unlogged = 0;      ///< meetings
};
Glance glance_at(Store& store, const Clock& clock);

Today gather_today(Store& store, const Thresholds& thresholds, const Clock& clock);

}  // namespace mentor
