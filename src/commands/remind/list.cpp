// The bare `remind`: what is coming, what failed, and when `remind run` last ran.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/remind/options.hpp"
#include "commands/remind/reminder_value.hpp"
#include "commands/remind/wording.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/remind_lock.hpp"
#include "mentor/store/reminder_input.hpp"

namespace mentor::remind_list {
using namespace remind;

namespace {

constexpr std::chrono::days kBack{7};
constexpr std::chrono::days kAhead{7};

struct Options {};

void define(Spec&, Options&) {}

// A digest is known on the day that it is due.
std::optional<Wording> words_now(Context& context, const Forecast& forecast, const Prospect& prospect, Instant moment) {
  if (prospect.facts == nullptr && prospect.state != ReminderState::due) return std::nullopt;
  return words_for(context, forecast, prospect, moment);
}

std::vector<Standing> gather(Context& context, const Forecast& forecast) {
  const auto say = [&](const Forecast& of, const Prospect& prospect, Instant moment) { return words_now(context, of, prospect, moment); };
  auto all = standing_reminders(*context.store, forecast, context.now - kBack, say, context.now);
  const auto hidden = private_texts(*context.store);
  for (auto& standing : all)
    if (standing.is_told) take_out_private(standing.delivery, hidden);
  return all;
}

Tone tone_of_state(std::string_view state) {
  if (state == "failed") return Tone::bad;
  if (state == "expired" || state == "due") return Tone::warn;
  return state == "sent" || state == "skipped" ? Tone::dim : Tone::plain;
}

Table table_of(const std::vector<Standing>& all) {
  Table table{
      "", {{"due_at", "When"}, {"subject", "About"}, {"state", "State"}, {"title", "Reminder", Align::left, Fit::wraps}}, {}, "", false};
  table.empty = "Nobody is to be reminded of anything in the next 7 days.";
  for (const auto& [delivery, state, is_told] : all)
    table.rows.push_back({delivery.due_at, delivery.subject, Cell(state, tone_of_state(state)), delivery.title});
  return table;
}

std::vector<Block> below(Context& context, const std::vector<Standing>& all) {
  std::vector<Block> blocks;
  for (const auto& [delivery, state, is_told] : all)
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
  view.sections = sections_from(table_of(all), Prose{below(context, all)});
  view.data = Value::List(std::move(values));
  view.make_example = [] { return reminder_values({{}}, {}).front(); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_list
