#include "domain/health_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "mentor/base/phrase.hpp"
#include "mentor/domain/period.hpp"

namespace mentor {
namespace {

constexpr double kLeastQuietDays = 7;    // never sooner than a week
constexpr double kLeastSilentDays = 14;  // nor than two
constexpr int kSettled = 2;              // check-ins after which it is no longer too early
constexpr int kBeforeSession = 3;        // Together asks for the signatures before the third session
constexpr std::size_t kNoShows = 2;      // Springboard
constexpr std::size_t kRatings = 3;

using Reason = std::optional<HealthReason>;

int silence(const HealthCase& c) { return days_of_silence(c.facts, c.day); }

double quiet_limit(const HealthCase& c) { return std::max(c.thresholds.quiet * *c.facts.cadence_days, kLeastQuietDays); }
double silent_limit(const HealthCase& c) { return std::max(c.thresholds.silent * *c.facts.cadence_days, kLeastSilentDays); }

// The day on which silence first exceeds `limit`, with nothing new.
std::optional<Date> exceeds_on(const HealthCase& c, double limit) {
  return after_counted_days(*c.facts.pair, c.day, static_cast<int>(limit) + 1 - silence(c));
}

std::vector<std::string> contact_evidence(const HealthCase& c) {
  if (c.facts.last_contacts.empty()) return {};
  return {c.facts.last_contacts.front().ref};
}

std::string say_silence(const HealthCase& c, double limit) {
  const int days = silence(c);
  return fmt::format("nothing logged since {} ({}, the limit is {})", say_short_day(silent_since(c.facts), c.day),
                     say_count(days, "day", "days"), static_cast<int>(limit));
}

int counted_since(const HealthCase& c, Date day) { return counted_days(*c.facts.pair, day, c.day); }

int settling_days(const HealthCase& c) { return *c.facts.cadence_days + c.thresholds.grace_days; }
bool settles(const HealthCase& c) { return c.facts.cadence_days && counted_since(c, c.facts.pair->starts_on) <= settling_days(c); }

std::string say_from(std::optional<Date> day, Date today) { return day ? "from " + say_short_day(*day, today) : "later"; }

Reason start(const HealthCase& c) {
  const int contacts = static_cast<int>(c.facts.last_contacts.size());
  const Date begins = c.facts.pair->starts_on;
  if (c.day < begins)
    return HealthReason{"start", Verdict::too_early, kSettled, 0.0 + contacts, {}, begins, "begins on " + say_day(begins)};
  if (contacts >= kSettled || !settles(c)) return std::nullopt;
  const auto judged_from = after_counted_days(*c.facts.pair, begins, settling_days(c) + 1);
  return HealthReason{"start",
                      Verdict::too_early,
                      kSettled,
                      0.0 + contacts,
                      {},
                      judged_from,
                      "fewer than 2 check-ins so far; judged " + say_from(judged_from, c.day)};
}

Reason first_meeting(const HealthCase& c) {
  if (!c.facts.cadence_days || !c.facts.last_contacts.empty() || settles(c)) return std::nullopt;
  const int days = counted_since(c, c.facts.pair->starts_on);
  return HealthReason{"first-meeting",
                      Verdict::needs_checkin,
                      0.0 + settling_days(c),
                      0.0 + days,
                      {},
                      std::nullopt,
                      "no check-in is logged yet, " + say_count(days, "day", "days") + " after the start"};
}

Reason quiet(const HealthCase& c) {
  if (!c.facts.cadence_days || silence(c) <= quiet_limit(c) || silence(c) > silent_limit(c)) return std::nullopt;
  return HealthReason{"quiet",
                      Verdict::needs_checkin,
                      quiet_limit(c),
                      0.0 + silence(c),
                      contact_evidence(c),
                      exceeds_on(c, silent_limit(c)),
                      say_silence(c, quiet_limit(c))};
}

Reason silent(const HealthCase& c) {
  if (!c.facts.cadence_days || silence(c) <= silent_limit(c)) return std::nullopt;
  return HealthReason{
      "silent", Verdict::at_risk, silent_limit(c), 0.0 + silence(c), contact_evidence(c), std::nullopt, say_silence(c, silent_limit(c))};
}

Reason no_shows(const HealthCase& c) {
  const auto& last = c.facts.last_recorded;
  if (last.size() < kNoShows || !std::ranges::all_of(last, &HealthInput::Recorded::missed)) return std::nullopt;
  return HealthReason{"no-shows",
                      Verdict::at_risk,
                      0.0 + kNoShows,
                      0.0 + kNoShows,
                      {last[0].ref, last[1].ref},
                      std::nullopt,
                      "the last 2 recorded meetings were missed"};
}

Reason rating(const HealthCase& c) {
  const auto& ratings = c.facts.last_ratings;
  if (ratings.empty()) return std::nullopt;
  if (ratings.front().rating <= c.thresholds.rating_last)
    return HealthReason{"rating",
                        Verdict::needs_checkin,
                        0.0 + c.thresholds.rating_last,
                        0.0 + ratings.front().rating,
                        {ratings.front().ref},
                        std::nullopt,
                        fmt::format("the last rating was {} of 5", ratings.front().rating)};
  if (ratings.size() < kRatings) return std::nullopt;
  const double sum = std::accumulate(ratings.begin(), ratings.end(), 0.0, [](double s, const auto& r) { return s + r.rating; });
  const double mean = sum / static_cast<double>(ratings.size());
  if (mean >= c.thresholds.rating_mean) return std::nullopt;
  std::vector<std::string> evidence;
  for (const auto& rated : ratings) evidence.push_back(rated.ref);
  return HealthReason{"rating",
                      Verdict::needs_checkin,
                      c.thresholds.rating_mean,
                      mean,
                      evidence,
                      std::nullopt,
                      fmt::format("the last 3 ratings average {:.1f} of 5", mean)};
}

Reason unsigned_agreement(const HealthCase& c) {
  if (c.facts.held_meetings < kBeforeSession || c.facts.fully_signed) return std::nullopt;
  return HealthReason{"unsigned",
                      Verdict::needs_checkin,
                      0.0 + kBeforeSession,
                      0.0 + c.facts.held_meetings,
                      {},
                      std::nullopt,
                      "the agreement in force is not signed by both, after 3 meetings or more"};
}

Reason no_goal(const HealthCase& c) {
  if (static_cast<int>(c.facts.last_contacts.size()) < kBeforeSession || !c.facts.open_goals.empty()) return std::nullopt;
  return HealthReason{"no-goal",
                      Verdict::needs_checkin,
                      0.0 + kBeforeSession,
                      static_cast<double>(c.facts.last_contacts.size()),
                      {},
                      std::nullopt,
                      "no open goal, after 3 check-ins or more"};
}

Reason goal_overdue(const HealthCase& c) {
  HealthReason reason{"goal-overdue", Verdict::needs_checkin, 0, 0, {}, std::nullopt, ""};
  for (const auto& goal : c.facts.open_goals) {
    const int late = goal.due_on ? days_between(*goal.due_on, c.day) : 0;
    if (late <= 0) continue;
    reason.evidence.push_back(goal.ref);
    reason.value = std::max(reason.value, 0.0 + late);
  }
  if (reason.evidence.empty()) return std::nullopt;
  reason.text = say_count(static_cast<long long>(reason.evidence.size()), "goal", "goals") + " past the due date";
  return reason;
}

Reason goal_stalled(const HealthCase& c) {
  HealthReason reason{"goal-stalled", Verdict::needs_checkin, 0.0 + c.thresholds.no_progress_days, 0, {}, std::nullopt, ""};
  for (const auto& goal : c.facts.open_goals) {
    const int days = counted_since(c, std::max(goal.created_on, goal.last_progress_on.value_or(goal.created_on)));
    if (!goal.has_target || days <= c.thresholds.no_progress_days) continue;
    reason.evidence.push_back(goal.ref);
    reason.value = std::max(reason.value, 0.0 + days);
  }
  if (reason.evidence.empty()) return std::nullopt;
  reason.text = fmt::format("no progress on {} for more than {} days",
                            say_count(static_cast<long long>(reason.evidence.size()), "goal", "goals"), c.thresholds.no_progress_days);
  return reason;
}

Reason promises(const HealthCase& c) {
  HealthReason reason{"promises", Verdict::needs_checkin, 0.0 + c.thresholds.promises_days, 0, {}, std::nullopt, ""};
  for (const auto& promise : c.facts.overdue) {
    const int late = counted_since(c, promise.due_on);
    if (late <= c.thresholds.promises_days) continue;
    reason.evidence.push_back(promise.ref);
    reason.value = std::max(reason.value, 0.0 + late);
  }
  if (reason.evidence.empty()) return std::nullopt;
  reason.text = fmt::format("{} overdue by more than {} days",
                            say_count(static_cast<long long>(reason.evidence.size()), "promise", "promises"), c.thresholds.promises_days);
  return reason;
}

Reason one_way(const HealthCase& c) {
  const Date since = std::max(c.facts.pair->starts_on, c.facts.last_given_back.value_or(c.facts.pair->starts_on));
  const int days = counted_since(c, since);
  if (days <= c.thresholds.one_way_days) return std::nullopt;
  return HealthReason{"one-way",
                      Verdict::note,
                      0.0 + c.thresholds.one_way_days,
                      0.0 + days,
                      {},
                      std::nullopt,
                      fmt::format("no lesson or win by the mentor and no thanks for {} days", days)};
}

Reason ending(const HealthCase& c) {
  const auto& end = c.facts.pair->ends_on;
  if (!end) return std::nullopt;
  const int left = days_between(c.day, *end);
  if (left < 0 || left > c.thresholds.ending_days) return std::nullopt;
  return HealthReason{"ending", Verdict::note,     0.0 + c.thresholds.ending_days,     0.0 + left,
                      {},       add_days(*end, 1), "ends " + say_distance(*end, c.day)};
}

constexpr HealthRule kRules[] = {start,   first_meeting, quiet,        silent,   no_shows, rating, unsigned_agreement,
                                 no_goal, goal_overdue,  goal_stalled, promises, one_way,  ending};

}  // namespace

std::span<const HealthRule> health_rules() { return kRules; }

std::optional<HealthReason> silence_that_fires(const HealthCase& c) {
  auto fires = quiet(c);
  return fires ? fires : silent(c);
}

std::optional<HealthReason> quiet_to_come(const HealthCase& c) {
  if (!c.facts.cadence_days) return std::nullopt;
  const double limit = std::min(quiet_limit(c), silent_limit(c));
  const auto flips_on = exceeds_on(c, limit);
  const std::string text = flips_on ? "quiet " + say_from(flips_on, c.day) + " if nothing is logged" : "not quiet before it pauses or ends";
  return HealthReason{"quiet", Verdict::on_track, limit, 0.0 + silence(c), contact_evidence(c), flips_on, text};
}

}  // namespace mentor
