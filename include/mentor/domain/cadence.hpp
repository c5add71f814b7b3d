// How often and when a pair meets: parsing, printing, and the days it falls on (rules.md, Cadence).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/time.hpp"

namespace mentor {

/// `daily HH:MM`, `weekly DAY HH:MM`, `Nw DAY HH:MM` (biweekly = 2w), `Nd HH:MM`, `monthly N HH:MM`, `1st|2nd|3rd|4th|last DAY HH:MM`,
/// `quarterly N HH:MM` (of January, April, July, October), `as-needed`. Days share a slot: `weekly mon,thu 15:00`, `1st,3rd tue 15:00`. The
/// slot may be left out: then no meetings are planned.
struct Cadence {
  enum class Kind { days, weeks, monthly, nth_weekday, quarterly, as_needed } kind = Kind::as_needed;
  int every = 1;                  ///< days: N; weeks: N
  std::vector<int> nths;          ///< nth_weekday: of 1..4, and -1 for the last, in this order
  unsigned day_of_month = 0;      ///< monthly, quarterly: 1..31; 0 without a slot
  std::vector<Weekday> weekdays;  ///< weeks, nth_weekday: Monday first
  std::optional<Minutes> clock;   ///< nullopt without a slot
  friend bool operator==(const Cadence&, const Cadence&) = default;
};

/// Reads the canonical text and what people type for it ("tuesday 5pm", "every 2 weeks on tue", "fortnightly", "every other tue at 3pm"):
/// words in any case, days short or long, spaces free. Throws usage with the forms that are understood; "twice a month" with the two that
/// could be meant.
Cadence parse_cadence(std::string_view text);
/// The canonical text: "weekly tue 15:00", "2w thu 10:00", "monthly 15 09:00", "2nd tue 15:00", "weekly", "as-needed".
std::string to_string(const Cadence& cadence);
/// Whether meetings can be planned from it: it has a slot.
bool has_slot(const Cadence& cadence);
/// Whether a version of `after` counts its days on from one of `before`: they differ in the clock at most.
bool keeps_count(const Cadence& before, Cadence after);
/// Days between meetings for judging silence: Nd = N, weekly = 7, Nw = 7N, monthly and nth weekday = 31, quarterly = 92, each divided by
/// the number of days that share the slot; nullopt as-needed.
std::optional<int> cadence_days(const Cadence& cadence);
/// The local dates it falls on within [from, until], in order, counted from `anchor` (the first fitting day on or after it; Nw and Nd
/// count from there, where several days share the slot by weeks from Monday). `monthly 31` falls on the last day of a shorter month. Empty
/// without a slot.
std::vector<Date> occurrences(const Cadence& cadence, Date anchor, Date from, Date until);

}  // namespace mentor
