// A check-in put at another time, and what it recorded and closed put there with it.
#pragma once

#include "mentor/base/zone.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Gives the progress, the promises and what was closed in a check-in the day on which they now say they met. What was dated otherwise
/// since keeps its date.
void redate_effects(Store& store, const Checkin& before, const Checkin& after, const Zone& mine);

}  // namespace mentor
