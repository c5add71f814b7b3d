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

/// A reminder in words, and how it stands.
struct Delivery {
  std::string key;
  ReminderKind kind = ReminderKind::meeting;
  std::optional<PairId> pair;  ///< nullopt: about several
  std::string handle;          ///< the pair's as it is now; "" for several and for a pair that was removed; not written
  std::string subject;         ///< the reference of what it is about when it went out: "ada@2026-12-01", "a9"
  std::string title;           ///< one short line, such as fits the subject of a mail
  std::string body;            ///< the lines below the title, each ended by '\n'; may be empty
  Instant due_at{};
  std::optional<Instant> expires_at;
  ReminderState state = ReminderState::claimed;
  int attempts = 0;                 ///< 2 and more: it may have arrived before
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
/// In place of the one with its key, if there is one. Its state is one of those that are kept.
void save_delivery(Store& store, const Delivery& delivery);

Snoozes snoozes(Store& store);
/// In place of an earlier snooze of that key.
void save_snooze(Store& store, std::string_view snooze_key, Instant until);

}  // namespace mentor
