// The command `meeting miss`: one meeting that did not take place.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/mentoring/meeting_changes.hpp"

namespace mentor::meeting_miss {
namespace {

struct Options {
  std::string meeting;
  Opt<Side> by;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its last unlogged", Completes::meeting_past);
  spec.choice("--by", "SIDE", options.by, "who was not there (both)");
  define_because(spec, options.because);
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = missed_meeting(*context.store, options.meeting, context.clock());
  const Pair& pair = found.relationship.pair;
  const Party missed_by = options.by ? party_of(*options.by, pair.role) : Party::both;
  const MeetingId id = miss_meeting(*context.store, found, missed_by, options.because.value_or(""));
  const std::string by = missed_by == Party::both ? "" : " by " + first_name(pair, missed_by);
  return meeting_written(context, found,
                         {paragraph({strong(said_ref(context, found)),
                                     plain(" " + counterpart(pair) + ": missed" + by + ", " + say_meeting(context, found.meeting))}),
                          bullet("its open topics stay on the agenda"), bullet("to take it back: mentor reopen " + short_id(id))});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_miss
