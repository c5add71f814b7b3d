// What a reminder says.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/delivery_plan.hpp"

namespace mentor::remind {

/// The words for one pair's reminder as they are at `moment`; what is private stays out of them. Looks up in the context's store.
Wording words_of(Context& context, const ReminderInput& facts, const Reminder& reminder, Instant moment);

/// Takes out of the words of a delivery, which were kept as they went out, what became private since.
void take_out_private(Delivery& delivery, const std::map<PairId, std::vector<RawText>>& private_texts);

/// The words for any reminder of a forecast, the digest as it is now; nullopt when a digest has nothing to say.
std::optional<Wording> words_for(Context& context, const Forecast& forecast, const Prospect& prospect, Instant moment);

/// The digest: the pairs in which I am neither side whose health got worse since the last one, or since yesterday where there was none;
/// nullopt when there is no such pair. Looks up in the context's store.
std::optional<Wording> digest_words(Context& context, const Forecast& forecast);

}  // namespace mentor::remind
