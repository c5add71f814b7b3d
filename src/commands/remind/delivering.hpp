// One run of deliveries: what is to go out, and each one claimed, delivered and marked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "commands/remind/sink.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/reminder.hpp"
#include "mentor/store/deliveries.hpp"

namespace mentor::remind {

struct Plan {
  std::vector<Delivery> to_send;   ///< with their words; what is of use the shortest first
  std::vector<Delivery> to_note;   ///< what passed unsent since the last run, and a digest with nothing to say
  std::vector<Delivery> too_late;  ///< of those what a run had in hand that was killed; with attempts it may have arrived
  std::vector<Delivery> waiting;   ///< failed ones whose next try is still to come
  std::map<PairId, std::string> handles;
};

/// What a run at this moment is to send, of some kinds or, with none named, of all; and what passed, of any kind. The context has a store.
/// `last_run` is nullopt before the first run: nothing has passed unsent then.
Plan plan_run(Context& context, const std::vector<ReminderKind>& kinds, std::optional<Instant> last_run);

/// Writes to the store and lets go of it. Throws as Store does.
void save(const Context& context, const std::string& store_path, const std::vector<Delivery>& deliveries);

/// The deliveries as they stand while a run has them in hand.
std::vector<Delivery> claimed(std::vector<Delivery> deliveries);
/// As it stands once it arrived.
Delivery sent(Delivery delivery, Instant now);
/// As it stands after a try that failed, with when the next one is due.
Delivery failed_now(Delivery delivery, const std::string& error, Instant now);

/// Hands it to the sink: as it stands after that, sent or failed.
Delivery deliver(const Context& context, const Sink& sink, const Delivery& delivery, const std::string& handle);

}  // namespace mentor::remind
