#include "commands/shared/report_phrases.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/goal_fields.hpp"
#include "mentor/base/phrase.hpp"

namespace mentor {

std::string say_far_day(Date date, Date day) {
  const std::string said = say_short_day(date, day);
  return said.substr(said.find(' ') + 1);
}

std::string_view say_health(HealthStatus status) {
  switch (status) {
    case HealthStatus::on_track:
      return "on track";
    case HealthStatus::needs_checkin:
      return "needs a check-in";
    case HealthStatus::at_risk:
      return "at risk";
    case HealthStatus::too_early:
      return "too early to judge";
    case HealthStatus::paused:
      return "paused";
    case HealthStatus::ended:
      return "ended";
  }
  return "";
}

StatusCounts count_statuses(const std::vector<HealthStatus>& pairs) {
  StatusCounts counts;
  for (const auto status : pairs) ++counts[status];
  return counts;
}

namespace {

int all_of(const StatusCounts& counts) {
  int all = 0;
  for (const auto& [status, count] : counts) all += count;
  return all;
}

}  // namespace

std::string say_by_status(const StatusCounts& counts) {
  std::string said;
  for (const HealthStatus status : kMostUrgentFirst)
    if (const auto found = counts.find(status); found != counts.end())
      said += (said.empty() ? ": " : ", ") + std::to_string(found->second) + " " + std::string(say_health(status));
  return say_count(all_of(counts), "pair", "pairs") + said + ".";
}

std::vector<Tile> tiles_by_status(const StatusCounts& counts) {
  const int all = all_of(counts);
  std::vector<Tile> tiles{{all == 1 ? "pair" : "pairs", std::to_string(all), ""}};
  for (const HealthStatus status : kMostUrgentFirst)
    if (const auto found = counts.find(status); found != counts.end())
      tiles.push_back({std::string(say_health(status)), std::to_string(found->second), "", tone_of(status)});
  return tiles;
}

std::string_view say_rule(std::string_view rule) {
  const auto known = from_name<HealthRule>(rule);
  if (!known) return rule;
  switch (*known) {
    case HealthRule::start:
      return "Just begun";
    case HealthRule::first_meeting:
      return "No first meeting";
    case HealthRule::quiet:
      return "Quiet";
    case HealthRule::silent:
      return "Silent for long";
    case HealthRule::no_shows:
      return "Meetings missed";
    case HealthRule::rating:
      return "Low ratings";
    case HealthRule::without_signature:
      return "Agreement not signed";
    case HealthRule::no_goal:
      return "No goal";
    case HealthRule::goal_overdue:
      return "Goals past their due date";
    case HealthRule::goal_stalled:
      return "Goals without progress";
    case HealthRule::promises:
      return "Promises overdue";
    case HealthRule::one_way:
      return "Nothing given back";
    case HealthRule::ending:
      return "About to end";
  }
  return rule;
}

Cell health_cell(HealthStatus status) { return {say_health(status), tone_of(status)}; }

namespace {

// How far past its limit what was found is, in the rule's own unit.
double excess(const HealthReason& reason) { return std::abs(reason.value - reason.threshold); }

bool is_worse(const JudgedPair& a, const JudgedPair& b) {
  const HealthReason& first = a.health->reasons.front();
  const HealthReason& second = b.health->reasons.front();
  const auto rule = [](const HealthReason& reason) { return from_name<HealthRule>(reason.rule).value_or(HealthRule::ending); };
  return std::tuple(first.verdict, rule(first), -excess(first)) < std::tuple(second.verdict, rule(second), -excess(second));
}

std::vector<JudgedPair> worst_first(const std::vector<JudgedPair>& pairs) {
  std::vector<JudgedPair> found;
  for (const auto& pair : pairs)
    if (needs_attention(pair.health->status) && !pair.health->reasons.empty()) found.push_back(pair);
  std::ranges::stable_sort(found, is_worse);
  return found;
}

// "Silent for long, 64 pairs: at risk"
Block reason_heading(std::span<const JudgedPair> pairs) {
  const Health& health = *pairs.front().health;
  return health_heading(3, std::string(say_rule(health.reasons.front().rule)) + ", " + say_count(std::ssize(pairs), "pair", "pairs"),
                        health.status);
}

}  // namespace

Block named_with_reasons(const Pair& pair, const Health& health, int level) {
  std::string why;
  for (const auto& reason : health.reasons) why += (why.empty() ? "" : "; ") + reason.text;
  return bullet({strong(names_of(pair)), where_typed(" (" + pair.handle + ")"), plain(": " + why)}, level);
}

void add_attention(const std::vector<JudgedPair>& pairs, Naming naming, std::vector<Block>& blocks) {
  const auto found = worst_first(pairs);
  blocks.push_back(heading(2, found.empty() ? "Needs attention" : "Needs attention: " + say_count(std::ssize(found), "pair", "pairs")));
  if (found.empty()) blocks.push_back(bullet("nobody"));
  std::size_t room = naming == Naming::all ? found.size() : kMostNamed;
  for (std::span<const JudgedPair> rest(found); !rest.empty();) {
    const auto is_other = [&](const JudgedPair& pair) {
      return pair.health->reasons.front().rule != rest.front().health->reasons.front().rule;
    };
    const auto group = rest.first(static_cast<std::size_t>(std::ranges::find_if(rest, is_other) - rest.begin()));
    const auto told = group.first(std::min(room, group.size()));
    blocks.push_back(reason_heading(group));
    for (const auto& pair : told) blocks.push_back(named_with_reasons(*pair.pair, *pair.health));
    if (told.size() < group.size()) {
      const auto rest_of_it = std::to_string(group.size() - told.size());
      blocks.push_back(bullet({plain(rest_of_it + (told.empty() ? " not named here" : " more")), where_typed(" (--all names them)")}));
    }
    room -= told.size();
    rest = rest.subspan(group.size());
  }
}

Block health_heading(int level, const std::string& about, HealthStatus status) {
  return {Block::Kind::heading, level, {plain(about + ": "), {std::string(say_health(status)), tone_of(status)}}};
}

std::string say_contact_on(const Checkin& checkin, const Zone& zone, Date day) {
  std::string said = say_short_day(zone.date_at(checkin.met_at), day) + ", " + say_circumstances(checkin);
  if (checkin.rating) said += ", rating " + std::to_string(*checkin.rating) + " of 5";
  return said;
}

Phrases notes_of(const Checkin& checkin) {
  Phrases all;
  for (const bool is_private : {false, true}) {
    Phrase notes;
    for (const auto& line : checkin.lines)
      if (line.kind == LineKind::note && line.is_private == is_private) notes += (notes.empty() ? "" : " ") + phrase_of(line);
    if (!notes.empty()) all.push_back(std::move(notes));
  }
  return all;
}

std::string say_goal_way(const GoalWay& way, Date day) {
  const Goal& goal = way.goal;
  std::string said = goal.text;
  std::vector<std::string> parts;
  if (way.to || goal.target) parts.push_back(say_way(goal, way.from, way.to));
  if (const auto done = share_done(goal, day)) parts.push_back(say_share(*done) + " of the way");
  if (const auto time = share_time(goal, day)) parts.push_back(say_share(*time) + " of the time");
  if (goal.due_on) parts.push_back("due " + say_far_day(*goal.due_on, day));
  for (std::size_t i = 0; i < parts.size(); ++i) said += (i == 0 ? ": " : ", ") + parts[i];
  return said;
}

Phrase say_topic(const Topic& topic, const Pair& pair) {
  std::string about = first_name(pair, topic.by);
  if (topic.length) about += ", " + say_length(*topic.length);
  if (topic.carried >= kCarriedFlag) about += ", carried over " + std::to_string(topic.carried) + " times";
  return phrase_of(topic) + " (" + about + ")";
}

Phrase say_promise(const Action& action, const Pair& pair) { return first_name(pair, action.owner) + ": " + phrase_of(action); }

void add_line_bullets(const Checkin& checkin, const Pair& pair, std::vector<Block>& blocks) {
  for (const auto& line : checkin.lines)
    if (line.kind != LineKind::note) blocks.push_back(bullet(say_line(line, pair)));
}

Block open_promise(const Action& action, const Pair& pair, Date day) {
  std::vector<Span> spans{plain(say_promise(action, pair))};
  if (action.due_on) {
    spans.push_back(plain(" (due " + say_short_day(*action.due_on, day)));
    const int late = overdue_days(action, day);
    if (late > 0) spans.push_back(plain(", "));
    if (late > 0) spans.push_back(strong(say_count(late, "day", "days") + " overdue"));
    spans.push_back(plain(")"));
  }
  return {Block::Kind::task_open, 1, std::move(spans)};
}

Block kept_promise(const Action& action, const Pair& pair, Date day) {
  return {Block::Kind::task_done, 1, {plain(say_promise(action, pair) + " (kept " + say_short_day(*action.done_on, day) + ")")}};
}

Tone tone_of(HealthStatus status) {
  switch (status) {
    case HealthStatus::on_track:
      return Tone::good;
    case HealthStatus::needs_checkin:
      return Tone::warn;
    case HealthStatus::at_risk:
      return Tone::bad;
    case HealthStatus::too_early:
    case HealthStatus::paused:
    case HealthStatus::ended:
      return Tone::dim;
  }
  return Tone::plain;
}

Tone tone_of(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::held:
      return Tone::good;
    case MeetingStatus::missed:
      return Tone::bad;
    case MeetingStatus::unrecorded:
      return Tone::warn;
    case MeetingStatus::cancelled:
      return Tone::dim;
    case MeetingStatus::planned:
      break;
  }
  return Tone::plain;
}

}  // namespace mentor
