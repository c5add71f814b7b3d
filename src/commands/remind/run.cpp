// The command `remind run`: delivers what is due, each once, from cron at any interval.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

#include "commands/commands.hpp"
#include "commands/remind/delivering.hpp"
#include "commands/remind/options.hpp"
#include "commands/remind/reminder_value.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/store/remind_lock.hpp"

namespace mentor::remind_run {
using namespace remind;

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
  spec.short_form("-n");
}

View view_of(const std::vector<Standing>& all, const std::map<PairId, std::string>& handles) {
  View view;
  auto values = reminder_values(all, handles);
  view.data = Value::List(std::move(values));
  view.make_example = [] { return reminder_values({{}}, {}).front(); };
  return view;
}

std::vector<Standing> standing(const std::vector<Delivery>& deliveries) {
  std::vector<Standing> all;
  for (const auto& delivery : deliveries) all.push_back({delivery, name_of(delivery.state)});
  return all;
}

// What is due, read with the store open only meanwhile; nullopt where there is no store.
std::optional<Plan> plan(Context& context, const Options& options, std::optional<Instant> last_run) {
  const auto store = open_store(context);
  if (!store) return std::nullopt;
  context.store = store.get();
  Plan planned = plan_run(context, options.kinds, last_run);
  context.store = nullptr;
  return planned;
}

View dry(Context& context, const Options& options) {
  const auto planned = plan(context, options, std::nullopt);
  if (!planned) return view_of({}, {});
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

// What a run has in hand, with what it is handed to.
struct Round {
  Context& context;
  const std::string& path;
  const Plan& planned;
  std::vector<Delivery> in_hand;

  void save_all(const std::vector<Delivery>& deliveries) const {
    if (!deliveries.empty()) save(context, path, deliveries);
  }
};

// Before anything is delivered the store has all that is in hand: what a killed run did not reach is found by the next one.
void take_up(Round& round, const RemindLock& lock, std::size_t begun) {
  round.in_hand = claimed(round.planned.to_send);
  for (auto& delivery : std::span(round.in_hand).first(std::min(begun, round.in_hand.size()))) ++delivery.attempts;
  auto all = round.planned.to_note;
  all.insert(all.end(), round.in_hand.begin(), round.in_hand.end());
  round.save_all(all);
  lock.note_run(round.context.now);
}

// In a format for scripts the whole answer is one delivery: it is marked once stdout has taken it.
View print_and_mark(Round& round, const RemindLock& lock) {
  const Context& context = round.context;
  take_up(round, lock, round.planned.to_send.size());
  for (auto& delivery : round.in_hand) delivery = sent(delivery, context.now);
  View view = view_of(standing(round.in_hand), round.planned.handles);
  make(view, context.format.prints);
  if (!context.process.streams.write(context.format.print(view, context.target)))
    throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
  round.save_all(round.in_hand);
  return {};
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
  return failed(std::move(message), "mentor remind   tells what became of each");
}

// Those that failed in this run and those that wait since an earlier one.
Error not_delivered(const Context& context, const std::vector<Delivery>& failing) {
  return about(failing, "could not be delivered", [&](const Delivery& delivery) {
    return delivery.last_error + " (tried again from " + say_when(next_try_of(delivery, context.now), context.zone, context.now) + ")";
  });
}

Error came_too_late(const std::vector<Delivery>& too_late) {
  return about(too_late, "came too late, since a run was ended before it was done",
               [](const Delivery& delivery) { return std::string(delivery.attempts == 0 ? "not sent" : "it may not have arrived"); });
}

// Each try is written as begun before it begins, together with how the one before it went.
void deliver_in_turn(Round& round, const Sink& sink) {
  auto& in_hand = round.in_hand;
  for (std::size_t i = 0; i < in_hand.size(); ++i) {
    const auto handle = in_hand[i].pair ? round.planned.handles.at(*in_hand[i].pair) : "";
    in_hand[i] = deliver(round.context, sink, in_hand[i], handle);
    std::vector<Delivery> changed{in_hand[i]};
    if (i + 1 < in_hand.size()) {
      ++in_hand[i + 1].attempts;
      changed.push_back(in_hand[i + 1]);
    }
    round.save_all(changed);
  }
}

View deliver_each(Round& round, const RemindLock& lock, SinkKind via) {
  const auto& planned = round.planned;
  const Sink sink = planned.to_send.empty() ? Sink() : open_sink(via, round.context);
  take_up(round, lock, 1);
  deliver_in_turn(round, sink);
  auto failing = planned.waiting;
  std::ranges::copy_if(round.in_hand, std::back_inserter(failing), [](const Delivery& d) { return d.state == DeliveryState::failed; });
  View view = via == SinkKind::output && !planned.to_send.empty() ? View{} : view_of(standing(round.in_hand), planned.handles);
  if (!failing.empty()) view.failures.push_back(not_delivered(round.context, failing));
  return view;
}

// The first run begins the time that runs look back on.
void begin_time(const RemindLock& lock, Instant now) {
  if (!lock.last_run()) lock.note_run(now);
}

View run(Context& context, const Options& options) {
  const std::string path = store_file_path(context.process.environment, context.globals.store, context.config);
  if (options.is_dry) return dry(context, options);
  const SinkKind via = options.via.value_or(context.config.remind_via);
  const auto lock = RemindLock::take(path);
  if (!lock) {
    (void)open_store(context);  // refuses a store that was named and is not there
    return view_of({}, {});
  }
  begin_time(*lock, context.now);
  const auto planned = plan(context, options, lock->last_run());
  if (!planned) return view_of({}, {});
  Round round{context, path, *planned, {}};
  const bool is_one_answer = via == SinkKind::output && context.format.audience != Audience::terminal;
  View view = is_one_answer ? print_and_mark(round, *lock) : deliver_each(round, *lock, via);
  if (!planned->too_late.empty()) view.failures.push_back(came_too_late(planned->too_late));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_run
