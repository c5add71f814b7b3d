#include "mentor/mentoring/delivering.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/reminder_input.hpp"

namespace mentor::remind {
namespace {

Delivery delivery_for(const Prospect& prospect, Wording words) {
  const Reminder& reminder = prospect.reminder;
  Delivery delivery = prospect.delivery.value_or(Delivery{});
  delivery.key = reminder.key;
  delivery.kind = reminder.kind;
  if (prospect.facts != nullptr) {
    delivery.pair = prospect.facts->pair.id;
    delivery.handle = prospect.facts->pair.handle;
  }
  delivery.subject = ref_of(reminder.subject, delivery.handle);
  delivery.title = std::move(words.title);
  delivery.body = std::move(words.body);
  delivery.due_at = reminder.due_at;
  delivery.expires_at = reminder.expires_at;
  return delivery;
}

Delivery noted(const Prospect& prospect, Wording words, ReminderState state, Instant now) {
  Delivery delivery = delivery_for(prospect, std::move(words));
  delivery.state = state;
  delivery.next_try.reset();
  if (state == ReminderState::skipped) delivery.sent_at = now;
  return delivery;
}

struct Planning {
  Store& store;
  const Forecast& forecast;
  const Say& say;
  Instant now;
  Plan plan;
};

void plan_due(Planning& p, const Prospect& prospect) {
  if (auto words = p.say(p.store, p.forecast, prospect, p.now))
    p.plan.to_send.push_back(delivery_for(prospect, std::move(*words)));
  else
    p.plan.to_note.push_back(noted(prospect, {}, ReminderState::skipped, p.now));
}

// What passed unsent is kept with the words it would have had. Where a run had it in hand, that run was killed.
void plan_passed(Planning& p, const Prospect& prospect) {
  const auto state = prospect.reminder.state;
  auto words = p.say(p.store, p.forecast, prospect, prospect.reminder.due_at).value_or(Wording{});
  p.plan.to_note.push_back(noted(prospect, std::move(words), state, p.now));
  const bool was_in_hand = prospect.delivery && prospect.delivery->state == ReminderState::claimed;
  if (was_in_hand && state == ReminderState::expired) p.plan.too_late.push_back(p.plan.to_note.back());
}

// A failed one whose time has passed is settled too.
bool is_settled(const Prospect& prospect) {
  if (!prospect.delivery) return false;
  return prospect.delivery->state != ReminderState::failed && prospect.delivery->state != ReminderState::claimed;
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

bool has(const std::optional<Delivery>& delivery, ReminderState state) { return delivery && delivery->state == state; }

ReminderState state_of(const Prospect& prospect) {
  const auto state = prospect.reminder.state;
  const bool is_open = state == ReminderState::due || state == ReminderState::coming;
  if (has(prospect.delivery, ReminderState::sent) && state != ReminderState::snoozed) return ReminderState::sent;
  return is_open && has(prospect.delivery, ReminderState::failed) ? ReminderState::failed : state;
}

// A failed one that nothing asks for any more: it was done, moved or logged meanwhile, or came too late.
ReminderState state_of(const Delivery& delivery, Instant now) {
  if (delivery.state != ReminderState::failed && delivery.state != ReminderState::claimed) return delivery.state;
  return delivery.expires_at && *delivery.expires_at <= now ? ReminderState::expired : ReminderState::skipped;
}

Delivery listed(Delivery delivery, ReminderState state) {
  if (delivery.state != ReminderState::sent) delivery.sent_at.reset();
  delivery.state = state;
  return delivery;
}

// What became private since its words went out is taken out of them. They have it as brief() put it there.
class PrivateWords {
 public:
  explicit PrivateWords(Store& store) : texts_(private_texts(store)) {}

  Delivery without(Delivery delivery) const {
    const auto found = delivery.pair ? texts_.find(*delivery.pair) : texts_.end();
    if (found == texts_.end()) return delivery;
    for (const auto& text : found->second)
      for (auto* words : {&delivery.title, &delivery.body}) take_out(*words, brief(text.unguarded()));
    return delivery;
  }

 private:
  static void take_out(std::string& words, std::string_view text) {
    for (auto at = words.find(text); at != std::string::npos; at = words.find(text, at + kPrivateWords.size()))
      words.replace(at, text.size(), kPrivateWords);
  }

  std::map<PairId, std::vector<RawText>> texts_;
};

std::vector<Delivery> claimed(std::vector<Delivery> deliveries) {
  for (auto& delivery : deliveries) {
    delivery.state = ReminderState::claimed;
    delivery.next_try.reset();
    delivery.sent_at.reset();
  }
  return deliveries;
}

Delivery failed_now(Delivery delivery, const std::string& error, Instant now) {
  delivery.state = ReminderState::failed;
  delivery.next_try = next_try(delivery.attempts, now, delivery.expires_at);
  delivery.last_error = error;
  return delivery;
}

// What a run has in hand, and where it notes how that goes.
struct Round {
  const StoreDoor& door;
  Instant now;
  std::vector<Delivery> in_hand;
  std::size_t at_once;  // deliveries in one try

  std::size_t end_of(std::size_t first) const { return std::min(first + at_once, in_hand.size()); }
  std::vector<Delivery> from_to(std::size_t first, std::size_t last) const { return {in_hand.begin() + first, in_hand.begin() + last}; }
  void begin_try(std::size_t first) {
    for (auto i = first; i < end_of(first); ++i) ++in_hand[i].attempts;
  }
  void save(const std::vector<Delivery>& deliveries) const {
    if (deliveries.empty()) return;
    const auto store = door.write();
    for (const auto& delivery : deliveries) save_delivery(*store, delivery);
    store->commit();
  }
};

std::vector<Delivery> after_try(const Sink& sink, std::vector<Delivery> tried, Instant now) {
  try {
    sink.deliver(tried);
    for (auto& delivery : tried) delivery = sent(std::move(delivery), now);
  } catch (const Error& error) {
    for (auto& delivery : tried) delivery = failed_now(std::move(delivery), error.message, now);
  }
  return tried;
}

void take_up(Round& round, const Plan& plan, const RemindLock& lock) {
  round.begin_try(0);
  auto all = plan.to_note;
  all.insert(all.end(), round.in_hand.begin(), round.in_hand.end());
  round.save(all);
  lock.note_run(round.now);
}

// How a try went is written together with the beginning of the next one.
void deliver_in_turn(Round& round, const Sink& sink) {
  for (std::size_t first = 0; first < round.in_hand.size();) {
    const std::size_t next = round.end_of(first);
    std::ranges::move(after_try(sink, round.from_to(first, next), round.now), round.in_hand.begin() + first);
    round.begin_try(next);
    round.save(round.from_to(first, round.end_of(next)));
    first = next;
  }
}

struct SnoozeKeyOf {
  Store& store;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(PairId id) const { return snooze_key(relationship_of(store, id).pair); }
  std::string operator()(const MeetingRef& meeting) const {
    return snooze_key(relationship_of(store, meeting.pair).pair, meeting.original_date);
  }
  std::string operator()(ActionId id) const { return snooze_key(action_of(store, id)); }
  std::string operator()(GoalId id) const { return snooze_key(goal_of(store, id)); }
};

}  // namespace

Delivery sent(Delivery delivery, Instant now) {
  delivery.state = ReminderState::sent;
  delivery.sent_at = now;
  delivery.last_error.clear();
  return delivery;
}

std::string brief(std::string_view text) {
  constexpr int kBriefColumns = 80;
  return fit(visible_line(text), kBriefColumns);
}

Plan plan_run(Store& store, const RunRequest& request, std::optional<Instant> last_run, const Clock& clock) {
  const Instant since = looked_until(last_run, clock.now);
  const Forecast forecast = forecast_reminders(store, request.settings, since, clock.now, clock);
  Planning planning{store, forecast, request.say, clock.now, {}};
  const auto& kinds = request.kinds;
  for (const auto& prospect : forecast.prospects) {
    const bool is_asked_for = kinds.empty() || std::ranges::find(kinds, prospect.reminder.kind) != kinds.end();
    if (is_asked_for) plan_open(planning, prospect);
    if (prospect.facts != nullptr && passed_since(prospect, since) && !is_settled(prospect)) plan_passed(planning, prospect);
  }
  Plan& plan = planning.plan;
  std::ranges::stable_sort(plan.to_send, {}, [](const Delivery& d) { return std::tuple(d.expires_at.value_or(Instant::max()), d.due_at); });
  if (plan.waiting.empty()) return std::move(plan);
  const PrivateWords words(store);
  for (auto& delivery : plan.waiting) delivery = words.without(std::move(delivery));
  return std::move(plan);
}

// Sent ones keep the words they had.
std::vector<Delivery> standing_reminders(Store& store, const Forecast& forecast, Instant from, const Say& say, Instant now) {
  const PrivateWords words(store);
  Deliveries ledger;
  for (auto& delivery : deliveries_from(store, from)) ledger.emplace(delivery.key, std::move(delivery));
  std::vector<Delivery> all;
  for (Prospect prospect : forecast.prospects) {
    if (auto stored = ledger.extract(prospect.reminder.key)) prospect.delivery = std::move(stored.mapped());
    const auto state = state_of(prospect);
    if (is_past(prospect.reminder.state) || state == ReminderState::sent) {
      if (prospect.delivery) all.push_back(listed(words.without(*prospect.delivery), state));
    } else if (auto said = say(store, forecast, prospect, std::max(now, prospect.reminder.due_at))) {
      all.push_back(listed(delivery_for(prospect, std::move(*said)), state));
    }
  }
  for (const auto& [key, delivery] : ledger)
    if (!delivery.title.empty()) all.push_back(listed(words.without(delivery), state_of(delivery, now)));
  std::ranges::stable_sort(all, {}, &Delivery::due_at);
  return all;
}

RunResult run_reminders(const RunRequest& request, const StoreDoor& door, const RemindLock& lock, const std::function<Sink()>& open_sink,
                        const Clock& clock) {
  if (!lock.last_run()) lock.note_run(clock.now);  // the first run begins the time that runs look back on
  auto store = door.read();
  if (!store) return {};
  Plan plan = plan_run(*store, request, lock.last_run(), clock);
  store.reset();
  const Sink sink = plan.to_send.empty() ? Sink() : open_sink();
  Round round{door, clock.now, claimed(plan.to_send), sink.takes_all ? plan.to_send.size() : 1};
  take_up(round, plan, lock);
  deliver_in_turn(round, sink);
  RunResult result{std::move(round.in_hand), std::move(plan.waiting), std::move(plan.too_late)};
  std::ranges::copy_if(result.handled, std::back_inserter(result.failing),
                       [](const Delivery& d) { return d.state == ReminderState::failed; });
  return result;
}

void snooze(Store& store, const ReminderSubject& subject, Instant until) {
  save_snooze(store, std::visit(SnoozeKeyOf{store}, subject), until);
}

}  // namespace mentor::remind
