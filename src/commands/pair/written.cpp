#include "commands/pair/written.hpp"

#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor {

View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo) {
  std::vector<Relationship> now;
  for (const auto pair : pairs) now.push_back(relationship_of(*context.store, pair));
  return written_all(pair_values(context, now), std::move(echo));
}

std::vector<Block> say_withdrawn(const Context& context, const Pair& pair, const Withdrawn& withdrawn) {
  std::vector<Block> lines;
  for (const auto& meeting : withdrawn.meetings)
    lines.push_back(bullet("withdraw from calendars: " + meeting_ref(pair.handle, meeting.original_date) + ", " +
                           say_in_zones(context.clock(), context.zones.get(meeting.tz), meeting.starts_at)));
  if (withdrawn.has_all_later) lines.push_back(bullet("withdraw from calendars: every later one"));
  return lines;
}

}  // namespace mentor
