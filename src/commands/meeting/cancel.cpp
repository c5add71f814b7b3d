// The command `meeting cancel`: one meeting that will not be.
#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/editing.hpp"
#include "commands/meeting/changing.hpp"
#include "commands/record/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

struct Options {
  std::string meeting;
  Opt<Side> by;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  spec.choice("--by", "SIDE", options.by, "who cancels it");
  define_because(spec, options.because);
}

std::vector<Block> echo_of(Context& context, const PairMeeting& found, const MeetingRow& row, MeetingId id,
                           const std::vector<Topic>& topics) {
  const std::string by = row.cancelled_by ? " by " + first_name(found.relationship.pair, *row.cancelled_by) : "";
  std::vector<Block> echo{paragraph({strong(ref_of(found)), plain(" cancelled" + by + ": " + say_meeting(context, found.meeting))})};
  for (auto& line : where_topics_go(context, found.relationship, topics)) echo.push_back(std::move(line));
  echo.push_back(bullet("to take it back: mentor reopen " + short_id(Kind::meeting, id.value)));
  return echo;
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = meeting_named(context, options.meeting);
  require_changeable(found);
  const auto topics = topics_on(context, found.relationship, found.meeting, true);
  MeetingRow row = row_of(context, found);
  row.cancelled = true;
  if (options.by) row.cancelled_by = party_of(*options.by, found.relationship.pair.role);
  row.because = options.because.value_or("");
  ++row.sequence;
  const MeetingId id = save_meeting_row(*context.store, row);
  return meeting_written(context, found, echo_of(context, found, row, id, topics));
}

}  // namespace

Bound meeting_cancel() { return bind<Options>(define, run); }

}  // namespace mentor
