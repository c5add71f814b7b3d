// The command `agenda next`: the page for a meeting.
#include "commands/agenda/page.hpp"
#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/wants.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor {
namespace {

constexpr std::chrono::days kLongestMeeting{1};
constexpr std::chrono::days kSoon{35};

struct Options {
  std::string meeting;
};

void define(Spec& spec, Options& options) {
  spec.optional_operand("MEETING", options.meeting, "a pair or a meeting (the nearest)", Completes::meeting);
  spec.include_private();
}

void keep_earlier(std::optional<PairMeeting>& first, const Relationship& relationship, const Meeting& meeting) {
  const bool is_earlier = !first || meeting.starts_at < first->meeting.starts_at;
  if (meeting.status == MeetingStatus::planned && is_earlier) first = PairMeeting{relationship, meeting};
}

// Nearly always it lies within some weeks; those of all pairs are read at once.
std::optional<PairMeeting> nearest(Context& context) {
  auto pairs = relationships(*context.store);
  std::erase_if(pairs, [&](const Relationship& r) { return status_on(r.pair, context.today()) == PairStatus::ended; });
  const Instant from = context.now - kLongestMeeting;
  const Instant until = context.now + kSoon;
  const MeetingBook soon(*context.store, std::nullopt, from, until);
  std::optional<PairMeeting> first;
  for (const auto& pair : pairs)
    for (const auto& meeting : soon.meetings(pair, from, until, context.now, context.zones)) keep_earlier(first, pair, meeting);
  if (first) return first;
  for (const auto& pair : pairs)
    if (const auto next = next_meeting(*context.store, pair, context.now, context.zones)) keep_earlier(first, pair, *next);
  return first;
}

View nothing_planned() {
  View view;
  view.data = Value::Record{{"meeting", Value()},     {"topics", Value::List{}}, {"minutes_planned", 0},      {"actions", Value::List{}},
                            {"goals", Value::List{}}, {"last_checkin", Value()}, {"to_agree", Value::List{}}, {"to_sign", Value::List{}}};
  view.sections.push_back(
      Prose{{paragraph("No meeting is planned."), command_line("mentor agreement set PAIR --every \"weekly tue 15:00\"")}});
  return view;
}

View run(Context& context, const Options& options) {
  auto found = options.meeting.empty() ? nearest(context) : std::optional(meeting_named(context, options.meeting));
  if (!found) return nothing_planned();
  const AgendaPage page = gather_agenda(context, std::move(*found));
  View view;
  Calendar calendar(context);
  calendar.add(page.of.relationship, page.meeting(), page.topics);
  calendar.put_in(view);
  if (wants_data(context)) view.data = agenda_value(context, page);
  if (!wants_data(context)) view.sections = {agenda_rows(page, context.today()), Prose{agenda_blocks(context, page)}};
  return view;
}

}  // namespace

CommandInstance agenda_next() { return bind<Options>(define, run); }

}  // namespace mentor
