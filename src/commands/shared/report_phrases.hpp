// The phrases that reports share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/zone.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/domain/topic.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// "on track", "needs a check-in", "at risk", "too early to judge", "paused", "ended".
std::string_view say_health(HealthStatus status);
using StatusCounts = std::map<HealthStatus, int>;
StatusCounts count_statuses(const std::vector<HealthStatus>& pairs);
/// "2 pairs: 1 at risk, 1 on track."
std::string say_by_status(const StatusCounts& counts);
inline std::string say_by_status(const std::vector<HealthStatus>& pairs) { return say_by_status(count_statuses(pairs)); }
/// The same as tiles: all pairs, then those of each status that there are.
std::vector<Tile> tiles_by_status(const StatusCounts& counts);
inline std::vector<Tile> tiles_by_status(const std::vector<HealthStatus>& pairs) { return tiles_by_status(count_statuses(pairs)); }
/// What a rule of health finds, as a heading: "Low ratings".
std::string_view say_rule(std::string_view rule);
/// A status to people: in words, coloured.
Cell health_cell(HealthStatus status);

struct JudgedPair {
  const Pair* pair;
  const Health* health;
};
/// How many pairs are named; the rest are counted.
enum class Naming { worst, all };
/// So many are named as the worst (product.md, Output).
inline constexpr std::size_t kMostNamed = 20;
/// "Ada Lovelace and Grace Hopper (ada): nothing logged since ...; the last rating was 2 of 5"
Block named_with_reasons(const Pair& pair, const Health& health, int level = 1);
/// Those that someone should look at, by their first reason, the worst first, under a heading; "nobody" where there is none.
void add_attention(const std::vector<JudgedPair>& pairs, Naming naming, std::vector<Block>& blocks);

/// "Ada Lovelace and Grace Hopper: on track"
Block health_heading(int level, const std::string& about, HealthStatus status);
/// "Tue 24 Nov, 45 min, video, rating 4 of 5"
std::string say_contact_on(const Checkin& checkin, const Zone& zone, Date day);
/// "31 Mar", and with the year where it differs from that of `day`: a date some way off is known without its weekday.
std::string say_far_day(Date date, Date day);
/// The notes of a check-in, one after the other: first those that are shared, then those that are private.
Phrases notes_of(const Checkin& checkin);
/// "Give a talk: 0 to 1 of 3 dry runs, 33 % of the way, 14 % of the time, due 31 Mar 2027"
std::string say_goal_way(const GoalWay& way, Date day);
/// "How to open the talk (Grace, 10 min, carried over 2 times)"
Phrase say_topic(const Topic& topic, const Pair& pair);
/// "Grace: book the room"
Phrase say_promise(const Action& action, const Pair& pair);
/// The lines of a check-in but its notes, as bullets.
void add_line_bullets(const Checkin& checkin, const Pair& pair, std::vector<Block>& blocks);
/// An open promise as a task: "[ ] Grace: book the room (due Fri 27 Nov, 2 days overdue)".
Block open_promise(const Action& action, const Pair& pair, Date day);
/// A kept one: "[x] Grace: send the outline (kept Mon 23 Nov)".
Block kept_promise(const Action& action, const Pair& pair, Date day);

Tone tone_of(HealthStatus status);
Tone tone_of(MeetingStatus status);

}  // namespace mentor
