#include "domain/health_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "mentor/base/phrase.hpp"
#include "mentor/domain/period.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor {
namespace {

constexpr double kLeastQuietDays = 7;    // never sooner than a week
constexpr double kLeastSilentDays = 14;  // nor than two
constexpr int kSettled = 2;              // check-ins after which it is no longer too early
constexpr int kBeforeSession = 3;        // Together asks for the signatures before the third session
constexpr std::size_t kNoShows = 2;      // Springboard
constexpr std::size_t kRatings = 3;

// What was found where a rule fires.
struct Finding {
  double threshold = 0;
  double value = 0;
  std::vector<std::string> evidence;
  std::string text;
  std::optional<Date> flips_on = std::nullopt;
};

const Pair& pair_of(const HealthCase& c) { return *c.facts.pair; }
Date begins(const HealthCase& c) { return c.facts.last_contacts.empty() ? silent_since(c.facts) : pair_of(c).starts_on; }
int silence(const HealthCase& c) { return days_of_silence(c.facts, c.day); }
int counted_since(const HealthCase& c, Date day) { return counted_days(pair_of(c), day, c.day); }
bool is_on(const HealthCase& c, HealthRule rule) { return c.thresholds.verdict(rule).has_value(); }

double quiet_limit(const HealthCase& c) { return std::max(c.thresholds.quiet * *c.facts.cadence_days, kLeastQuietDays); }
double silent_limit(const HealthCase& c) { return std::max(c.thresholds.silent * *c.facts.cadence_days, kLeastSilentDays); }

// The day on which silence first exceeds `limit`, with nothing new; the day itself where it does.
std::optional<Date> exceeds_on(const HealthCase& c, double limit) {
  const int left = static_cast<int>(limit) + 1 - silence(c);
  return left <= 0 ? std::optional(c.day) : after_counted_days(pair_of(c), c.day, left);
}

// A moved meeting that is still to come within its cadence holds back what would be quiet.
const HealthInput::Moved* held_back_by(const HealthCase& c, Date day) {
  for (const auto& moved : c.facts.moved)
    if (moved.from <= day && moved.to >= day && days_between(moved.from, moved.to) <= *c.facts.cadence_days) return &moved;
  return nullptr;
}

std::optional<Date> quiet_on(const HealthCase& c) {
  auto day = exceeds_on(c, quiet_limit(c));
  while (day) {
    const auto* moved = held_back_by(c, *day);
    if (moved == nullptr) return day;
    day = after_counted_days(pair_of(c), moved->to, 1);
  }
  return std::nullopt;
}

std::vector<std::string> pair_alone(const HealthCase& c) { return {short_id(pair_of(c).id)}; }

std::vector<std::string> last_contact(const HealthCase& c) {
  if (c.facts.last_contacts.empty()) return pair_alone(c);
  return {c.facts.last_contacts.front().ref};
}

template <class Rows>
std::vector<std::string> refs_of(const Rows& rows) {
  std::vector<std::string> refs;
  for (const auto& row : rows) refs.push_back(row.ref);
  return refs;
}

bool leaves_out(const HealthCase& c, Date since) { return counted_since(c, since) != days_between(since, c.day); }

// "21 days, 9 without the pause"
std::string say_counted(const HealthCase& c, Date since) {
  const std::string all = say_count(days_between(since, c.day), "day", "days");
  return leaves_out(c, since) ? all + ", " + std::to_string(counted_since(c, since)) + " without the pause" : all;
}

std::string say_limit(double limit) { return fmt::format(" (the limit is {})", static_cast<int>(limit)); }
std::string say_from(std::optional<Date> day, Date today) { return day ? "from " + say_short_day(*day, today) : "later"; }
std::string say_uncounted(bool any) { return any ? ", the pause not counted" : ""; }

int settling_days(const HealthCase& c) { return *c.facts.cadence_days + c.thresholds.grace_days; }
bool settles(const HealthCase& c) { return c.facts.cadence_days && counted_since(c, begins(c)) <= settling_days(c); }

bool is_new(const HealthCase& c) { return c.day < begins(c) || (static_cast<int>(c.facts.last_contacts.size()) < kSettled && settles(c)); }
Finding start(const HealthCase& c) {
  const Date from = begins(c);
  const double contacts = static_cast<double>(c.facts.last_contacts.size());
  auto evidence = c.facts.last_contacts.empty() ? pair_alone(c) : refs_of(c.facts.last_contacts);
  if (c.day < from) {
    const std::string what = from == pair_of(c).starts_on ? "begins on " : "nothing logged yet, and recorded on ";
    return {kSettled, contacts, std::move(evidence), what + say_day(from), from};
  }
  const auto judged = after_counted_days(pair_of(c), from, settling_days(c) + 1);
  return {kSettled, contacts, std::move(evidence), "fewer than 2 check-ins so far; judged " + say_from(judged, c.day), judged};
}

bool has_not_met(const HealthCase& c) { return c.facts.cadence_days && c.facts.last_contacts.empty() && c.day >= begins(c) && !settles(c); }
Finding first_meeting(const HealthCase& c) {
  const std::string after = begins(c) == pair_of(c).starts_on ? "the start" : "it was recorded";
  return {0.0 + settling_days(c), 0.0 + counted_since(c, begins(c)), pair_alone(c),
          "no check-in is logged yet, " + say_counted(c, begins(c)) + " after " + after + say_limit(settling_days(c))};
}

bool is_past_silent(const HealthCase& c) { return c.facts.cadence_days && silence(c) > silent_limit(c); }
Finding silent(const HealthCase& c) {
  return {silent_limit(c), 0.0 + silence(c), last_contact(c), say_silence(c.facts, c.day) + say_limit(silent_limit(c))};
}

bool is_quiet(const HealthCase& c) {
  if (!c.facts.cadence_days || silence(c) <= quiet_limit(c)) return false;
  return !(is_on(c, HealthRule::silent) && is_past_silent(c)) && held_back_by(c, c.day) == nullptr;
}
Finding quiet(const HealthCase& c) {
  const auto silent_on = is_on(c, HealthRule::silent) ? exceeds_on(c, silent_limit(c)) : std::nullopt;
  return {quiet_limit(c), 0.0 + silence(c), last_contact(c), say_silence(c.facts, c.day) + say_limit(quiet_limit(c)), silent_on};
}

bool has_no_shows(const HealthCase& c) {
  const auto& last = c.facts.last_recorded;
  return last.size() >= kNoShows && std::ranges::all_of(last, &HealthInput::Recorded::missed);
}
Finding no_shows(const HealthCase& c) {
  return {0.0 + kNoShows, 0.0 + kNoShows, refs_of(c.facts.last_recorded), "the last 2 recorded meetings were missed"};
}

double mean_rating(const HealthCase& c) {
  const auto& ratings = c.facts.last_ratings;
  const double sum = std::accumulate(ratings.begin(), ratings.end(), 0.0, [](double s, const auto& r) { return s + r.rating; });
  return sum / static_cast<double>(ratings.size());
}
bool is_last_low(const HealthCase& c) { return c.facts.last_ratings.front().rating <= c.thresholds.rating_last; }
bool is_rated_low(const HealthCase& c) {
  if (c.facts.last_ratings.empty()) return false;
  return is_last_low(c) || (c.facts.last_ratings.size() >= kRatings && mean_rating(c) < c.thresholds.rating_mean);
}
Finding rating(const HealthCase& c) {
  const auto& last = c.facts.last_ratings.front();
  if (is_last_low(c))
    return {0.0 + c.thresholds.rating_last, 0.0 + last.rating, {last.ref}, fmt::format("the last rating was {} of 5", last.rating)};
  return {c.thresholds.rating_mean, mean_rating(c), refs_of(c.facts.last_ratings),
          fmt::format("the last 3 ratings average {:.1f} of 5", mean_rating(c))};
}

bool lacks_signature(const HealthCase& c) { return static_cast<int>(c.facts.last_held.size()) >= kBeforeSession && !c.facts.fully_signed; }
Finding without_signature(const HealthCase& c) {
  return {0.0 + kBeforeSession, static_cast<double>(c.facts.last_held.size()), c.facts.last_held,
          "the agreement in force is not signed by both, after 3 meetings or more"};
}

bool lacks_goal(const HealthCase& c) {
  return static_cast<int>(c.facts.last_contacts.size()) >= kBeforeSession && c.facts.open_goals.empty();
}
Finding no_goal(const HealthCase& c) {
  return {0.0 + kBeforeSession, static_cast<double>(c.facts.last_contacts.size()), refs_of(c.facts.last_contacts),
          "no open goal, after 3 check-ins or more"};
}

// Those of `rows` that are more days late than the limit, and the most that one is.
template <class Rows, class DaysLate>
Finding late_ones(const Rows& rows, int limit, DaysLate days_late) {
  Finding found{0.0 + limit, 0, {}, ""};
  for (const auto& row : rows) {
    const int late = days_late(row);
    if (late <= limit) continue;
    found.evidence.push_back(row.ref);
    found.value = std::max(found.value, 0.0 + late);
  }
  return found;
}

std::string say_how_many(const Finding& found, const char* one, const char* many) {
  return say_count(static_cast<long long>(found.evidence.size()), one, many);
}

int days_overdue(const HealthCase& c, const HealthInput::OpenGoal& goal) { return goal.due_on ? days_between(*goal.due_on, c.day) : 0; }
bool has_overdue_goal(const HealthCase& c) {
  return std::ranges::any_of(c.facts.open_goals, [&](const auto& goal) { return days_overdue(c, goal) > 0; });
}
Finding goal_overdue(const HealthCase& c) {
  auto found = late_ones(c.facts.open_goals, 0, [&](const auto& goal) { return days_overdue(c, goal); });
  found.text = say_how_many(found, "goal", "goals") + " past the due date";
  return found;
}

Date moved_on(const HealthInput::OpenGoal& goal) { return std::max(goal.created_on, goal.last_progress_on.value_or(goal.created_on)); }
int days_stalled(const HealthCase& c, const HealthInput::OpenGoal& goal) { return goal.has_target ? counted_since(c, moved_on(goal)) : 0; }
bool has_stalled_goal(const HealthCase& c) {
  return std::ranges::any_of(c.facts.open_goals,
                             [&](const auto& goal) { return goal.has_target && days_stalled(c, goal) > c.thresholds.no_progress_days; });
}
Finding goal_stalled(const HealthCase& c) {
  auto found = late_ones(c.facts.open_goals, c.thresholds.no_progress_days, [&](const auto& goal) { return days_stalled(c, goal); });
  const bool any = std::ranges::any_of(c.facts.open_goals, [&](const auto& goal) { return leaves_out(c, moved_on(goal)); });
  found.text = fmt::format("no progress on {} for more than {} days{}", say_how_many(found, "goal", "goals"), c.thresholds.no_progress_days,
                           say_uncounted(any));
  return found;
}

bool has_late_promise(const HealthCase& c) {
  return std::ranges::any_of(c.facts.overdue,
                             [&](const auto& promise) { return counted_since(c, promise.due_on) > c.thresholds.promises_days; });
}
Finding promises(const HealthCase& c) {
  auto found =
      late_ones(c.facts.overdue, c.thresholds.promises_days, [&](const auto& promise) { return counted_since(c, promise.due_on); });
  const bool any = std::ranges::any_of(c.facts.overdue, [&](const auto& promise) { return leaves_out(c, promise.due_on); });
  found.text = fmt::format("{} overdue by more than {} days{}", say_how_many(found, "promise", "promises"), c.thresholds.promises_days,
                           say_uncounted(any));
  return found;
}

Date given_since(const HealthCase& c) { return c.facts.last_given_back ? std::max(begins(c), c.facts.last_given_back->met_on) : begins(c); }
bool is_one_way(const HealthCase& c) { return counted_since(c, given_since(c)) > c.thresholds.one_way_days; }
Finding one_way(const HealthCase& c) {
  auto evidence = c.facts.last_given_back ? std::vector{c.facts.last_given_back->ref} : pair_alone(c);
  return {0.0 + c.thresholds.one_way_days, 0.0 + counted_since(c, given_since(c)), std::move(evidence),
          "no lesson or win by the mentor and no thanks for " + say_counted(c, given_since(c))};
}

bool ends_soon(const HealthCase& c) {
  const auto& end = pair_of(c).ends_on;
  return end && days_between(c.day, *end) >= 0 && days_between(c.day, *end) <= c.thresholds.ending_days;
}
Finding ending(const HealthCase& c) {
  const Date end = *pair_of(c).ends_on;
  return {0.0 + c.thresholds.ending_days, 0.0 + days_between(c.day, end), pair_alone(c), "ends " + say_distance(end, c.day)};
}

struct Rule {
  bool (*fires)(const HealthCase&);
  Finding (*found)(const HealthCase&);
};

// In the order of HealthRule.
constexpr std::array<Rule, std::size(kEnumNames<HealthRule>)> kRules{{{is_new, start},
                                                                      {has_not_met, first_meeting},
                                                                      {is_quiet, quiet},
                                                                      {is_past_silent, silent},
                                                                      {has_no_shows, no_shows},
                                                                      {is_rated_low, rating},
                                                                      {lacks_signature, without_signature},
                                                                      {lacks_goal, no_goal},
                                                                      {has_overdue_goal, goal_overdue},
                                                                      {has_stalled_goal, goal_stalled},
                                                                      {has_late_promise, promises},
                                                                      {is_one_way, one_way},
                                                                      {ends_soon, ending}}};

const Rule& of(HealthRule rule) { return kRules[static_cast<std::size_t>(rule)]; }

// What nothing but something new ends, ends with the pair.
std::optional<Date> ends_with_pair(const HealthCase& c) {
  const auto& end = pair_of(c).ends_on;
  return end ? std::optional(add_days(*end, 1)) : std::nullopt;
}

}  // namespace

