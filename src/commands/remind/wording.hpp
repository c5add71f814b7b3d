// What reminders say, and how they are printed.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/mentoring/delivering.hpp"

namespace mentor::remind {

/// The words for any reminder of a forecast as they are at a moment; what is private stays out of them. The digest tells of the pairs in
/// which I am neither side and whose health got worse since the last one, or since yesterday where there was none; there is nothing to say
/// when there is no such pair. Not to outlive the context.
Say say_reminders(const Context& context);

/// The settings remind.meeting, morning, evening and quiet.
ReminderSettings settings_of(const Config& config);

/// The title, and the body below it: what people read.
std::string text_of(const Delivery& delivery);

/// `reminder` of json.md for each; people are shown nothing.
View reminders_data(const std::vector<Delivery>& deliveries);
/// The same, and the texts for people, with an empty line between two.
View reminders_printed(const std::vector<Delivery>& deliveries);

}  // namespace mentor::remind
