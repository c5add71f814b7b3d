// A week or a month of many pairs: what is gathered from the store before it is put into words or values.
#pragma once

#include <optional>
#include <vector>

#include "mentor/base/phrase.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/period.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

struct PairPeriod {
  const Relationship* relationship = nullptr;
  Health health;                    ///< on the last day that counts
  std::vector<Checkin> contacts;    ///< met in the period, by when they met
  std::vector<Checkin> late;        ///< logged in the period, met before it
  std::vector<Meeting> missed;      ///< by start
  std::vector<Meeting> cancelled;   ///< by start
  std::vector<Meeting> unrecorded;  ///< past, neither logged nor missed
  std::vector<GoalWay> goals;       ///< open at its end, or closed in it
  std::vector<Action> kept;         ///< done in it
  std::vector<Action> open;         ///< open at its end
  std::optional<Meeting> next;      ///< the first after it, or after now
  std::vector<Topic> topics;        ///< open then, for that meeting, or for any where there is none

  const Pair& pair() const { return relationship->pair; }
};

struct Totals {
  int pairs = 0;
  int checkins = 0;
  Minutes length{0};
  int held = 0;    ///< meetings
  int missed = 0;  ///< meetings
  int kept = 0;    ///< actions
  int open = 0;    ///< actions
  int overdue = 0;
  friend bool operator==(const Totals&, const Totals&) = default;
};

struct PeriodReport {
  Period period;
  Date day;        ///< the last day that counts: the period's last, or today where that is earlier
  Instant moment;  ///< the end of the period, or now where that is earlier
  std::vector<Relationship> relationships;
  std::vector<PairPeriod> pairs;  ///< those active on any day of it, by handle
  Totals totals;
  std::size_t left_out = 0;  ///< private lines, topics and promises
};

/// Borders are midnight in my zone. What is known now is told about the period as it stood at its end, so that a closed period gives the
/// same until its data change. `disclosure` says whether what is private is in it.
PeriodReport gather_period(Store& store, std::vector<Relationship> chosen, const Period& period, const Thresholds& thresholds,
                           Disclosure disclosure, const Clock& clock);

/// The sums of one pair by `day`, which count it as one.
Totals totals_of(const PairPeriod& pair, Date day);
Totals& operator+=(Totals& sum, const Totals& more);
/// A check-in that was a meeting: by its channel, or because it joined one.
bool was_meeting(const Checkin& checkin);

}  // namespace mentor
