// What a run of reminders is to send and to note, and how each delivery stands as it goes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/forecast.hpp"

namespace mentor::remind {

/// What a reminder says.
struct Wording {
  std::string title;  ///< one line: when, what, with whom
  std::string body;   ///< lines below it, each ended by '\n': what to know, what to type
};
/// Puts one into words as they are at a moment; nullopt where there is nothing to say: of a digest alone.
using Say = std::function<std::optional<Wording>(const Forecast&, const Prospect&, Instant moment)>;

struct Plan {
  std::vector<Delivery> to_send;   ///< with their words; what is of use the shortest first
  std::vector<Delivery> to_note;   ///< what passed unsent since the last run, and a digest with nothing to say
  std::vector<Delivery> too_late;  ///< of those what a run had in hand that was killed; with attempts it may have arrived
  std::vector<Delivery> waiting;   ///< failed ones whose next try is still to come
  std::map<PairId, std::string> handles;
};

/// What a run at this moment is to send, of some kinds or, with none named, of all; and what passed, of any kind. `last_run` is nullopt
/// before the first run: nothing has passed unsent then.
Plan plan_run(Store& store, const ReminderSettings& settings, const std::vector<ReminderKind>& kinds, std::optional<Instant> last_run,
              const Say& say, const Clock& clock);

/// A reminder as it stands.
struct Standing {
  Delivery delivery;       ///< as it is stored, or would be
  std::string_view state;  ///< coming, due, sent, failed, snoozed, skipped, expired
  bool is_told = false;    ///< it keeps the words that it went out with, which may hold what became private since
};
/// Those of the forecast, and those due since `from` that nothing asks for any more; by when they are due. Without those that passed and
/// were never in hand, and those there is nothing to say about.
std::vector<Standing> standing_reminders(Store& store, const Forecast& forecast, Instant from, const Say& say, Instant now);

/// The deliveries as they stand while a run has them in hand.
std::vector<Delivery> claimed(std::vector<Delivery> deliveries);
/// As it stands once it arrived.
Delivery sent(Delivery delivery, Instant now);
/// As it stands after a try that failed, with when the next one is due.
Delivery failed_now(Delivery delivery, const std::string& error, Instant now);

}  // namespace mentor::remind