std::string say_silence(const HealthInput& facts, Date day) {
  static const Thresholds usual;
  const Date since = silent_since(facts);
  return "nothing logged since " + say_short_day(since, day) + ": " + say_counted({facts, usual, day}, since);
}

bool fires(const HealthCase& c, HealthRule rule) { return is_on(c, rule) && of(rule).fires(c); }

HealthReason reason_of(const HealthCase& c, HealthRule rule) {
  Finding found = of(rule).found(c);
  const auto flips_on = found.flips_on ? found.flips_on : ends_with_pair(c);
  return {std::string(name_of(rule)), *c.thresholds.verdict(rule), found.threshold, found.value, std::move(found.evidence), flips_on,
          std::move(found.text)};
}

std::optional<HealthReason> quiet_to_come(const HealthCase& c) {
  const bool judges_quiet = is_on(c, HealthRule::quiet);
  if (!c.facts.cadence_days || (!judges_quiet && !is_on(c, HealthRule::silent))) return std::nullopt;
  const auto quiet_day = judges_quiet ? quiet_on(c) : std::nullopt;
  const auto silent_day = is_on(c, HealthRule::silent) ? exceeds_on(c, silent_limit(c)) : std::nullopt;
  const bool is_silent_first = silent_day && (!quiet_day || *silent_day < *quiet_day);
  const bool names_silent = is_silent_first || !judges_quiet;
  const auto flips_on = is_silent_first ? silent_day : quiet_day;
  const std::string name(name_of(names_silent ? HealthRule::silent : HealthRule::quiet));
  auto evidence = last_contact(c);
  std::string text = flips_on ? name + " " + say_from(flips_on, c.day) + " if nothing is logged" : "not quiet before it pauses or ends";
  if (const auto* moved = held_back_by(c, c.day)) {
    evidence.push_back(moved->ref);
    text += "; a moved meeting is to come " + say_short_day(moved->to, c.day);
  }
  return HealthReason{name,     Verdict::on_track, names_silent ? silent_limit(c) : quiet_limit(c), 0.0 + silence(c), std::move(evidence),
                      flips_on, std::move(text)};
}

}  // namespace mentor
