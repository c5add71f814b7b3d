// What a check-in changes beside itself: progress of goals, promises, and things that are done.
#pragma once

#include "commands/checkin/fields.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/checkin.hpp"

namespace mentor {

/// Records the progress, promises and closings of `fields` as of the day they met. Throws refused for a thing of another pair and for one
/// that is closed already, not_found.
void apply_effects(Context& context, const Pair& pair, const Checkin& checkin, const CheckinFields& fields);

}  // namespace mentor
