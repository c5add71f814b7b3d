// Reminders on their way: how each one stands, what a run sends, and what comes of it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/forecast.hpp"
#include "mentor/store/remind_lock.hpp"

namespace mentor::remind {

/// What a reminder says.
struct Wording {
  std::string title;  ///< one line: when, what, with whom
  std::string body;   ///< lines below it, each ended by '\n': what to know, what to type
};
/// Puts one into words as they are at a moment; nullopt where there is nothing to say: of a digest alone.
using Say = std::function<std::optional<Wording>(Store&, const Forecast&, const Prospect&, Instant moment)>;
/// A text of any length as part of a line of a reminder.
std::string brief(std::string_view text);

/// Every reminder of the forecast, and those due since `from` that nothing asks for any more, by when they are due and each in the state in
/// which it stands now. Without those that passed and were never in hand, and those there is nothing to say about. One that was sent keeps
/// its words, but for what became private since.
std::vector<Delivery> standing_reminders(Store& store, const Forecast& forecast, Instant from, const Say& say, Instant now);

/// What a run is asked for.
struct RunRequest {
  ReminderSettings settings;
  std::vector<ReminderKind> kinds;  ///< none: of all kinds
  Say say;
};

struct Plan {
  std::vector<Delivery> to_send;   ///< due; what is of use the shortest first
  std::vector<Delivery> to_note;   ///< what passed unsent since the last run, of any kind, and a digest with nothing to say
  std::vector<Delivery> too_late;  ///< of those what a run had in hand that was killed; with attempts it may have arrived
  std::vector<Delivery> waiting;   ///< failed ones whose next try is still to come
};
/// What a run at this moment is to send and to note. `last_run` is nullopt before the first run: nothing has passed unsent then.
Plan plan_run(Store& store, const RunRequest& request, std::optional<Instant> last_run, const Clock& clock);

/// Takes reminders, and returns once they were delivered. Throws an Error that says why they were not: usage when they can never be
/// delivered this way (a line break in a mail's subject), failed when another try may help.
struct Sink {
  std::function<void(const std::vector<Delivery>&)> deliver;
  bool takes_all = false;  ///< all of a run at once; else one at a time
};

/// As it stands once it arrived.
Delivery sent(Delivery delivery, Instant now);

/// How a run reaches the store, which is closed while anything is delivered.
struct StoreDoor {
  std::function<std::unique_ptr<Store>()> read;  ///< nullptr where there is none
  std::function<std::unique_ptr<Store>()> write;
};

struct RunResult {
  std::vector<Delivery> handled;  ///< sent or failed just now
  std::vector<Delivery> failing;  ///< of those what failed, and what waits for its next try
  std::vector<Delivery> too_late;
};
/// Delivers what is due, each once. All that is in hand is written as claimed before the first delivery, and each try as begun before it
/// begins, so that the next run finds what a killed one left. The sink is opened where there is something to send; what that throws leaves
/// the store as it was.
RunResult run_reminders(const RunRequest& request, const StoreDoor& door, const RemindLock& lock, const std::function<Sink()>& open_sink,
                        const Clock& clock);

/// Until then nothing is said about the subject; in place of an earlier snooze. Throws not_found.
void snooze(Store& store, const ReminderSubject& subject, Instant until);

}  // namespace mentor::remind
