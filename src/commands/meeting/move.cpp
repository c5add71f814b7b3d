// The command `meeting move`: another time for one meeting.
#include <algorithm>

#include "commands/adding.hpp"
#include "commands/commands.hpp"
#include "commands/editing.hpp"
#include "commands/meeting/changing.hpp"
#include "commands/record/topics_on.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/topics.hpp"

namespace mentor {
namespace {

struct Options {
  std::string meeting;
  Opt<std::string> at;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operand("MEETING", options.meeting, "m7, PAIR@DATE, or a pair for its next", Completes::meeting);
  spec.local_when("--at", "WHEN", options.at, Lean::future, "when it will be, on the agreement's clock");
  spec.required();
  define_because(spec, options.because);
}

// A day alone keeps the time of day.
WallTime new_wall(Context& context, const Options& options, const PairMeeting& found) {
  const Zone& zone = zone_of_meeting(context, found);
  const When when = parse_when(*options.at, {context.now, zone, context.config.week_starts_on}, Lean::future);
  if (when.instant) {
    const WallTime wall = std::chrono::floor<std::chrono::minutes>(zone.to_wall(*when.instant));
    if (zone.to_instant(wall) != std::chrono::floor<std::chrono::minutes>(*when.instant))
      throw usage_error(
          "'" + *options.at + "' is the later of two times that clocks in " + zone.name() + " show as " + to_clock(clock_of(wall)),
          "a meeting is at the earlier one, or at another time");
    return wall;
  }
  const WallTime wall = at(when.date, clock_of(zone.to_wall(found.meeting.starts_at)));
  if (zone.meaning_of(wall).kind == LocalMeaning::Kind::gap)
    throw usage_error("clocks in " + zone.name() + " skip " + to_iso(wall), "give a time of day: --at \"" + to_iso(when.date) + " 15:00\"");
  return wall;
}

void require_free(Context& context, const PairMeeting& found, Instant starts_at) {
  const std::string ref = ref_of(found);
  if (starts_at == found.meeting.starts_at)
    throw refused("the meeting '" + ref + "' is already at that time", "mentor show " + found.relationship.pair.handle);
  const auto others =
      meetings_of(*context.store, found.relationship, starts_at, starts_at + std::chrono::seconds(1), context.now, context.zones);
  const auto other = std::ranges::find_if(
      others, [&](const Meeting& m) { return m.original_date != found.meeting.original_date && m.status != MeetingStatus::cancelled; });
  if (other != others.end())
    throw refused("'" + found.relationship.pair.handle + "' already meets then: '" +
                      meeting_ref(found.relationship.pair.handle, other->original_date) + "'",
                  "choose another time");
}

// A meeting that is no longer the next keeps its topics: they are put on it by name.
void take_along(Context& context, const PairMeeting& found, const std::vector<Topic>& topics) {
  for (Topic topic : topics) {
    if (meeting_of(context, found.relationship, topic) == found.meeting.original_date) continue;
    topic.pinned_to = found.meeting.original_date;
    update_topic(*context.store, topic);
  }
}

std::string say_short_notice(Context& context, const PairMeeting& found) {
  const auto notice = agreement_on(found.relationship.agreements, found.meeting.original_date).notice;
  if (!notice || found.meeting.starts_at - context.now >= *notice) return "";
  return "this is less than the " + to_duration(*notice) + " notice you agreed";
}

std::vector<Block> echo_of(Context& context, const PairMeeting& found, const Meeting& moved, const std::vector<Topic>& topics) {
  std::vector<Block> echo{
      paragraph({strong(ref_of(found)), plain(" moved to " + say_meeting(context, moved) + ", " + say_length(moved.length))}),
      bullet("it was at " + say_meeting(context, found.meeting))};
  if (!topics.empty()) echo.push_back(bullet(say_count(static_cast<long long>(topics.size()), "topic comes", "topics come") + " along"));
  if (found.meeting.agreed_by_mentor_at || found.meeting.agreed_by_mentee_at)
    echo.push_back(bullet("its agenda is to be agreed anew: mentor agenda agree " + ref_of(found)));
  const std::string short_notice = say_short_notice(context, found);
  if (!short_notice.empty()) echo.push_back(bullet(short_notice));
  return echo;
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  const PairMeeting found = meeting_named(context, options.meeting);
  if (found.meeting.status != MeetingStatus::cancelled || found.meeting.cancelled || found.relationship.pair.ended_on)
    require_changeable(found);
  MeetingRow row = row_of(context, found);
  row.wall = new_wall(context, options, found);
  row.tz = zone_of_meeting(context, found).name();
  require_free(context, found, context.zones.get(row.tz).to_instant(*row.wall));
  require_active(found.relationship.pair, date_of(*row.wall));
  const auto topics = topics_on(context, found.relationship, found.meeting, true);
  row.because = options.because.value_or("");
  row.agreed_by_mentor_at.reset();
  row.agreed_by_mentee_at.reset();
  ++row.sequence;
  save_meeting_row(*context.store, row);
  take_along(context, found, topics);
  const Meeting moved = meeting_at(*context.store, found.relationship, row.original_date, context.now, context.zones);
  return meeting_written(context, found, echo_of(context, found, moved, topics));
}

}  // namespace

Bound meeting_move() { return bind<Options>(define, run); }

}  // namespace mentor
