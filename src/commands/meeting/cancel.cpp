// The command `meeting cancel`: one meeting that will not be.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"

namespace mentor::meeting_cancel {
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

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = meeting_named(context, options.meeting);
  require_changeable(found);
  const Pair& pair = found.relationship.pair;
  const auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  const auto by = options.by ? std::optional(party_of(*options.by, pair.role)) : std::nullopt;
  const MeetingId id = cancel_meeting(*context.store, found, by, options.because.value_or(""));
  const std::string by_whom = by ? " by " + first_name(pair, *by) : "";
  std::vector<Block> echo{paragraph({strong(said_ref(context, found)), plain(" " + counterpart(pair) + ": cancelled" + by_whom + ", " +
                                                                             say_meeting(context, found.meeting))})};
  for (auto& line : after_cancelling(context, found, id, topics)) echo.push_back(std::move(line));
  for (auto& line : say_how_to_withdraw(context, found)) echo.push_back(std::move(line));
  return meeting_written(context, found, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_cancel
