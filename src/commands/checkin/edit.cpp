// The command `checkin edit`: corrects what was logged, and adds what was forgotten.
#include <algorithm>

#include "commands/checkin/edited_lines.hpp"
#include "commands/checkin/form.hpp"
#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/effects.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor::checkin_edit {
namespace {

struct Options {
  Editing editing;
  CheckinFields fields;
};

void define(Spec& spec, Options& options) {
  define_editing(spec, options.editing, "CHECKIN", Completes::reference);
  define_checkin_fields(spec, options.fields);
}

std::string form_now(Context& context, const RowRef& row) {
  const Checkin checkin = checkin_of(*context.store, CheckinId(row.number));
  return filled_form("Check-in " + short_id(checkin.id), checkin.lines);
}

bool any_given(const CheckinFields& f) {
  return says_something(f) || f.on.given || f.length.given || f.channel.given || f.rating.given || f.by.given || f.meeting.given ||
         f.is_private.given;
}

void ask(Prompter& prompter, Options& options) {
  auto& fields = options.fields;
  if (fields.on.given && !fields.on) throw usage_error("'--on' cannot be taken away", "give the day you met: --on D");
  auto things = read_new_text(prompter, options.editing, Kind::checkin, form_now);
  require_change(things.text || any_given(fields), things.references.front());
  if (options.editing.in_editor)
    read_form(*things.text, fields);
  else
    fields.text = std::move(things.text);
}

// Another day joins the meeting of that day, as it does for a new check-in.
void apply_occasion(Context& context, const Relationship& relationship, const CheckinFields& fields, Checkin& checkin) {
  CheckinFields asked = fields;
  if (!asked.channel) asked.channel.emplace(checkin.channel);
  if (fields.on || fields.meeting) {
    const Occasion occasion =
        occasion_of(*context.store, relationship,
                    occasion_said(asked, fields.by ? party_of(*fields.by, relationship.pair.role) : checkin.by), &checkin, context.clock());
    checkin.met_at = occasion.met_at;
    checkin.meeting_on = occasion.meeting ? std::optional(occasion.meeting->original_date) : std::nullopt;
    if (occasion.meeting && !checkin.length) checkin.length = occasion.meeting->length;
  }
  if (fields.meeting.given && !fields.meeting) checkin.meeting_on.reset();
  fields.length.apply_to(checkin.length);
  fields.channel.apply_to(checkin.channel, agreement_on(relationship.agreements, context.zone.date_at(checkin.met_at)).channel);
  fields.rating.apply_to(checkin.rating);
}

bool is_private_as_a_whole(const CheckinBefore& before) {
  const bool has_words = !before.checkin->lines.empty() || !before.records.actions.empty();
  return has_words && std::ranges::all_of(before.checkin->lines, &Line::is_private) &&
         std::ranges::all_of(before.records.actions, &Action::is_private);
}

// What is added to a check-in that is private as a whole is private too. A form says of each line where it belongs.
CheckinFields fields_for(const Options& options, const CheckinBefore& before) {
  CheckinFields fields = options.fields;
  if (options.editing.in_editor || fields.is_private.given || !is_private_as_a_whole(before)) return fields;
  fields.is_private.emplace(true);
  fields.is_private.given = true;
  return fields;
}

void apply_lines(const Options& options, const CheckinFields& fields, const Pair& pair, Checkin& checkin) {
  const bool has_lines = fields.text || !fields.lines.empty() || options.editing.in_editor;
  const Party given = fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role);
  const Party side = fields.by.given ? given : checkin.by;
  if (fields.by.given && !has_lines) {
    for (auto& line : checkin.lines) line.by = side;
    checkin.by = side;
  }
  if (options.editing.in_editor)
    checkin.lines = lines_after_form(checkin.lines, fields, side);
  else
    checkin.lines = lines_after_options(checkin.lines, fields, side);
  if (!fields.is_private.given) return;
  for (auto& line : checkin.lines) line.is_private = *fields.is_private;
}

// The promises made in it, too.
void apply_privacy(Context& context, const Opt<bool>& is_private, const CheckinBefore& before) {
  if (!is_private.given) return;
  for (Action action : before.records.actions) {
    if (action.is_private == *is_private) continue;
    action.is_private = *is_private;
    update(*context.store, action);
  }
}

Edited edit(Context& context, const Options& options, CheckinId id) {
  const CheckinBefore before{checkin_of(*context.store, id), records_of(*context.store, id)};
  const CheckinFields fields = fields_for(options, before);
  const Relationship relationship = relationship_of(*context.store, before.checkin->pair);
  Checkin checkin = *before.checkin;
  apply_occasion(context, relationship, fields, checkin);
  apply_lines(options, fields, relationship.pair, checkin);
  update(*context.store, checkin);
  redate_effects(*context.store, *before.checkin, checkin, context.zone);
  apply_privacy(context, fields.is_private, before);
  (void)apply_effects(*context.store, relationship.pair, checkin, effects_of(fields), context.clock());
  checkin = checkin_of(*context.store, id);
  return {checkin_value(context, checkin, relationship.pair.handle),
          checkin_echo(context, checkin, records_of(*context.store, id), relationship, before)};
}

View run(Context& context, const Options& options) {
  return edit_each<CheckinId>(context, options.editing, [&](CheckinId id) { return edit(context, options, id); });
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::checkin_edit
