// What becomes of reminders: put off, sent now, overtaken by a nearer one, or too late.
#include <algorithm>

#include "mentor/domain/reminder.hpp"

namespace mentor {
namespace {

// A pause, quiet hours, a pause ...: each turn moves on, and pauses do not come by the dozen.
constexpr int kMostTurns = 16;

struct Holding {
  const Pair& pair;
  const ReminderSettings& settings;
  const Zone& mine;
};

bool is_about_meeting(const Reminder& reminder) { return reminder.kind == ReminderKind::meeting || reminder.kind == ReminderKind::agenda; }

// The end of the quiet hours that `moment` falls into.
std::optional<Instant> quiet_end(const Holding& h, Instant moment) {
  if (!h.settings.quiet) return std::nullopt;
  const auto [from, until] = *h.settings.quiet;
  const WallTime wall = h.mine.to_wall(moment);
  const Minutes clock = clock_of(wall);
  const bool over_midnight = from > until;
  const bool is_quiet = over_midnight ? clock >= from || clock < until : clock >= from && clock < until;
  if (!is_quiet) return std::nullopt;
  const bool ends_tomorrow = over_midnight && clock >= from;
  return h.mine.to_instant(at(add_days(date_of(wall), ends_tomorrow ? 1 : 0), until));
}

struct Move {
  enum class Kind { stay, later, never } kind;
  Instant to{};
};

// The thanks that are asked for after the end are the one thing an end does not silence.
Move held_by_pair(const Holding& h, const Reminder& reminder, Instant moment) {
  const Date day = h.mine.date_at(moment);
  const bool is_thanks = reminder.kind == ReminderKind::ending && reminder.step == 0;
  if (is_thanks) return {Move::Kind::stay};
  if (status_on(h.pair, day) == PairStatus::ended) return {Move::Kind::never};
  const Pause* pause = pause_on(h.pair, day);
  if (pause == nullptr) return {Move::Kind::stay};
  if (!pause->until) return {Move::Kind::never};
  return {Move::Kind::later, h.mine.to_instant(at(add_days(*pause->until, 1), h.settings.morning))};
}

Move held_by_night(const Holding& h, const Reminder& reminder, Instant moment) {
  const auto end = quiet_end(h, moment);
  if (!end || *end <= moment) return {Move::Kind::stay};
  const bool begins_before = is_about_meeting(reminder) && reminder.expires_at && *reminder.expires_at <= *end;
  return begins_before ? Move{Move::Kind::stay} : Move{Move::Kind::later, *end};
}

// The first moment from `moment` on at which nothing holds the reminder back; nullopt where there is none.
std::optional<Instant> released(const Holding& h, const Reminder& reminder, Instant moment) {
  for (int turn = 0; turn < kMostTurns; ++turn) {
    Move move = held_by_pair(h, reminder, moment);
    if (move.kind == Move::Kind::stay) move = held_by_night(h, reminder, moment);
    if (move.kind == Move::Kind::never) return std::nullopt;
    if (move.kind == Move::Kind::stay) return moment;
    moment = move.to;
  }
  return std::nullopt;
}

// Of these only the last one due goes out: the times before one meeting, the whole ladder of a pair, the weeks of one promise.
std::pair<ReminderKind, ReminderSubject> chain_of(const Reminder& reminder) {
  return {reminder.kind, reminder.kind == ReminderKind::checkin ? ReminderSubject() : reminder.subject};
}

ReminderState state_of(const Reminder& reminder, Instant goes_out, bool is_snoozed, Instant now) {
  if (reminder.expires_at && *reminder.expires_at <= now) return ReminderState::expired;
  if (reminder.expires_at && *reminder.expires_at <= goes_out) return ReminderState::skipped;
  if (goes_out <= now) return ReminderState::due;
  return is_snoozed ? ReminderState::snoozed : ReminderState::coming;
}

std::optional<Reminder> scheduled(const Holding& h, Reminder reminder, std::optional<Instant> snooze, Instant now) {
  const bool is_snoozed = snooze && *snooze > reminder.due_at;
  const auto first = released(h, reminder, is_snoozed ? *snooze : reminder.due_at);
  const auto goes_out = first && *first <= now ? released(h, reminder, now) : first;
  if (!goes_out) return std::nullopt;
  reminder.state = state_of(reminder, *goes_out, is_snoozed && *snooze > now, now);
  reminder.due_at = *goes_out <= now ? *first : *goes_out;
  return reminder;
}

void skip_overtaken(std::vector<Reminder>& all) {
  std::map<std::pair<ReminderKind, ReminderSubject>, Reminder*> last;
  for (auto& one : all) {
    if (one.state != ReminderState::due) continue;
    auto& before = last[chain_of(one)];
    if (before != nullptr) before->state = ReminderState::skipped;
    before = &one;
  }
}

int rank_of(HealthStatus status) {
  if (status == HealthStatus::at_risk) return 2;
  return status == HealthStatus::needs_checkin ? 1 : 0;
}

}  // namespace

std::optional<Instant> snoozed_until(const Reminder& reminder, const Pair& pair, const Snoozes& snoozes) {
  if (snoozes.empty()) return std::nullopt;
  std::optional<Instant> until;
  for (const auto& key : {reminder.snooze_key, snooze_key(pair)}) {
    const auto found = snoozes.find(key);
    if (found != snoozes.end() && (!until || found->second > *until)) until = found->second;
  }
  return until;
}

std::vector<Reminder> schedule_of(std::vector<Reminder> reminders, const Pair& pair, const ReminderSettings& settings,
                                  const Snoozes& snoozes, const Zone& mine, Instant now) {
  std::vector<Reminder> all;
  for (auto& reminder : reminders) {
    const auto snooze = snoozed_until(reminder, pair, snoozes);
    if (auto one = scheduled({pair, settings, mine}, std::move(reminder), snooze, now)) all.push_back(std::move(*one));
  }
  skip_overtaken(all);
  std::ranges::stable_sort(all, {}, &Reminder::due_at);
  return all;
}

Instant next_try(int attempts, Instant now, std::optional<Instant> expires_at) {
  using namespace std::chrono_literals;
  constexpr std::chrono::seconds kWaits[] = {1min, 5min, 30min, 2h, 6h, 24h};
  const auto wait = kWaits[std::clamp(attempts - 1, 0, static_cast<int>(std::size(kWaits)) - 1)];
  if (!expires_at) return now + wait;
  return now + std::min(wait, std::max<std::chrono::seconds>(kWaits[0], (*expires_at - now) / 2));
}

Instant tried_from(int attempts, Instant noted, Instant now, std::optional<Instant> expires_at) {
  return noted <= next_try(attempts, now, expires_at) ? noted : now;
}

bool got_worse(HealthStatus before, HealthStatus now) { return rank_of(now) > rank_of(before); }

}  // namespace mentor
