// One pair as reminders see it, and what it is reminded of as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/samples.hpp"
#include "mentor/domain/reminder.hpp"

namespace mentor::sample {

/// Ada mentors Grace (me, in Berlin) on Tuesdays at 15:00 in London, since September.
struct Reminding {
  /// Plans the meetings of the agreement around `now`; call it again once something they come from has changed.
  ReminderInput facts() {
    const Instant from = now - std::chrono::days(14);
    ReminderInput all{pair, agreements, meetings_between({pair, agreements, rows, {}}, from, until + std::chrono::days(60), now, zones),
                      with_topics};
    all.silent_since = silent_since;
    all.actions = actions;
    all.goals = goals;
    all.is_thanked = is_thanked;
    return all;
  }

  std::vector<Reminder> reminders() { return reminders_of(facts(), settings, zones.get(mine), {since, now, until}); }
  std::vector<Reminder> states() { return schedule_of(reminders(), pair, settings, snoozes, zones.get(mine), now); }

  /// "meeting 1440 ada@2026-12-01 2026-11-30T15:00:00Z" a line, of one kind.
  std::string said(ReminderKind kind) {
    std::string text;
    for (const auto& reminder : reminders())
      if (reminder.kind == kind) text += line(reminder) + "\n";
    return text;
  }
  /// The same with its state.
  std::string fated(ReminderKind kind) {
    std::string text;
    for (const auto& reminder : states())
      if (reminder.kind == kind) text += line(reminder) + " " + std::string(name_of(reminder.state)) + "\n";
    return text;
  }
  void at(std::string_view iso) {
    now = instant(iso);
    until = now + std::chrono::days(7);
  }

  Pair pair = sample::pair("2026-09-01");
  std::vector<Agreement> agreements{sample::agreement("2026-09-01", "weekly tue 15:00", "Europe/London")};
  std::vector<MeetingRow> rows;
  std::vector<Date> with_topics;
  Date silent_since = day("2026-11-24");
  std::vector<Action> actions;
  std::vector<Goal> goals;
  bool is_thanked = false;
  ReminderSettings settings;
  Snoozes snoozes;
  std::string mine = "Europe/Berlin";
  Zones zones;
  Instant now = instant("2026-11-30T14:00:00Z");
  Instant since{};
  Instant until = now + std::chrono::days(7);

 private:
  std::string line(const Reminder& reminder) const {
    return std::string(name_of(reminder.kind)) + " " + std::to_string(reminder.step) + " " + ref_of(reminder.subject, pair.handle) + " " +
           to_iso(reminder.due_at);
  }
};

inline Action promise(std::string_view due_on) {
  Action made;
  made.id = ActionId(9);
  made.pair = PairId(1);
  made.owner = Party::mentee;
  made.text = "book the room";
  made.due_on = day(due_on);
  return made;
}

inline Goal goal_due(std::string_view due_on) {
  Goal made;
  made.id = GoalId(1);
  made.pair = PairId(1);
  made.text = "Give a talk";
  made.due_on = day(due_on);
  return made;
}

}  // namespace mentor::sample
