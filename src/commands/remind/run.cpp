// The command `remind run`: delivers what is due, each once, from cron at any
// interval.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ranges>

#include "commands/adding.hpp"
#include "commands/remind/commands.hpp"
#include "commands/remind/delivering.hpp"
#include "commands/remind/options.hpp"
#include "commands/remind/reminder_value.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/remind_lock.hpp"

namespace mentor::remind {
namespace {

struct Options {
  Opt<SinkKind> via;
  std::vector<ReminderKind> kinds;
  bool is_dry = false;
};

void define(Spec& spec, Options& options) {
  define_via(spec, options.via);
  define_kinds(spec, options.kinds);
  spec.flag("--dry-run", options.is_dry, "show what is due; deliver and write nothing");
}

View nothing() {
  View view;
  view.data = Value::List{};
  return view;
}

View view_of(const std::vector<Standing>& all, const std::map<PairId, std::string>& handles) {
  View view;
  auto values = reminder_values(all, handles);
  view.sections.push_back(flat_table(values));
  view.data = Value::List(std::move(values));
  return view;
}

std::vector<Standing> standing(const std::vector<Delivery>& deliveries) {
  std::vector<Standing> all;
  for (const auto& delivery : deliveries) all.push_back({delivery, name_of(delivery.state)});
  return all;
}

// What is due, read with the store open only meanwhile; nullopt where there is
// no store.
std::optional<Plan> plan(Context& context, const Options& options, const std::string& path, std::optional<Instant> last_run) {
  const auto store = Store::open_to_read(path);
  if (!store) return std::nullopt;
  context.store = store.get();
  Plan planned = plan_run(context, options.kinds, last_run);
  context.store = nullptr;
  return planned;
}

View dry(Context& context, const Options& options, const std::string& path) {
  const auto planned = plan(context, options, path, std::nullopt);
  if (!planned) return nothing();
  std::vector<Standing> all;
  std::vector<Block> words;
  for (const auto& delivery : planned->to_send) {
    all.push_back({delivery, "due"});
    words.push_back(paragraph(delivery.title + "\n" + delivery.body.substr(0, delivery.body.find_last_not_of('\n') + 1)));
  }
  View view = view_of(all, planned->handles);
  view.sections.push_back(Prose{std::move(words)});
  return view;
}

// In a format for scripts the whole answer is one delivery: it is marked once
// stdout has taken it.
View print_and_mark(Context& context, const std::string& path, const Plan& planned) {
  std::vector<Delivery> under_way;
  for (const auto& delivery : planned.to_send) under_way.push_back(claimed(delivery));
  std::vector<Delivery> arrived;
  for (const auto& delivery : under_way) arrived.push_back(sent(delivery, context.now));
  if (!under_way.empty()) save(context, path, under_way);
  const View view = view_of(standing(arrived), planned.handles);
  if (!context.process.streams.write(context.format.print(view, context.target)))
    throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
  if (!arrived.empty()) save(context, path, arrived);
  return {};
}

constexpr std::size_t kMostTold = 3;

// Those that failed in this run and those that wait since an earlier one.
Error not_delivered(const Context& context, const std::vector<Delivery>& failing) {
  std::string message = say_count(static_cast<long long>(failing.size()), "reminder", "reminders") + " could not be delivered: ";
  for (const auto& delivery : failing | std::views::take(kMostTold))
    message += "'" + delivery.title + "': " + delivery.last_error + " (tried again from " +
               say_when(*delivery.next_try, context.zone, context.now) + "); ";
  message.resize(message.size() - 2);
  if (failing.size() > kMostTold) message += "; and " + std::to_string(failing.size() - kMostTold) + " more";
  return failed(std::move(message), "mentor remind   tells what waits");
}

View deliver_each(Context& context, const std::string& path, const Plan& planned, SinkKind via) {
  if (planned.to_send.empty() && planned.waiting.empty()) return nothing();
  const Sink sink = open_sink(via, context);
  std::vector<Delivery> handled;
  for (const auto& delivery : planned.to_send) {
    const auto handle = delivery.pair ? planned.handles.at(*delivery.pair) : "";
    handled.push_back(deliver(context, path, sink, delivery, handle));
  }
  auto failing = planned.waiting;
  std::ranges::copy_if(handled, std::back_inserter(failing), [](const Delivery& d) { return d.state == DeliveryState::failed; });
  View view = via == SinkKind::output ? View{} : view_of(standing(handled), planned.handles);
  if (!failing.empty()) view.failures.push_back(not_delivered(context, failing));
  return view;
}

View deliver_all(Context& context, const std::string& path, const Plan& planned, SinkKind via) {
  const bool for_scripts = context.format.name != "table";
  return via == SinkKind::output && for_scripts ? print_and_mark(context, path, planned) : deliver_each(context, path, planned, via);
}

View run(Context& context, const Options& options) {
  const std::string path = store_file_path(context.process.environment, context.globals.store, context.config);
  if (options.is_dry) return dry(context, options, path);
  const SinkKind via = options.via.value_or(configured_sink(context.config));
  const auto lock = RemindLock::take(path);
  if (!lock) return nothing();
  const auto planned = plan(context, options, path, lock->last_run());
  if (!planned) return nothing();
  if (!planned->to_note.empty()) save(context, path, planned->to_note);
  if (options.kinds.empty()) lock->note_run(context.now);
  return deliver_all(context, path, *planned, via);
}

}  // namespace
}  // namespace mentor::remind

namespace mentor {

Bound remind_run() { return bind<remind::Options>(remind::define, remind::run); }

}  // namespace mentor
