// The command `meeting add`: a meeting outside the cadence.
#include "commands/commands.hpp"
#include "commands/meeting/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"
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
  if (relationship.pair.ended_on)
    throw refused("'" + relationship.pair.handle + "' has ended", "mentor pair resume " + relationship.pair.handle);
  const Zone& zone = zone_of(context, relationship);
  const When when = parse_when(*options.fields.at, {context.now, zone, context.config.week_starts_on}, DateBias::future);
  if (!when.instant) throw usage_error("--at needs a time of day", "--at \"" + to_iso(when.date) + " 15:00\"");
  MeetingRow row;
  row.pair = relationship.pair.id;
  row.wall = zone.to_wall(*when.instant);
  row.original_date = date_of(*row.wall);
  require_active(relationship.pair, row.original_date);
  row.extra = true;
  row.tz = zone.name();
  row.length = options.fields.length;
  row.where = options.fields.where.value_or("");
  for (const auto& other : meetings_of(*context.store, relationship, context.zone.start_of(add_days(row.original_date, -2)),
                                       context.zone.start_of(add_days(row.original_date, 3)), context.now, context.zones))
    if (other.original_date == row.original_date)
      throw refused("'" + relationship.pair.handle + "' already meets on " + to_iso(row.original_date),
                    "mentor meeting list --pair " + relationship.pair.handle);
  const MeetingId id = save_meeting_row(*context.store, row);
  remember_made(*context.store, options.key.value_or(""), {Kind::meeting, id.value});
  return shown(context, relationship, row.original_date);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::meeting_add
