#include "mentor/domain/agreement.hpp"

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {

const Agreement& agreement_on(const std::vector<Agreement>& versions, Date day) {
  const Agreement* holds = &versions.front();
  for (const auto& version : versions)
    if (version.from <= day) holds = &version;
  return *holds;
}

DayHours parse_hours(std::string_view text) {
  const auto dash = text.find('-');
  const auto from = dash == std::string_view::npos ? std::nullopt : parse_clock(text.substr(0, dash));
  const auto until = dash == std::string_view::npos ? std::nullopt : parse_clock(text.substr(dash + 1));
  if (!from || !until || *from == *until) throw usage_error("'" + visible_line(text) + "' is not a span of hours", "such as 09:00-17:00");
  return {*from, *until};
}

std::string to_text(const DayHours& hours) { return to_clock(hours.from) + "-" + to_clock(hours.until); }

}  // namespace mentor
