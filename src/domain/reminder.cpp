// When each kind of reminder is due: one function a kind.
#include "mentor/domain/reminder.hpp"

#include <algorithm>
#include <set>

#include "mentor/domain/period.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor {
namespace {

constexpr int kLeastSilence = 7;             // days; no step of the ladder is sooner
constexpr int kLeastSilenceToEnd = 14;       // days; an ending is not suggested before health calls the pair at risk
constexpr int kLastStep = 4;                 // cadences of silence
constexpr int kStepsBeforeGoal[] = {14, 3};  // days
constexpr int kBeforeEnd = 14;               // days
constexpr int kThanksAfter = 2;              // days
constexpr int kThanksFor = 30;               // days in which thanks are asked for

struct Making {
  const ReminderInput& facts;
  const ReminderSettings& settings;
  const Zone& mine;
  const ReminderWindow& window;
  std::vector<Reminder> made;

  Instant on(Date day, Minutes clock) const { return mine.to_instant(at(day, clock)); }
  Date today() const { return mine.date_at(window.now); }
  bool counts(Instant due_at) const { return due_at <= window.until; }
  bool counts(Instant due_at, Instant expires_at) const { return counts(due_at) && expires_at > window.since; }
};

// A dot between the parts; what a file's name could not hold becomes '-' or goes.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const auto part : parts) key += (key.empty() ? "" : ".") + std::string(part);
  std::ranges::replace(key, '/', '-');
  std::erase(key, ':');
  return key;
}

std::string occurrence(const Pair& pair, const Meeting& meeting) {
  return joined({to_string(pair.uid), to_iso(meeting.original_date), to_iso(meeting.wall), meeting.tz, std::to_string(meeting.sequence)});
}

Reminder about_meeting(const Making& m, const Meeting& meeting, ReminderKind kind, int step) {
  Reminder reminder;
  reminder.kind = kind;
  reminder.key = joined({name_of(kind), occurrence(m.facts.pair, meeting), to_duration(Minutes(step))});
  reminder.subject = MeetingRef{m.facts.pair.id, meeting.original_date};
  reminder.snooze_key = snooze_key(m.facts.pair, meeting.original_date);
  reminder.step = step;
  return reminder;
}

void add_before(Making& m, const Meeting& meeting, ReminderKind kind, Minutes lead) {
  if (!m.counts(meeting.starts_at - lead, meeting.starts_at)) return;
  Reminder reminder = about_meeting(m, meeting, kind, static_cast<int>(lead.count()));
  reminder.due_at = meeting.starts_at - lead;
  reminder.expires_at = meeting.starts_at;
  m.made.push_back(std::move(reminder));
}

void add_meetings(Making& m) {
  const std::set<Minutes> leads(m.settings.before_meeting.begin(), m.settings.before_meeting.end());
  for (const auto& meeting : m.facts.meetings)
    if (meeting.status != MeetingStatus::cancelled)
      for (const Minutes lead : leads) add_before(m, meeting, ReminderKind::meeting, lead);
}

void add_agendas(Making& m) {
  for (const auto& meeting : m.facts.meetings) {
    const auto lead = agreement_on(m.facts.agreements, meeting.original_date).agenda_lead;
    const bool has_topic = std::ranges::find(m.facts.with_topics, meeting.original_date) != m.facts.with_topics.end();
    if (lead && !has_topic && meeting.status == MeetingStatus::planned) add_before(m, meeting, ReminderKind::agenda, *lead);
  }
}

// In the evening of its day, or when it ends if that is later.
void add_unlogged(Making& m) {
  for (const auto& meeting : m.facts.meetings) {
    if (meeting.status != MeetingStatus::planned && !is_unlogged(meeting)) continue;
    const Instant evening = m.on(m.mine.date_at(meeting.starts_at), m.settings.evening);
    const Instant due_at = std::max<Instant>(evening, meeting.starts_at + meeting.length);
    if (!m.counts(due_at)) continue;
    Reminder reminder = about_meeting(m, meeting, ReminderKind::checkin, 0);
    reminder.due_at = due_at;
    m.made.push_back(std::move(reminder));
  }
}

