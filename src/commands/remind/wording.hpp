// What a reminder says.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "commands/remind/forecast.hpp"

namespace mentor::remind {

struct Wording {
  std::string title;  ///< one line: when, what, with whom
  std::string body;   ///< lines below it, each ended by '\n': what to know, what to type
};

/// The words for one pair's reminder as they are at `moment`; what is private stays out of them. Looks up in the context's store.
Wording words_of(Context& context, const ReminderInput& facts, const Reminder& reminder, Instant moment);

/// Takes out of the words of a delivery, which were kept as they went out, what became private since.
void take_out_private(Delivery& delivery, const std::map<PairId, std::vector<RawText>>& private_texts);

/// The digest: the pairs in which I am neither side whose health got worse since the last one, or since yesterday where there was none;
/// nullopt when there is no such pair. Looks up in the context's store.
std::optional<Wording> digest_words(Context& context, const Forecast& forecast);

}  // namespace mentor::remind
