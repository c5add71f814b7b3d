// What became of each reminder, and what is snoozed. Outside history: undo never takes back what was sent.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/reminder.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// claimed: a run has it in hand. Whoever holds the RemindLock and finds one owns it: the run that claimed it was killed. Where a try began
/// (attempts) nobody knows whether it arrived, so it is delivered again under the same key.
enum class DeliveryState { claimed, sent, failed, skipped, expired };
template <>
inline constexpr auto kEnumNames<DeliveryState> = std::to_array<EnumName<DeliveryState>>({{DeliveryState::claimed, "claimed"},
                                                                                          {DeliveryState::sent, "sent"},
                                                                                          {DeliveryState::failed, "failed"},
                                                                                          {DeliveryState::skipped, "skipped"},
                                                                                          {DeliveryState::expired, "expired"}});

struct Delivery {
  std::string key;
  ReminderKind kind = ReminderKind::meeting;
  std::optional<PairId> pair;
  std::string subject;
  std::string title;
  std::string body;
  Instant due_at{};
  std::optional<Instant> expires_at;
  DeliveryState state = DeliveryState::claimed;
  int attempts = 0;
  std::optional<Instant> next_try;  ///< of a failed one
  std::optional<Instant> sent_at;   ///< sent: when it arrived; skipped: when that was decided
  std::string last_error;
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

using Deliveries = std::map<std::string, Delivery, std::less<>>;

std::optional<Delivery> delivery_of(Store& store, std::string_view key);
/// Those of many keys, by key; without the keys that have none.
Deliveries deliveries_of(Store& store, const std::vector<std::string>& keys);
/// Those due at `from` or later, by when they were due, then by key.
std::vector<Delivery> deliveries_from(Store& store, Instant from);
/// The last digest of a day before `day` that was sent, or skipped because there was nothing to say. One of a later day was made by a clock
/// that was set back since.
std::optional<Delivery> last_digest(Store& store, Date day);
/// In place of the one with its key, if there is one.
void save_delivery(Store& store, const Delivery& delivery);

Snoozes snoozes(Store& store);
/// Until then nothing is said about the thing; in place of an earlier snooze.
void save_snooze(Store& store, std::string_view thing, Instant until);

}  // namespace mentor
