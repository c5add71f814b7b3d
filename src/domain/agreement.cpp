#include "mentor/domain/agreement.hpp"

#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {

const Agreement& agreement_on(const std::vector<Agreement>& versions, Date day) {
  const Agreement* holds = &versions.front();
  for (const auto& version : versions)
    if (version.from <= day) holds = &version;
  return *holds;
}

namespace {

bool is_bare(std::string_view word) { return word.size() <= 2 && whole_number(word); }

// "9", "09:00", "5pm"
std::optional<Minutes> hour_in(std::string_view word) { return parse_time_of_day(std::string(word) + (is_bare(word) ? ":00" : "")); }

}  // namespace

DayHours parse_hours(std::string_view text) {
  const auto not_hours = [&](const char* hint) { return usage_error("'" + visible_line(text) + "' is not a span of hours", hint); };
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) throw not_hours("such as 09:00-17:00");
  const auto first = trimmed(text.substr(0, dash));
  const auto last = trimmed(text.substr(dash + 1));
  const auto from = hour_in(first);
  const auto until = hour_in(last);
  if (!from || !until || *from == *until) throw not_hours("such as 09:00-17:00");
  // Whoever types 9-5 means the afternoon, and not the night.
  if (*until < *from && is_bare(last)) throw not_hours("type both as on a clock of 24 hours: 09:00-17:00, or 22:00-07:00 over midnight");
  return {*from, *until};
}

std::string to_text(const DayHours& hours) { return to_clock(hours.from) + "-" + to_clock(hours.until); }

}  // namespace mentor
