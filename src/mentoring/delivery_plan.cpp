#include "mentor/mentoring/delivery_plan.hpp"

#include <algorithm>
#include <tuple>

#include "mentor/mentoring/resolve.hpp"

namespace mentor::remind {
namespace {

Delivery delivery_for(const Prospect& prospect, Wording words) {
  const Reminder& reminder = prospect.reminder;
  Delivery delivery = prospect.delivery.value_or(Delivery{});
  delivery.key = reminder.key;
  delivery.kind = reminder.kind;
  delivery.pair = reminder.pair;
  delivery.subject = reminder.subject;
  delivery.title = std::move(words.title);
  delivery.body = std::move(words.body);
  delivery.due_at = reminder.due_at;
  delivery.expires_at = reminder.expires_at;
  return delivery;
}

Delivery noted(const Prospect& prospect, Wording words, DeliveryState state, Instant now) {
  Delivery delivery = delivery_for(prospect, std::move(words));
  delivery.state = state;
  delivery.next_try.reset();
  if (state == DeliveryState::skipped) delivery.sent_at = now;
  return delivery;
}

struct Planning {
  const Forecast& forecast;
  const Say& say;
  Instant now;
  Plan plan;
};

void plan_due(Planning& p, const Prospect& prospect) {
  if (auto words = p.say(p.forecast, prospect, p.now))
    p.plan.to_send.push_back(delivery_for(prospect, std::move(*words)));
  else
    p.plan.to_note.push_back(noted(prospect, {}, DeliveryState::skipped, p.now));
}

// What passed unsent is kept with the words it would have had. Where a run had it in hand, that run was killed.
void plan_passed(Planning& p, const Prospect& prospect) {
  const auto state = prospect.state == ReminderState::expired ? DeliveryState::expired : DeliveryState::skipped;
  auto words = p.say(p.forecast, prospect, prospect.reminder.due_at).value_or(Wording{});
  p.plan.to_note.push_back(noted(prospect, std::move(words), state, p.now));
  const bool was_in_hand = prospect.delivery && prospect.delivery->state == DeliveryState::claimed;
  if (was_in_hand && state == DeliveryState::expired) p.plan.too_late.push_back(p.plan.to_note.back());
}

// A failed one whose time has passed is settled too.
bool is_settled(const Prospect& prospect) {
  if (!prospect.delivery) return false;
  return prospect.delivery->state != DeliveryState::failed && prospect.delivery->state != DeliveryState::claimed;
}

void plan_open(Planning& p, const Prospect& prospect) {
  if (goes_out(prospect, p.now)) return plan_due(p, prospect);
  if (waits(prospect, p.now)) p.plan.waiting.push_back(*prospect.delivery);
}

// Nothing has passed before the first run. One noted by a later clock than now tells nothing of what passed since: a day is looked through.
Instant looked_until(std::optional<Instant> last_run, Instant now) {
  constexpr std::chrono::days kInDoubt{1};
  if (!last_run) return now;
  return *last_run <= now ? *last_run : now - kInDoubt;
}

bool has(const std::optional<Delivery>& delivery, DeliveryState state) { return delivery && delivery->state == state; }

std::string_view state_of(const Prospect& prospect) {
  const bool is_open = prospect.state == ReminderState::due || prospect.state == ReminderState::coming;
  if (has(prospect.delivery, DeliveryState::sent) && prospect.state != ReminderState::snoozed) return "sent";
  return is_open && has(prospect.delivery, DeliveryState::failed) ? "failed" : name_of(prospect.state);
}

// A failed one that nothing asks for any more: it was done, moved or logged meanwhile, or came too late.
std::string_view state_of(const Delivery& delivery, Instant now) {
  if (delivery.state != DeliveryState::failed && delivery.state != DeliveryState::claimed) return name_of(delivery.state);
  return delivery.expires_at && *delivery.expires_at <= now ? "expired" : "skipped";
}

// Sent ones keep the words they had.
std::optional<Standing> standing_of(const Forecast& forecast, const Prospect& prospect, const Say& say, Instant now) {
  const bool passed = prospect.state == ReminderState::skipped || prospect.state == ReminderState::expired;
  if (passed && !prospect.delivery) return std::nullopt;
  const auto state = state_of(prospect);
  if (passed || state == "sent") return Standing{*prospect.delivery, state, true};
  auto words = say(forecast, prospect, std::max(now, prospect.reminder.due_at));
  if (!words) return std::nullopt;
  return Standing{delivery_for(prospect, std::move(*words)), state, false};
}

}  // namespace

Plan plan_run(Store& store, const ReminderSettings& settings, const std::vector<ReminderKind>& kinds, std::optional<Instant> last_run,
              const Say& say, const Clock& clock) {
  const Instant since = looked_until(last_run, clock.now);
  const Forecast forecast = forecast_reminders(store, settings, since, clock.now, clock);
  Planning planning{forecast, say, clock.now, {}};
  planning.plan.handles = handles(forecast.relationships);
  for (const auto& prospect : forecast.prospects) {
    const bool is_asked_for = kinds.empty() || std::ranges::find(kinds, prospect.reminder.kind) != kinds.end();
    if (is_asked_for) plan_open(planning, prospect);
    if (prospect.facts != nullptr && passed_since(prospect, since) && !is_settled(prospect)) plan_passed(planning, prospect);
  }
  std::ranges::stable_sort(planning.plan.to_send, {},
                           [](const Delivery& d) { return std::tuple(d.expires_at.value_or(Instant::max()), d.due_at); });
  return std::move(planning.plan);
}

std::vector<Standing> standing_reminders(Store& store, const Forecast& forecast, Instant from, const Say& say, Instant now) {
  Deliveries ledger;
  for (auto& delivery : deliveries_from(store, from)) ledger.emplace(delivery.key, std::move(delivery));
  std::vector<Standing> all;
  for (Prospect prospect : forecast.prospects) {
    const auto stored = ledger.find(prospect.reminder.key);
    if (stored != ledger.end()) prospect.delivery = stored->second;
    if (auto standing = standing_of(forecast, prospect, say, now)) all.push_back(std::move(*standing));
    if (stored != ledger.end()) ledger.erase(stored);
  }
  for (auto& [key, delivery] : ledger)
    if (!delivery.title.empty()) all.push_back({delivery, state_of(delivery, now), true});
  std::ranges::stable_sort(all, {}, [](const Standing& s) { return s.delivery.due_at; });
  return all;
}

std::vector<Delivery> claimed(std::vector<Delivery> deliveries) {
  for (auto& delivery : deliveries) {
    delivery.state = DeliveryState::claimed;
    delivery.next_try.reset();
  }
  return deliveries;
}

Delivery sent(Delivery delivery, Instant now) {
  delivery.state = DeliveryState::sent;
  delivery.sent_at = now;
  delivery.last_error.clear();
  return delivery;
}

Delivery failed_now(Delivery delivery, const std::string& error, Instant now) {
  delivery.state = DeliveryState::failed;
  delivery.next_try = next_try(delivery.attempts, now, delivery.expires_at);
  delivery.last_error = error;
  return delivery;
}

}  // namespace mentor::remind
