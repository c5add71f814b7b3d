// Times and lengths as people read them.
#pragma once

#include <string>

#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {

/// "Tue 2026-12-01"
std::string say_day(Date date);
/// "Tue 1 Dec", and with the year where it differs from that of `today`.
std::string say_short_day(Date date, Date today);
/// "today", "tomorrow", "yesterday", "in 8 days", "3 days ago".
std::string say_distance(Date date, Date today);
/// What a write echoes: "Tue 2026-12-01 15:00 GMT (in 8 days)".
std::string say_when(Instant at, const Zone& zone, Instant now);
/// The same for a day: "Tue 2026-12-01 (in 8 days)".
std::string say_when(Date date, Date today);
/// "Tue 1 Dec 16:00 CET", and " (15:00 in London)" behind it where the other zone's clock differs then.
std::string say_meeting_time(Instant at, const Zone& mine, const Zone& theirs, Date today);
/// "45 min", "1 h 30 min"
std::string say_length(Minutes length);
/// "3 days", "1 day"
std::string say_count(long long count, std::string_view one, std::string_view many);

}  // namespace mentor
