// The command `meeting miss`: one meeting that did not take place.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_changes.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

struct Options {
  std::string meeting;
  Opt<Side> by;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its last unlogged", Completes::meeting);
  spec.choice("--by", "SIDE", options.by, "who was not there (both)");
  define_because(spec, options.because);
}

// The last that began and is neither logged, missed nor cancelled.
PairMeeting last_unrecorded(Context& context, Relationship relationship) {
  const Instant from = context.zone.start_of(add_days(relationship.pair.starts_on, -1));
  auto meetings = meetings_of(*context.store, relationship, from, context.now + std::chrono::seconds(1), context.now, context.zones);
  const auto found = std::find_if(meetings.rbegin(), meetings.rend(), [](const Meeting& meeting) {
    return meeting.status == MeetingStatus::planned || meeting.status == MeetingStatus::unrecorded;
  });
  const std::string handle = relationship.pair.handle;
  if (found == meetings.rend())
    throw not_found("past meeting that is neither logged, missed nor cancelled of", handle, "mentor meeting list --pair " + handle);
  return {std::move(relationship), std::move(*found)};
}

PairMeeting missed_meeting(Context& context, const std::string& reference) {
  const bool is_pair = parse_reference(reference).kind == Kind::pair;
  PairMeeting found = is_pair ? last_unrecorded(context, pair_named(context, reference)) : meeting_named(context, reference);
  require_changeable(found);
  if (found.meeting.starts_at > context.now)
    throw refused("the meeting '" + ref_of(found) + "' has not begun: " + say_meeting(context, found.meeting),
                  "mentor meeting cancel " + ref_of(found) + ", or mentor meeting move " + ref_of(found) + " --at WHEN");
  return found;
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = missed_meeting(context, options.meeting);
  const Pair& pair = found.relationship.pair;
  MeetingRow row = row_of(context, found);
  row.missed_by = options.by ? party_of(*options.by, pair.role) : Party::both;
  row.missed_at = context.now;
  row.because = options.because.value_or("");
  const MeetingId id = save_meeting_row(*context.store, row);
  const std::string by = *row.missed_by == Party::both ? "" : " by " + first_name(pair, *row.missed_by);
  return meeting_written(
      context, found,
      {paragraph({strong(ref_of(found)), plain(" missed" + by + ": " + say_meeting(context, found.meeting))}),
       bullet("its open topics stay on the agenda"), bullet("to take it back: mentor reopen " + short_id(Kind::meeting, id.value))});
}

}  // namespace

CommandInstance meeting_miss() { return bind<Options>(define, run); }

}  // namespace mentor
