// Health: how a pair is doing, by which rule, on what evidence, and the day the verdict flips (rules.md, Health).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

/// The thresholds of rules.md, each a config key under `health.`.
struct Thresholds {
  int grace_days = 10;     ///< days after the first cadence before silence counts (Torch)
  double quiet = 2;        ///< cadences of silence
  double silent = 3;       ///< cadences of silence
  int rating_last = 2;     ///< the last rating at or below this
  double rating_mean = 3;  ///< the mean of the last three below this
  int no_progress_days = 30;
  int promises_days = 14;
  int one_way_days = 90;
  int ending_days = 14;
  friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

enum class HealthStatus { on_track, needs_checkin, at_risk, too_early, paused, ended };
template <>
inline constexpr auto kEnumNames<HealthStatus> = std::to_array<EnumName<HealthStatus>>({{HealthStatus::on_track, "on-track"},
                                                                                        {HealthStatus::needs_checkin, "needs-check-in"},
                                                                                        {HealthStatus::at_risk, "at-risk"},
                                                                                        {HealthStatus::too_early, "too-early"},
                                                                                        {HealthStatus::paused, "paused"},
                                                                                        {HealthStatus::ended, "ended"}});

/// What is known about a pair at the moment of judgement; days are in the agreement's zone. `ref` is a short id ("c45", "ada@2026-12-01").
struct HealthInput {
  struct Contact {
    std::string ref;
    Date met_on;
  };
  struct Rating {
    std::string ref;
    int rating;
  };
  struct Recorded {
    std::string ref;
    bool missed;
  };
  struct OpenGoal {
    std::string ref;
    std::optional<Date> due_on;
    Date created_on;
    std::optional<Date> last_progress_on;
    bool has_target;
  };
  struct OverduePromise {
    std::string ref;
    Date due_on;
  };

  const Pair* pair = nullptr;
  std::optional<int> cadence_days;      ///< nullopt: as-needed
  std::vector<Contact> last_contacts;   ///< newest first, at most 3
  std::vector<Rating> last_ratings;     ///< newest first, at most 3
  std::vector<Recorded> last_recorded;  ///< the last meetings held or missed, newest first, at most 2
  int held_meetings = 0;                ///< counted up to 3
  bool fully_signed = false;            ///< the agreement in force, by both
  std::vector<OpenGoal> open_goals;
  std::vector<OverduePromise> overdue;  ///< open actions past their due date
  std::optional<Date> last_given_back;  ///< last lesson or win by the mentor, or thanks by either side
};

enum class Verdict { at_risk, needs_checkin, too_early, note, on_track };
template <>
inline constexpr auto kEnumNames<Verdict> = std::to_array<EnumName<Verdict>>({{Verdict::at_risk, "at-risk"},
                                                                              {Verdict::needs_checkin, "needs-check-in"},
                                                                              {Verdict::too_early, "too-early"},
                                                                              {Verdict::note, "note"},
                                                                              {Verdict::on_track, "on-track"}});

struct HealthReason {
  std::string rule;  ///< "quiet", "goal-overdue" ...
  Verdict verdict;
  double threshold;                   ///< in the rule's own unit (days, ratings, counts)
  double value;                       ///< what was found, in the same unit
  std::vector<std::string> evidence;  ///< short ids of the rows that decided it
  std::optional<Date> flips_on;       ///< the day on which, with nothing new, this verdict begins or ends
  std::string text;                   ///< for people: "nothing logged since 3 Nov (20 days; the limit is 14)"
};

struct Health {
  HealthStatus status = HealthStatus::on_track;
  std::vector<HealthReason> reasons;  ///< the rules that fired, worst first; on track: the quiet rule and the day it flips
};

/// Whether someone should act: needs-check-in or at-risk.
inline bool needs_attention(HealthStatus status) { return status == HealthStatus::needs_checkin || status == HealthStatus::at_risk; }

/// MentorshipReport days from the last contact of any channel (else the start) to `day`, days of a pause not counted. Negative before the
/// start.
int days_of_silence(const HealthInput& facts, Date day);
/// The day from which they count.
Date silent_since(const HealthInput& facts);

/// Whether the rule `quiet` or `silent` fires: the one meaning of a silent pair.
bool is_silent(const HealthInput& facts, const Thresholds& thresholds, Date day);

/// Judges one pair on `day`. Days of a pause do not count as silence.
Health judge(const HealthInput& facts, const Thresholds& thresholds, Date day);

}  // namespace mentor
