// The one parser of the dates and times that users type.
#pragma once

#include <optional>
#include <string_view>

#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {

/// Which way an incomplete date leans: what took place, or what will.
enum class DateBias { past, future };
/// Which day a week, a month or a year is where one day is asked for; `none` refuses them.
enum class DateEdge { none, first, last };

struct DateContext {
  Instant now;
  const Zone& zone;  ///< the zone in which the words are read
  Weekday week_starts_on = std::chrono::Monday;
  const Zone* other = nullptr;  ///< another zone whose abbreviations are understood: mine, where the words are read in an agreement's
  bool is_form_only = false;    ///< the words will be read again, in a zone that is not known yet
};

/// What a WHEN said: a day, and perhaps a time.
struct When {
  Date date;                       ///< in the context's zone
  std::optional<Minutes> clock;    ///< nullopt: only a day was said
  std::optional<Instant> instant;  ///< set when clock, an offset, Z or "now" was said; a DST overlap is the earlier
  bool is_now = false;             ///< the word "now"
};

/// A day. Accepts: 2026-12-01, "22 dec", "dec 22nd", "22 dec 2026", each with its weekday before it, today, tomorrow, yesterday, fri,
/// "next fri" (in the next ISO week), "last fri", "in 2 weeks", "3 days ago", +3d, -2w, eow eom eoq eoy, "end of november", now (today).
/// A whole time is its first or last day, as `edge` says: 2026-W14, "week 48" (the nearest), "Mon 23 to Sun 29 November 2026", 2026-09,
/// september (the nearest), "sep 2026", "last week". A word before it, as in "until fri", is passed over.
/// A weekday alone is the nearest in the direction of `lean`; today's weekday is today when leaning to the past and a week off when
/// leaning to the future. A day and month alone is the nearest in the direction (today counts). A time of day is refused.
/// Throws usage with a hint for everything else: "03/04/26", a lone "m", an impossible date.
Date parse_day(std::string_view text, const DateContext& context, DateBias lean, DateEdge edge = DateEdge::none);

/// A day and perhaps a time: any day above followed by a time ("15:00", "3pm", "3:30pm", "noon", "midnight"), a time alone (today),
/// "2026-12-01T15:00", the same with an offset, Z, UTC or GMT, or with the abbreviation that the zone has then, "now". What stands in
/// brackets behind it, as we print it ("(in 8 days)", "(in 8 days), for me Tue 16:00"), is passed over. Throws usage, also for a local time
/// that a DST gap skips.
When parse_when(std::string_view text, const DateContext& context, DateBias lean);

/// Throws usage for a day that is not in the years 1970 to 2200.
void require_in_reach(Date date);

/// A time of day alone: "15:00", "3pm", "noon"; nullopt for anything else.
std::optional<Minutes> parse_time_of_day(std::string_view text);

}  // namespace mentor
