// Health: how a pair is doing, by which rule, on what evidence, and the day the verdict flips (rules.md, Health).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

enum class Verdict { at_risk, needs_checkin, too_early, note, on_track };
template <>
inline constexpr auto kEnumNames<Verdict> = std::to_array<EnumName<Verdict>>({{Verdict::at_risk, "at-risk"},
                                                                              {Verdict::needs_checkin, "needs-check-in"},
                                                                              {Verdict::too_early, "too-early"},
                                                                              {Verdict::note, "note"},
                                                                              {Verdict::on_track, "on-track"}});

/// The rules, in the order in which they are asked.
enum class HealthRule {
  start,
  first_meeting,
  quiet,
  silent,
  no_shows,
  rating,
  without_signature,
  no_goal,
  goal_overdue,
  goal_stalled,
  promises,
  one_way,
  ending
};
template <>
inline constexpr auto kEnumNames<HealthRule> = std::to_array<EnumName<HealthRule>>({{HealthRule::start, "start"},
                                                                                    {HealthRule::first_meeting, "first-meeting"},
                                                                                    {HealthRule::quiet, "quiet"},
                                                                                    {HealthRule::silent, "silent"},
                                                                                    {HealthRule::no_shows, "no-shows"},
                                                                                    {HealthRule::rating, "rating"},
                                                                                    {HealthRule::without_signature, "unsigned"},
                                                                                    {HealthRule::no_goal, "no-goal"},
                                                                                    {HealthRule::goal_overdue, "goal-overdue"},
                                                                                    {HealthRule::goal_stalled, "goal-stalled"},
                                                                                    {HealthRule::promises, "promises"},
                                                                                    {HealthRule::one_way, "one-way"},
                                                                                    {HealthRule::ending, "ending"}});

/// What each rule says when it fires, in the order of HealthRule; nullopt: the rule is off.
using Verdicts = std::array<std::optional<Verdict>, std::size(kEnumNames<HealthRule>)>;
inline constexpr Verdicts kUsualVerdicts{Verdict::too_early,     Verdict::needs_checkin, Verdict::needs_checkin, Verdict::at_risk,
                                         Verdict::at_risk,       Verdict::needs_checkin, Verdict::note,          Verdict::note,
                                         Verdict::needs_checkin, Verdict::needs_checkin, Verdict::needs_checkin, Verdict::note,
                                         Verdict::note};

/// The thresholds of rules.md, each a config key under `health.`, and the verdicts, each one under `health.verdict.`.
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
  Verdicts verdicts = kUsualVerdicts;
  friend bool operator==(const Thresholds&, const Thresholds&) = default;

  std::optional<Verdict>& verdict(HealthRule rule) { return verdicts[static_cast<std::size_t>(rule)]; }
  std::optional<Verdict> verdict(HealthRule rule) const { return verdicts[static_cast<std::size_t>(rule)]; }
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
  struct Moved {
    std::string ref;
    Date from;  ///< its original date
    Date to;
  };
  struct OverduePromise {
    std::string ref;
    Date due_on;
  };

  const Pair* pair = nullptr;
  Date recorded_on{};                   ///< the day the pair was added
  std::optional<int> cadence_days;      ///< nullopt: as-needed
  std::vector<Contact> last_contacts;   ///< newest first, at most 3
  std::vector<Rating> last_ratings;     ///< newest first, at most 3
  std::vector<Recorded> last_recorded;  ///< the last meetings held or missed, newest first, at most 2
  std::vector<std::string> last_held;   ///< the meetings held, newest first, at most 3
  std::vector<Moved> moved;             ///< of the last cadence, to this day or a later one; not cancelled
  bool fully_signed = false;            ///< the agreement in force, by both
  std::vector<OpenGoal> open_goals;
  std::vector<OverduePromise> overdue;     ///< open actions past their due date
  std::optional<Contact> last_given_back;  ///< last lesson or win by the mentor, or thanks by either side
};

struct HealthReason {
  std::string rule;  ///< "quiet", "goal-overdue" ...
  Verdict verdict;
  double threshold;                   ///< in the rule's own unit (days, ratings, counts)
  double value;                       ///< what was found, in the same unit
  std::vector<std::string> evidence;  ///< short ids of the rows that decided it
  std::optional<Date> flips_on;       ///< the day on which, with nothing new, this verdict begins or ends
  std::string text;                   ///< for people: "nothing logged since Tue 3 Nov: 20 days (the limit is 14)"
};

struct Health {
  HealthStatus status = HealthStatus::on_track;
  std::vector<HealthReason> reasons;  ///< the rules that fired, worst first; on track: the quiet rule and the day it flips
};

/// Whether someone should act: needs-check-in or at-risk.
inline bool needs_attention(HealthStatus status) { return status == HealthStatus::needs_checkin || status == HealthStatus::at_risk; }

/// The day from which silence counts: that of the last contact of any channel; where nothing is logged yet, the one from which the pair is
/// judged.
Date silent_since(const HealthInput& facts);
/// Whole days since then up to `day`, those of a pause not counted. Negative before the start.
int days_of_silence(const HealthInput& facts, Date day);
/// "nothing logged since Tue 10 Nov: 21 days, 9 without the pause"
std::string say_silence(const HealthInput& facts, Date day);

/// Whether the rule `quiet` or `silent` fires: the one meaning of a silent pair.
bool is_silent(const HealthInput& facts, const Thresholds& thresholds, Date day);

/// The rules that fire on `day` as at-risk or needs-check-in, without their reasons.
std::vector<HealthRule> alarms_on(const HealthInput& facts, const Thresholds& thresholds, Date day);

/// Judges one pair on `day`. Days of a pause do not count as silence.
Health judge(const HealthInput& facts, const Thresholds& thresholds, Date day);

}  // namespace mentor
