// A side accepts the agenda of a meeting as it stands.
#include "commands/agenda/agree.hpp"

#include <algorithm>

#include "commands/adding.hpp"
#include "commands/agenda/agreeing.hpp"
#include "commands/meeting/changing.hpp"
#include "commands/record/topics_on.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

struct Options {
  std::string meeting;
  Opt<Side> by;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  spec.choice("--by", "SIDE", options.by, "who agrees (me)");
}

PairMeeting meeting_to_agree(Context& context, const std::string& reference) {
  PairMeeting found = meeting_named(context, reference);
  require_changeable(found);
  if (found.meeting.status == MeetingStatus::unrecorded)
    throw refused("the meeting '" + ref_of(found) + "' is over: " + say_meeting(context, found.meeting),
                  "mentor log " + found.relationship.pair.handle + " --meeting " + ref_of(found) + " \"...\"");
  return found;
}

void agree(std::optional<Instant>& agreed, bool is_due, Instant now, const Pair& pair, Party side) {
  if (!is_due) throw refused(person_of(pair, side).name + " has already agreed to this agenda", "mentor agenda " + pair.handle);
  agreed = now;
}

std::vector<Block> echo_of(Context& context, const PairMeeting& found, Party by, const std::vector<Topic>& topics,
                           const std::vector<Party>& left) {
  const Pair& pair = found.relationship.pair;
  const std::string agreed = by == Party::both ? say_sides(pair, {Party::mentor, Party::mentee}) : first_name(pair, by);
  std::vector<Block> echo{
      paragraph({strong(ref_of(found)), plain(" agenda agreed by " + agreed + ": " + say_meeting(context, found.meeting) + ", " +
                                              say_count(static_cast<long long>(topics.size()), "topic", "topics"))})};
  if (left.empty()) return echo;
  echo.push_back(bullet(say_sides(pair, left) + " has yet to agree: mentor agenda agree " + ref_of(found) + " --by " +
                        std::string(name_of(left.front()))));
  return echo;
}

View run(Context& context, const Options& options) {
  PairMeeting found = meeting_to_agree(context, options.meeting);
  const Pair& pair = found.relationship.pair;
  const Party by = party_of(options.by.value_or(Side::me), pair.role);
  const auto topics = topics_on(context, found.relationship, found.meeting, true);
  const auto due = sides_to_agree(context, found, topics);
  const auto is_due = [&](Party side) { return std::ranges::find(due, side) != due.end(); };
  MeetingRow row = row_of(context, found);
  if (by != Party::mentee) agree(row.agreed_by_mentor_at, is_due(Party::mentor), context.now, pair, Party::mentor);
  if (by != Party::mentor) agree(row.agreed_by_mentee_at, is_due(Party::mentee), context.now, pair, Party::mentee);
  save_meeting_row(*context.store, row);
  found.meeting = meeting_at(*context.store, found.relationship, row.original_date, context.now, context.zones);
  return meeting_written(context, found, echo_of(context, found, by, topics, sides_to_agree(context, found, topics)));
}

}  // namespace

Bound agenda_agree() { return bind<Options>(define, run); }

}  // namespace mentor
