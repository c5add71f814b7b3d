#include "commands/pair/withdrawing.hpp"

#include <algorithm>

#include "commands/shared/resolve.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

// Of a series without an end so many days are spelled out.
constexpr int kDaysSpelledOut = 28;

std::vector<Meeting> planned_within(Context& context, const Relationship& before, Date from, Date until) {
  const Zone& zone = zone_of(context, before);
  const Instant begin = std::max(zone.start_of(from), context.now);
  auto meetings =
      meetings_of(*context.store, before, begin, std::max(begin, zone.start_of(add_days(until, 1))), context.now, context.zones);
  std::erase_if(meetings, [](const Meeting& meeting) { return meeting.status != MeetingStatus::planned; });
  return meetings;
}

}  // namespace

std::vector<Block> entries_to_withdraw(Context& context, const Relationship& before, Date from, std::optional<Date> until) {
  const Date last = until.value_or(add_days(std::max(from, context.today()), kDaysSpelledOut));
  std::vector<Block> lines;
  for (const auto& meeting : planned_within(context, before, from, last))
    lines.push_back(bullet("withdraw from calendars: " + meeting_ref(before.pair.handle, meeting.original_date) + ", " +
                           say_in_zones(context, context.zones.get(meeting.tz), meeting.starts_at)));
  if (!until && has_slot(agreement_now(context, before).every)) lines.push_back(bullet("withdraw from calendars: every later one"));
  return lines;
}

}  // namespace mentor
