// Reminders: what a pair should be reminded of and when, from what is known about it (rules.md, Reminders). Whether one was delivered
// is not asked here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/agreement.hpp"
#include "mentor/domain/goal.hpp"
#include "mentor/domain/health.hpp"
#include "mentor/domain/meeting.hpp"
#include "mentor/domain/pair.hpp"

namespace mentor {

/// `test` is no reminder: the one message of `remind test`.
enum class ReminderKind { meeting, agenda, checkin, action, goal, ending, digest, test };
template <>
inline constexpr auto kEnumNames<ReminderKind> = std::to_array<EnumName<ReminderKind>>({{ReminderKind::meeting, "meeting"},
                                                                                        {ReminderKind::agenda, "agenda"},
                                                                                        {ReminderKind::checkin, "checkin"},
                                                                                        {ReminderKind::action, "action"},
                                                                                        {ReminderKind::goal, "goal"},
                                                                                        {ReminderKind::ending, "ending"},
                                                                                        {ReminderKind::digest, "digest"},
                                                                                        {ReminderKind::test, "test"}});

/// The first five are what the store keeps of one that was in hand; the others follow from the time. claimed: a run has it in hand. Whoever
/// holds the RemindLock and finds one owns it, since the run that claimed it was killed. Where a try began (attempts) nobody knows whether
/// it arrived, so it is delivered again under the same key.
enum class ReminderState { claimed, sent, failed, skipped, expired, coming, due, snoozed };
template <>
inline constexpr auto kEnumNames<ReminderState> = std::to_array<EnumName<ReminderState>>({{ReminderState::claimed, "claimed"},
                                                                                          {ReminderState::sent, "sent"},
                                                                                          {ReminderState::failed, "failed"},
                                                                                          {ReminderState::skipped, "skipped"},
                                                                                          {ReminderState::expired, "expired"},
                                                                                          {ReminderState::coming, "coming"},
                                                                                          {ReminderState::due, "due"},
                                                                                          {ReminderState::snoozed, "snoozed"}});
/// Whether it is too late to send it.
constexpr bool is_past(ReminderState state) { return state == ReminderState::skipped || state == ReminderState::expired; }

/// A pair's meeting by its original date: one that nothing was written about has no row.
struct MeetingRef {
  PairId pair;
  Date original_date;
  friend auto operator<=>(const MeetingRef&, const MeetingRef&) = default;
};
/// What a reminder is about, and what can be snoozed; monostate: several pairs.
using ReminderSubject = std::variant<std::monostate, PairId, MeetingRef, ActionId, GoalId>;
/// As people type it: "ada@2026-12-01", "a9", "g1", "ada"; "" for several. `handle` is the pair's.
std::string ref_of(const ReminderSubject& subject, std::string_view handle);

struct Reminder {
  ReminderKind kind = ReminderKind::meeting;
  /// Entity, occurrence, kind and step: the same at every try, another one once a meeting was moved or a date changed. Letters, digits,
  /// '.', '-', '_' and '+' alone, so that it can name a file and stand in a Message-ID.
  std::string key;
  ReminderSubject subject;
  std::string snooze_key;  ///< under which a snooze of the subject is kept
  /// meeting and agenda: minutes before; checkin: 0 for a meeting that is not logged, else cadences of silence; action: weeks since it
  /// was due; goal: days before; ending: days before, 0 for the thanks that are missing.
  int step = 0;
  Instant due_at{};                   ///< once it is scheduled, when it goes out: after a snooze, a pause and quiet hours
  std::optional<Instant> expires_at;  ///< from then on it would be of no use
  ReminderState state = ReminderState::coming;
  friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// Hours of my clock in which nothing is sent; they may pass midnight.
struct QuietHours {
  Minutes from;
  Minutes until;
};

/// The settings `remind.*` that decide when; clock times are mine.
struct ReminderSettings {
  std::vector<Minutes> before_meeting{Minutes{24 * 60}, Minutes{60}};
  Minutes morning{9 * 60};
  Minutes evening{18 * 60};
  std::optional<QuietHours> quiet;
};

/// What one pair's reminders come from. I am one of its sides.
struct ReminderInput {
  const Pair& pair;
  const std::vector<Agreement>& agreements;  ///< by `from`, never empty
  std::vector<Meeting> meetings;             ///< those of the last days and those to come
  std::vector<Date> with_topics;             ///< original dates of the meetings an open topic waits for
  Date silent_since{};                       ///< the last contact, else the start
  std::vector<Action> actions;               ///< open, mine, with a due date
  std::vector<Goal> goals;                   ///< open, with a due date
  bool is_thanked = false;                   ///< I said thank you when it ended
};

/// The time that is looked at. What was of no use any more at `since` is left out, and what is due after `until`.
struct ReminderWindow {
  Instant since;
  Instant now;
  Instant until;
};

/// Every reminder of the pair in that time, by when it is due, whether it is still of use or not. Of a promise those from the last one due
/// at `now` on. None once the pair has ended but for the missing thanks.
std::vector<Reminder> reminders_of(const ReminderInput& facts, const ReminderSettings& settings, const Zone& mine,
                                   const ReminderWindow& window);

/// Under which a snooze is kept.
std::string snooze_key(const Pair& pair);
std::string snooze_key(const Pair& pair, Date original_date);
std::string snooze_key(const Action& action);
std::string snooze_key(const Goal& goal);

/// Until when each subject is snoozed, by its snooze_key.
using Snoozes = std::map<std::string, Instant, std::less<>>;
/// Until when the reminder is held: by a snooze of its subject or of the whole pair, the later one.
std::optional<Instant> snoozed_until(const Reminder& reminder, const Pair& pair, const Snoozes& snoozes);
/// The reminder once more at the end of the snooze, for one that was sent before it was snoozed.
Reminder once_more(const Reminder& reminder, Instant snoozed_until);

/// What becomes of a pair's reminders, as reminders_of orders them, at `now`. A pause, a snooze and quiet hours put them off (quiet hours
/// not what is about a meeting that begins before they end); one that is put off beyond its use is skipped, as is one slept through when a
/// nearer one of the same subject, or a later step of the same ladder, is due. Left out are those that an endless pause or the pair's end
/// silences.
std::vector<Reminder> schedule_of(std::vector<Reminder> reminders, const Pair& pair, const ReminderSettings& settings,
                                  const Snoozes& snoozes, const Zone& mine, Instant now);

/// When one that failed for the `attempts`th time is tried again: after 1, 5 and 30 minutes, 2, 6 and then every 24 hours; sooner while it
/// is of use, at half the time that is left.
Instant next_try(int attempts, Instant now, std::optional<Instant> expires_at);

/// From when one is tried again whose next try was noted so. One noted for later than a failure right now would be comes from a clock that
/// was set back since: it holds nothing back, and `now` is given.
Instant tried_from(int attempts, Instant noted, Instant now, std::optional<Instant> expires_at);

/// The digest of one day, for the pairs in which I am neither side: due in the morning, or after the quiet hours that hold it.
Reminder digest_on(Date day, const ReminderSettings& settings, const Zone& mine);
/// Whether someone should hear of it: from well to needs-check-in or at-risk, or from needs-check-in to at-risk.
bool got_worse(HealthStatus before, HealthStatus now);

}  // namespace mentor
