// One run of deliveries: what is to go out, in words, and each one handed over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/remind/sink.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/delivery_plan.hpp"

namespace mentor::remind {

/// What a run at this moment is to send, of some kinds or, with none named, of all; and what passed. The context has a store.
Plan plan_run(Context& context, const std::vector<ReminderKind>& kinds, std::optional<Instant> last_run);

/// Writes to the store and lets go of it. Throws as Store does.
void save(const Context& context, const std::string& store_path, const std::vector<Delivery>& deliveries);

/// Hands it to the sink: as it stands after that, sent or failed.
Delivery deliver(const Context& context, const Sink& sink, const Delivery& delivery, const std::string& handle);

}  // namespace mentor::remind