void add_silence(Making& m) {
  const auto cadence = cadence_days(agreement_on(m.facts.agreements, m.today()).every);
  if (!cadence) return;
  for (int step = 2; step <= kLastStep; ++step) {
    const int days = std::max(step * *cadence, step == kLastStep ? kLeastSilenceToEnd : kLeastSilence);
    const auto day = after_counted_days(m.facts.pair, m.facts.silent_since, days);
    if (!day || !m.counts(m.on(*day, m.settings.evening))) return;
    m.made.push_back({ReminderKind::checkin,
                      joined({"checkin", to_string(m.facts.pair.uid), to_iso(m.facts.silent_since), std::to_string(step)}), m.facts.pair.id,
                      snooze_key(m.facts.pair), step, m.on(*day, m.settings.evening), std::nullopt});
  }
}

void add_actions(Making& m) {
  for (const auto& action : m.facts.actions) {
    const auto due_in_week = [&](int week) { return m.on(add_days(*action.due_on, kDaysAWeek * week), m.settings.morning); };
    int week = std::max(0, days_between(*action.due_on, m.today()) / kDaysAWeek);
    if (week > 0 && due_in_week(week) > m.window.now) --week;
    for (; m.counts(due_in_week(week)); ++week)
      m.made.push_back({ReminderKind::action, joined({"action", to_string(action.uid), to_iso(*action.due_on), std::to_string(week)}),
                        action.id, snooze_key(action), week, due_in_week(week), std::nullopt});
  }
}

void add_goals(Making& m) {
  for (const auto& goal : m.facts.goals)
    for (const int days : kStepsBeforeGoal)
      m.made.push_back({ReminderKind::goal, joined({"goal", to_string(goal.uid), to_iso(*goal.due_on), std::to_string(days)}), goal.id,
                        snooze_key(goal), days, m.on(add_days(*goal.due_on, -days), m.settings.morning),
                        m.mine.start_of(add_days(*goal.due_on, 1))});
}

void add_ending(Making& m, Date end, int days, Date day, Date last_day) {
  const Pair& pair = m.facts.pair;
  m.made.push_back({ReminderKind::ending, joined({"ending", to_string(pair.uid), to_iso(end), std::to_string(days)}), pair.id,
                    snooze_key(pair), days, m.on(day, m.settings.morning), m.mine.start_of(add_days(last_day, 1))});
}

void add_endings(Making& m) {
  const Pair& pair = m.facts.pair;
  const auto end = pair.ended_on ? pair.ended_on : pair.ends_on;
  if (!end) return;
  if (!pair.ended_on) add_ending(m, *end, kBeforeEnd, add_days(*end, -kBeforeEnd), *end);
  if (!m.facts.is_thanked) add_ending(m, *end, 0, add_days(*end, kThanksAfter), add_days(*end, kThanksFor));
}

}  // namespace

std::vector<Reminder> reminders_of(const ReminderInput& facts, const ReminderSettings& settings, const Zone& mine,
                                   const ReminderWindow& window) {
  Making m{facts, settings, mine, window, {}};
  if (status_on(facts.pair, m.today()) != PairStatus::ended)
    for (const auto add : {add_meetings, add_agendas, add_unlogged, add_silence, add_actions, add_goals}) add(m);
  add_endings(m);
  std::erase_if(m.made, [&](const Reminder& reminder) { return !m.counts(reminder.due_at, reminder.expires_at.value_or(Instant::max())); });
  std::ranges::stable_sort(m.made, {}, &Reminder::due_at);
  return std::move(m.made);
}

std::string snooze_key(const Pair& pair) { return joined({"pair", to_string(pair.uid)}); }
std::string snooze_key(const Pair& pair, Date original_date) { return joined({"meeting", to_string(pair.uid), to_iso(original_date)}); }
std::string snooze_key(const Action& action) { return joined({"action", to_string(action.uid)}); }
std::string snooze_key(const Goal& goal) { return joined({"goal", to_string(goal.uid)}); }

std::string ref_of(const ReminderSubject& subject, std::string_view handle) {
  struct {
    std::string_view handle;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(PairId) const { return std::string(handle); }
    std::string operator()(const MeetingRef& meeting) const { return meeting_ref(handle, meeting.original_date); }
    std::string operator()(const RowRef& row) const { return short_id(row); }
  } const said{handle};
  return std::visit(said, subject);
}

Reminder once_more(const Reminder& reminder, Instant snoozed_until) {
  Reminder again = reminder;
  again.key = joined({reminder.key, "again", to_iso(snoozed_until)});
  again.due_at = snoozed_until;
  return again;
}

Reminder digest_on(Date day, const ReminderSettings& settings, const Zone& mine) {
  Reminder digest;
  digest.kind = ReminderKind::digest;
  digest.key = joined({"digest", to_iso(day)});
  digest.due_at = mine.to_instant(at(day, settings.morning));
  return digest;
}

}  // namespace mentor
