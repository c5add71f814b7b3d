// The command `meeting move`: another time for one meeting.
#include "commands/commands.hpp"
#include "commands/meeting/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::meeting_move {
namespace {

struct Options {
  std::string meeting;
  MeetingFields fields;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  define_meeting_fields(spec, options.fields);
  spec.required();
  define_because(spec, options.because);
}

std::string say_short_notice(Context& context, const PairMeeting& found) {
  const auto notice = agreement_on(found.relationship.agreements, found.meeting.original_date).notice;
  if (!is_short_notice(context.now, found.meeting.starts_at, notice)) return "";
  return "this is less notice than the " + say_term(*notice) + " you agreed";
}

std::vector<Block> echo_of(Context& context, const PairMeeting& found, const Meeting& moved, const std::vector<Topic>& topics) {
  std::vector<Block> echo{paragraph({strong(said_ref(context, found.relationship, moved)),
                                     plain(" " + counterpart(found.relationship.pair) + ": moved to " + say_meeting(context, moved) + ", " +
                                           say_length(moved.length) + (moved.where.empty() ? "" : ", " + moved.where))}),
                          bullet("it was at " + say_meeting(context, found.meeting))};
  if (!topics.empty()) echo.push_back(bullet(say_count(static_cast<long long>(topics.size()), "topic comes", "topics come") + " along"));
  if (found.meeting.agreed_by_mentor_at || found.meeting.agreed_by_mentee_at)
    echo.push_back(bullet("its agenda is to be agreed anew: mentor agenda agree " + said_ref(context, found.relationship, moved)));
  const std::string short_notice = say_short_notice(context, found);
  if (!short_notice.empty()) echo.push_back(bullet(short_notice));
  return echo;
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = meeting_named(context, options.meeting);
  MeetingRow row =
      moved_to(*context.store, found, row_of(*context.store, found), *options.fields.at, context.config.week_starts_on, context.clock());
  const auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  options.fields.length.apply_to(row.length);
  options.fields.where.apply_to(row.where);
  row.because = options.because.value_or("");
  ++row.sequence;
  save_meeting_row(*context.store, row);
  take_along(*context.store, found, topics, context.clock());
  const Meeting moved = meeting_at(*context.store, found.relationship, row.original_date, context.now, context.zones);
  return meeting_written(context, found, echo_of(context, found, moved, topics));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_move
