#include "commands/remind/delivering.hpp"

#include "commands/remind/options.hpp"
#include "commands/remind/wording.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/reminder_input.hpp"

namespace mentor::remind {

Plan plan_run(Context& context, const std::vector<ReminderKind>& kinds, std::optional<Instant> last_run) {
  const auto say = [&](const Forecast& forecast, const Prospect& prospect, Instant moment) {
    return words_for(context, forecast, prospect, moment);
  };
  Plan plan = plan_run(*context.store, settings_of(context.config), kinds, last_run, say, context.clock());
  if (plan.waiting.empty()) return plan;
  const auto hidden = private_texts(*context.store);
  for (auto& delivery : plan.waiting) take_out_private(delivery, hidden);
  return plan;
}

void save(const Context& context, const std::string& store_path, const std::vector<Delivery>& deliveries) {
  const auto store = Store::open_to_write(store_path, "remind run", context.now, backup_folder(context.process.environment));
  for (const auto& delivery : deliveries) save_delivery(*store, delivery);
  store->commit();
}

Delivery deliver(const Context& context, const Sink& sink, const Delivery& delivery, const std::string& handle) {
  try {
    sink({delivery.key, std::string(name_of(delivery.kind)), handle, delivery.subject, delivery.title, delivery.body, delivery.due_at,
          delivery.expires_at, delivery.attempts});
    return sent(delivery, context.now);
  } catch (const Error& error) {
    return failed_now(delivery, error.message, context.now);
  }
}

}  // namespace mentor::remind
