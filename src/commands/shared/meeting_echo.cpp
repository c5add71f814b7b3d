#include "commands/shared/meeting_echo.hpp"

#include <algorithm>
#include <map>

#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/inviting.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {

std::string say_meeting(const Context& context, const Meeting& meeting) {
  return say_in_zones(context.clock(), context.zones.get(meeting.tz), meeting.starts_at);
}

std::string say_sides(const Pair& pair, const std::vector<Party>& sides) {
  std::string said;
  for (const auto side : sides) said += (said.empty() ? "" : " and ") + first_name(pair, side);
  return said;
}

std::vector<Block> where_topics_go(Context& context, const Relationship& relationship, const std::vector<Topic>& topics) {
  std::map<std::optional<Date>, std::size_t> counts;
  for (const auto& topic : topics)
    if (!topic.is_standing) ++counts[meeting_of(*context.store, relationship, topic, context.clock())];
  std::vector<Block> lines;
  for (const auto& [date, count] : counts)
    lines.push_back(
        bullet(say_count(static_cast<long long>(count), "topic", "topics") +
               (date ? " for " + said_ref(context, relationship, *date) : std::string(" for the next meeting that is planned"))));
  return lines;
}

std::vector<Block> after_cancelling(Context& context, const PairMeeting& found, MeetingId id, const std::vector<Topic>& topics) {
  auto lines = where_topics_go(context, found.relationship, topics);
  lines.push_back(bullet("to take it back: mentor reopen " + short_id(id)));
  return lines;
}

std::vector<Block> say_how_to_withdraw(Context& context, const PairMeeting& found) {
  if (!is_invited(*context.store, found)) return {};
  return {bullet("they were invited; to withdraw it: mentor agenda withdraw " + said_ref(context, found))};
}

std::vector<Block> say_withdrawn(Context& context, const Relationship& relationship, const Withdrawn& withdrawn) {
  std::vector<Block> lines;
  for (const auto& meeting : withdrawn.meetings)
    lines.push_back(bullet("withdraw from calendars: " + said_ref(context, relationship, meeting) + ", " + say_meeting(context, meeting)));
  if (withdrawn.has_all_later) lines.push_back(bullet("withdraw from calendars: every later one"));
  for (const auto& meeting : withdrawn.meetings)
    std::ranges::move(say_how_to_withdraw(context, {relationship, meeting}), std::back_inserter(lines));
  return lines;
}

View meeting_written(Context& context, const PairMeeting& found, std::vector<Block> echo) {
  const auto& relationship = found.relationship;
  const Meeting now = meeting_at(*context.store, relationship, found.meeting.original_date, context.now, context.zones);
  const auto topics = topics_on(*context.store, relationship, now, context.clock());
  return written(meeting_value(now, relationship.pair, topics), std::move(echo));
}

}  // namespace mentor
