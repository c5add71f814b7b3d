// The command `agenda withdraw`: a mail that takes a meeting out of the other side's calendar.
#include "commands/agenda/invitation.hpp"
#include "commands/commands.hpp"
#include "mentor/mentoring/inviting.hpp"

namespace mentor::agenda_withdraw {
namespace {

struct Options {
  std::string meeting;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair with one that was invited to", Completes::meeting);
}

View run(Context& context, const Options& options) {
  const PairMeeting found = meeting_to_withdraw(*context.store, options.meeting, context.clock());
  return calendar_mail(context, found, {}, CalendarMethod::cancel);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agenda_withdraw
