// The command `meeting edit`: the time, length and place of single meetings.
#include "commands/shared/edit.hpp"
#include "commands/commands.hpp"
#include "commands/meeting/fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::meeting_edit {
namespace {

struct Options {
  Editing editing;
  MeetingFields fields;
};

void define(Spec& spec, Options& options) {
  define_editing_without_text(spec, options.editing, "MEETING", Completes::meeting);
  define_meeting_fields(spec, options.fields);
}

void ask(Prompter&, Options& options) {
  const auto& fields = options.fields;
  require_change(fields.at.given || fields.length.given || fields.where.given, options.editing.words.front());
}

MeetingRow changed_row(Context& context, const Options& options, const PairMeeting& found) {
  const auto& fields = options.fields;
  MeetingRow row = row_of(*context.store, found);
  if (fields.at) row = moved_to(*context.store, found, std::move(row), *fields.at, context.config.week_starts_on, context.clock());
  if (fields.at.given && !fields.at) row = as_agreed(found, std::move(row));
  if (!fields.at.given && !found.meeting.checkin) require_changeable(found);
  if (fields.at.given) row.because = options.editing.because.value_or("");
  fields.length.apply_to(row.length);
  fields.where.apply_to(row.where);
  ++row.sequence;
  return row;
}

Block echo_of(Context& context, const PairMeeting& found, const Meeting& now) {
  std::string said = " " + counterpart(found.relationship.pair) + ": " + say_meeting(context, now) + ", " + say_length(now.length);
  if (!now.where.empty()) said += ", " + now.where;
  return paragraph({strong(said_ref(context, found.relationship, now)), plain(said)});
}

Edited edit(Context& context, const Options& options, const std::string& reference) {
  const PairMeeting found = meeting_named(context, reference);
  const MeetingRow row = changed_row(context, options, found);
  const auto topics = topics_on(*context.store, found.relationship, found.meeting, context.clock());
  save_meeting_row(*context.store, row);
  take_along(*context.store, found, topics, context.clock());
  const Meeting now = meeting_at(*context.store, found.relationship, row.original_date, context.now, context.zones);
  const auto shown = topics_on(*context.store, found.relationship, now, context.clock());
  return {meeting_value(now, found.relationship.pair, shown), {echo_of(context, found, now)}};
}

View run(Context& context, const Options& options) {
  return edit_each(context, options.editing, options.editing.words,
                   [&](const std::string& reference) { return edit(context, options, reference); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::meeting_edit
