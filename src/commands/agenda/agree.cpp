// A side accepts the agenda of a meeting as it stands.
#include "commands/commands.hpp"

#include <algorithm>

#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/agenda_page.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::agenda_agree {
namespace {

struct Options {
  std::string meeting;
  Opt<Side> by;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  spec.choice("--by", "SIDE", options.by, "who agrees (me)");
}

void require_due(const Pair& pair, Party by, const std::vector<Party>& due) {
  for (const auto side : {Party::mentor, Party::mentee})
    if ((by == side || by == Party::both) && std::ranges::find(due, side) == due.end())
      throw refused(person_of(pair, side).name + " has already agreed to this agenda", "mentor agenda " + pair.handle);
}

std::vector<Block> echo_of(Context& context, const PairMeeting& found, Party by, const std::vector<Topic>& topics,
                           const std::vector<Party>& left) {
  const Pair& pair = found.relationship.pair;
  const std::string agreed = by == Party::both ? say_sides(pair, {Party::mentor, Party::mentee}) : first_name(pair, by);
  std::vector<Block> echo{
      paragraph({strong(said_ref(context, found)),
                 plain(" " + counterpart(pair) + ": agenda agreed by " + agreed + ", " + say_meeting(context, found.meeting) + ", " +
                       say_count(static_cast<long long>(topics.size()), "topic", "topics"))})};
  if (left.empty()) return echo;
  echo.push_back(bullet(say_sides(pair, left) + " has yet to agree: mentor agenda agree " + said_ref(context, found) + " --by " +
                        std::string(name_of(left.front()))));
  return echo;
}

View run(Context& context, const Options& options) {
  PairMeeting found = meeting_named(context, options.meeting);
  require_agreeable(found, context.clock());
  const Pair& pair = found.relationship.pair;
  const Party by = party_of(options.by.value_or(Side::me), pair.role);
  const auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  require_due(pair, by, sides_to_agree(*context.store, found, topics, context.now));
  write_agreed(*context.store, found, by, context.now);
  found.meeting = meeting_at(*context.store, found.relationship, found.meeting.original_date, context.now, context.zones);
  return meeting_written(context, found, echo_of(context, found, by, topics, sides_to_agree(*context.store, found, topics, context.now)));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_agree
