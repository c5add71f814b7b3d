// What there is to be reminded of: read from the store, judged by the rules, held against what was delivered.
#pragma once

#include <optional>
#include <vector>

#include "mentor/domain/reminder.hpp"
#include "mentor/mentoring/clock.hpp"
#include "mentor/store/deliveries.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor::remind {

/// One reminder, scheduled, and what was written about its delivery.
struct Prospect {
  const ReminderInput* facts;  ///< nullptr: the digest
  Reminder reminder;
  std::optional<Delivery> delivery;
};

struct Forecast {
  std::vector<Relationship> relationships;  ///< every one, by handle
  std::vector<ReminderInput> facts;         ///< of those in which I am a side; they point into `relationships`
  std::vector<Prospect> prospects;          ///< by when they are due; they point into `facts`
};

/// Every reminder due by `until`; with its delivery those that are due, and those that passed_since(`since`). One that was sent
/// before it was snoozed stands there once more, for the end of the snooze.
Forecast forecast_reminders(Store& store, const ReminderSettings& settings, Instant since, Instant until, const Clock& clock);

/// Whether it passed unsent, as far as its state says, and its use ended after `since`. One that is of use for ever passed when a later one
/// overtook it, and counts when it was due after `since`.
bool passed_since(const Prospect& prospect, Instant since);
/// From when a failed one is tried again.
Instant next_try_of(const Delivery& delivery, Instant now);
/// Whether a delivery is to begin now: it is due, was not sent, and if it failed its next try has come.
bool goes_out(const Prospect& prospect, Instant now);
/// Whether it failed and waits for its next try.
bool waits(const Prospect& prospect, Instant now);

}  // namespace mentor::remind
