// The boundaries both sides accept, in versions by the date from which they hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/id.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/domain/cadence.hpp"
#include "mentor/domain/channel.hpp"

namespace mentor {

struct Agreement {
  AgreementId id{0};
  Uid uid{};
  PairId pair{0};
  Date from{};
  Cadence every;
  Minutes length{60};
  std::string tz;
  Channel channel = Channel::video;
  std::optional<Minutes> notice;
  std::optional<Minutes> reply_within;
  std::optional<Minutes> agenda_lead;
  std::string hours;  ///< "09:00-17:00", or ""
  std::vector<std::string> expectations;
  std::optional<Date> signed_by_mentor_on;
  std::optional<Date> signed_by_mentee_on;
  std::optional<Date> review_on;
  friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// The version that holds on `day`: the last whose `from` is not later; the first version before that. `versions` is ordered by
/// `from` and never empty.
const Agreement& agreement_on(const std::vector<Agreement>& versions, Date day);

/// From one time of a day until another, over midnight where that is the earlier.
struct DayHours {
  Minutes from;
  Minutes until;
  friend bool operator==(const DayHours&, const DayHours&) = default;
};
/// "HH:MM-HH:MM". Throws usage.
DayHours parse_hours(std::string_view text);
/// In canonical form.
std::string to_text(const DayHours& hours);

}  // namespace mentor
