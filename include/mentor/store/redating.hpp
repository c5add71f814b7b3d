// Rows that follow a check-in to another day.
#pragma once

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// Dates the progress that was reported in a check-in to `on`.
void redate_progress(Store& store, CheckinId checkin, Date on);

}  // namespace mentor
