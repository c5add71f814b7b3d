// The options that reminders share: the sink, and the kinds.
#pragma once

#include <vector>

#include "mentor/cli/spec.hpp"
#include "mentor/config/config.hpp"
#include "mentor/domain/reminder.hpp"
#include "mentor/domain/sink_kind.hpp"

namespace mentor::remind {

/// Declares --via.
void define_via(Spec& spec, Opt<SinkKind>& via);
/// Declares --kind: names with commas between; repeatable. Throws usage for a name that is none.
void define_kinds(Spec& spec, std::vector<ReminderKind>& kinds);
/// The settings remind.meeting, morning, evening and quiet.
ReminderSettings settings_of(const Config& config);

}  // namespace mentor::remind
