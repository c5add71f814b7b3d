// The bare `remind`: what is coming, what failed, and when `remind run` last ran.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/remind/options.hpp"
#include "commands/remind/reminder_value.hpp"
#include "commands/remind/wording.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/say.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/remind_lock.hpp"
#include "mentor/store/reminder_input.hpp"

namespace mentor::remind {
namespace {

constexpr std::chrono::days kBack{7};
constexpr std::chrono::days kAhead{7};

struct Options {};

void define(Spec&, Options&) {}

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

// A digest is known on the day that it is due.
std::optional<Wording> words_now(Context& context, const Forecast& forecast, const Prospect& prospect) {
  if (prospect.facts == nullptr && prospect.state != ReminderState::due) return std::nullopt;
  return words_for(context, forecast, prospect, std::max(context.now, prospect.reminder.due_at));
}

// Sent ones keep the words they had.
std::optional<Standing> standing_of(Context& context, const Forecast& forecast, const Prospect& prospect) {
  const bool passed = prospect.state == ReminderState::skipped || prospect.state == ReminderState::expired;
  if (passed && !prospect.delivery) return std::nullopt;
  Standing standing{prospect.delivery.value_or(Delivery{}), state_of(prospect)};
  if (passed || standing.state == "sent") return standing;
  const auto words = words_now(context, forecast, prospect);
  if (!words) return std::nullopt;
  Delivery& delivery = standing.delivery;
  delivery.key = prospect.reminder.key;
  delivery.kind = prospect.reminder.kind;
  delivery.pair = prospect.reminder.pair;
  delivery.subject = prospect.reminder.subject;
  delivery.title = words->title;
  delivery.body = words->body;
  delivery.due_at = prospect.reminder.due_at;
  delivery.expires_at = prospect.reminder.expires_at;
  return standing;
}

std::vector<Standing> gather(Context& context, const Forecast& forecast) {
  Deliveries ledger;
  const auto hidden = private_texts(*context.store);
  for (auto& delivery : deliveries_from(*context.store, context.now - kBack)) ledger.emplace(delivery.key, std::move(delivery));
  std::vector<Standing> all;
  for (Prospect prospect : forecast.prospects) {
    const auto stored = ledger.find(prospect.reminder.key);
    if (stored != ledger.end()) prospect.delivery = stored->second;
    if (prospect.delivery) take_out_private(*prospect.delivery, hidden);
    if (auto standing = standing_of(context, forecast, prospect)) all.push_back(std::move(*standing));
    if (stored != ledger.end()) ledger.erase(stored);
  }
  for (auto& [key, delivery] : ledger) {
    take_out_private(delivery, hidden);
    if (!delivery.title.empty()) all.push_back({delivery, state_of(delivery, context.now)});
  }
  std::ranges::stable_sort(all, {}, [](const Standing& s) { return s.delivery.due_at; });
  return all;
}

Tone tone_of_state(std::string_view state) {
  if (state == "failed") return Tone::bad;
  if (state == "expired" || state == "due") return Tone::warn;
  return state == "sent" || state == "skipped" ? Tone::dim : Tone::plain;
}

Table table_of(const std::vector<Standing>& all) {
  Table table{"", {{"due_at", "When"}, {"subject", "About"}, {"state", "State"}, {"title", "Reminder", Align::left, true}}, {}, "", false};
  table.empty = "Nobody is to be reminded of anything in the next 7 days.";
  for (const auto& [delivery, state] : all)
    table.rows.push_back({delivery.due_at, delivery.subject, Cell(state, tone_of_state(state)), delivery.title});
  return table;
}

std::vector<Block> below(Context& context, const std::vector<Standing>& all) {
  std::vector<Block> blocks;
  for (const auto& [delivery, state] : all)
    if (state == "failed")
      blocks.push_back(bullet(delivery.subject + " failed " + say_count(delivery.attempts, "time", "times") + ": " + delivery.last_error +
                              "; tried again from " + say_when(next_try_of(delivery, context.now), context.zone, context.now)));
  const auto last = last_remind_run(store_file_path(context.process.environment, context.globals.store, context.config));
  blocks.push_back(paragraph(last ? "`mentor remind run` last ran " + say_when(*last, context.zone, context.now)
                                  : std::string("`mentor remind run` has not run yet")));
  if (!last) blocks.push_back(command_line("mentor remind install cron --via mail"));
  return blocks;
}

View run(Context& context, const Options&) {
  const Forecast forecast =
      forecast_reminders(*context.store, settings_of(context.config), context.now - kBack, context.now + kAhead, context.clock());
  const auto all = gather(context, forecast);
  auto values = reminder_values(all, handles(forecast.relationships));
  View view;
  view.sections = {flat_table(values), table_of(all), Prose{below(context, all)}};
  view.data = Value::List(std::move(values));
  return view;
}

}  // namespace
}  // namespace mentor::remind

namespace mentor::remind_list {

CommandInstance command() { return bind<remind::Options>(remind::define, remind::run); }

}  // namespace mentor::remind_list
