// The command `meeting add`: a meeting outside the cadence.
#include "commands/commands.hpp"
#include "commands/meeting/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/meeting_changes.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/records.hpp"

namespace mentor::meeting_add {
namespace {

struct Options {
  std::string pair;
  MeetingFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "who meets", Completes::pair);
  define_meeting_fields(spec, options.fields);
  spec.required();
  define_key(spec, options.key);
}

View shown(Context& context, const Relationship& relationship, Date date) {
  const Meeting meeting = meeting_at(*context.store, relationship, date, context.now, context.zones);
  const std::string ref = meeting_ref(relationship.pair.handle, date);
  return written(meeting_value(meeting, relationship.pair, {}),
                 {paragraph({strong(ref),
                             plain(" " + say_both_zones(context, relationship, meeting.starts_at) + ", " + say_length(meeting.length))})});
}

View run(Context& context, const Options& options) {
  const Relationship relationship = pair_named(context, options.pair);
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::meeting))
    return shown(context, relationship, meeting_row_of(*context.store, MeetingId(before->number)).original_date);
  MeetingRow row = extra_meeting(*context.store, relationship, *options.fields.at, context.config.week_starts_on, context.clock());
  row.length = options.fields.length;
  row.where = options.fields.where.value_or("");
  const MeetingId id = save_meeting_row(*context.store, row);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, relationship, row.original_date);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_add
