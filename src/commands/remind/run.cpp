// The command `remind run`: delivers what is due, each once, from cron at any interval.
#include <algorithm>
#include <span>

#include "commands/commands.hpp"
#include "commands/remind/sink.hpp"
#include "commands/remind/wording.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::remind_run {
using namespace remind;

namespace {

struct Options {
  Opt<SinkKind> via;
  std::vector<ReminderKind> kinds;
  bool is_dry = false;
};

// All but that of the message of `remind test`.
constexpr std::span kKinds = std::span(kEnumNames<ReminderKind>).first(std::size(kEnumNames<ReminderKind>) - 1);

ReminderKind kind_named(std::string_view word) {
  std::vector<std::string_view> names;
  std::string all;
  for (const auto& entry : kKinds) {
    if (entry.text == word) return entry.value;
    names.push_back(entry.text);
    all += (all.empty() ? "" : ", ") + std::string(entry.text);
  }
  const std::string guess = did_you_mean(word, names);
  throw usage_error("'" + visible_line(word) + "' is not a kind of reminder", guess.empty() ? "one of " + all : guess);
}

void define_kinds(Spec& spec, std::vector<ReminderKind>& kinds) {
  spec.custom(
      "--kind", "K,...", true, "only these kinds, such as meeting,action",
      [&kinds](const std::string& text, const ParseContext&) {
        for (std::size_t begin = 0; begin <= text.size();) {
          const auto end = std::min(text.find(',', begin), text.size());
          kinds.push_back(kind_named(std::string_view(text).substr(begin, end - begin)));
          begin = end + 1;
        }
      },
      Completes::reminder_kinds);
}

void define(Spec& spec, Options& options) {
  define_via(spec, options.via);
  define_kinds(spec, options.kinds);
  spec.flag("--dry-run", options.is_dry, "show what is due; send and save nothing");
  spec.short_form("-n");
}

RunRequest request_of(const Context& context, const Options& options) {
  return {settings_of(context.config), options.kinds, say_reminders(context)};
}

View dry(const Context& context, const Options& options) {
  const auto store = open_store(context);
  if (!store) return reminders_printed({});
  auto due = plan_run(*store, request_of(context, options), std::nullopt, context.clock()).to_send;
  for (auto& delivery : due) delivery.state = ReminderState::due;
  return reminders_printed(due);
}

constexpr std::size_t kMostTold = 3;

// "2 reminders WHAT: 'Tue 1 Dec': WHY; 'Thu 3 Dec': WHY".
template <class Say>
Error about(const std::vector<Delivery>& deliveries, std::string_view what, Say why) {
  std::string message = say_count(static_cast<long long>(deliveries.size()), "reminder", "reminders") + " " + std::string(what) + ":";
  for (const auto& delivery : std::span(deliveries).first(std::min(kMostTold, deliveries.size())))
    message += " '" + delivery.title + "': " + why(delivery) + ";";
  message.pop_back();
  if (deliveries.size() > kMostTold) message += "; and " + std::to_string(deliveries.size() - kMostTold) + " more";
  return failed(std::move(message), "mentor remind   shows what became of each");
}

// Those that failed in this run and those that wait since an earlier one.
Error not_delivered(const Context& context, const std::vector<Delivery>& failing) {
  return about(failing, "could not be delivered", [&](const Delivery& delivery) {
    return delivery.last_error + " (tried again from " + say_when(next_try_of(delivery, context.now), context.zone, context.now) + ")";
  });
}

Error came_too_late(const std::vector<Delivery>& too_late) {
  return about(too_late, "came too late because an earlier run was killed",
               [](const Delivery& delivery) { return std::string(delivery.attempts == 0 ? "not sent" : "it may not have arrived"); });
}

View run(Context& context, const Options& options) {
  if (options.is_dry) return dry(context, options);
  const std::string path = store_file_path(context.process.environment, context.globals.store, context.config);
  const SinkKind via = options.via.value_or(context.config.remind_via);
  const StoreDoor door{[&] { return open_store(context); },
                       [&] { return Store::open_to_write(path, "remind run", context.now, backup_folder(context.process.environment)); }};
  const auto lock = RemindLock::take(path);
  if (!lock) {
    (void)door.read();  // refuses a store that was named and is not there
    return reminders_data({});
  }
  const auto open = [&] { return open_sink(via, context); };
  const RunResult result = run_reminders(request_of(context, options), door, *lock, open, context.clock());
  const bool is_printed = via == SinkKind::output && !result.handled.empty();
  View view = is_printed ? View{} : reminders_data(result.handled);
  if (!result.failing.empty()) view.failures.push_back(not_delivered(context, result.failing));
  if (!result.too_late.empty()) view.failures.push_back(came_too_late(result.too_late));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_run
