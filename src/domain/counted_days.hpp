// Days as health counts them: those of a pause are left out (rules.md, Health).
#pragma once

#include <optional>

#include "mentor/domain/pair.hpp"

namespace mentor {

/// Days after `from` up to `to`, without those of a pause. Negative when `to` is earlier.
int counted_days(const Pair& pair, Date from, Date to);
/// The day on which `days` more than on `from` are counted, by the pauses known; nullopt when the pair ends first or a pause has no end.
std::optional<Date> after_counted_days(const Pair& pair, Date from, int days);

}  // namespace mentor
