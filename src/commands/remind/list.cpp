// The bare `remind`: what is coming, what failed, and when `remind run` last ran.
#include "commands/commands.hpp"
#include "commands/remind/wording.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/remind_lock.hpp"

namespace mentor::remind_list {
using namespace remind;

namespace {

constexpr std::chrono::days kBack{7};
constexpr std::chrono::days kAhead{7};

struct Options {};

void define(Spec&, Options&) {}

// A digest is known on the day that it is due.
Say say_known(const Context& context) {
  return [say = say_reminders(context)](Store& store, const Forecast& forecast, const Prospect& prospect, Instant moment) {
    const bool is_known = prospect.facts != nullptr || prospect.reminder.state == ReminderState::due;
    return is_known ? say(store, forecast, prospect, moment) : std::nullopt;
  };
}

Tone tone_of(ReminderState state) {
  if (state == ReminderState::failed) return Tone::bad;
  if (state == ReminderState::expired || state == ReminderState::due) return Tone::warn;
  return state == ReminderState::sent || state == ReminderState::skipped ? Tone::dim : Tone::plain;
}

Table table_of(const std::vector<Delivery>& all) {
  Table table{
      "", {{"due_at", "When"}, {"subject", "About"}, {"state", "State"}, {"title", "Reminder", Align::left, Fit::wraps}}, {}, "", false};
  table.empty = "There are no reminders in the next 7 days.";
  for (const auto& delivery : all)
    table.rows.push_back({delivery.due_at, delivery.subject, Cell(name_of(delivery.state), tone_of(delivery.state)), delivery.title});
  return table;
}

std::vector<Block> below(Context& context, const std::vector<Delivery>& all) {
  std::vector<Block> blocks;
  for (const auto& delivery : all)
    if (delivery.state == ReminderState::failed)
      blocks.push_back(bullet(delivery.subject + " failed " + say_count(delivery.attempts, "time", "times") + ": " + delivery.last_error +
                              "; tried again from " + say_when(next_try_of(delivery, context.now), context.zone, context.now)));
  const auto last = last_remind_run(store_file_path(context.process.environment, context.globals.store, context.config));
  blocks.push_back(paragraph(last ? "`mentor remind run` last ran " + say_when(*last, context.zone, context.now)
                                  : std::string("`mentor remind run` has not run yet")));
  if (!last) blocks.push_back(command_line("mentor remind install cron --via mail"));
  return blocks;
}

View run(Context& context, const Options&) {
  const Instant from = context.now - kBack;
  const auto forecast = forecast_reminders(*context.store, settings_of(context.config), from, context.now + kAhead, context.clock());
  const auto all = standing_reminders(*context.store, forecast, from, say_known(context), context.now);
  View view = reminders_data(all);
  view.sections = sections_from(table_of(all), Prose{below(context, all)});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_list
