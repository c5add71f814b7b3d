// The command `checkin add`, also called `log`.
#include "commands/checkin/fields.hpp"
#include "commands/checkin/form.hpp"
#include "commands/commands.hpp"
#include "commands/shared/checkin_echo.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/records.hpp"

namespace mentor::checkin_add {
namespace {

struct Options {
  std::string pair;
  CheckinFields fields;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whom you met", Completes::pair);
  spec.text("TEXT", options.fields.text, "what it was about", false);
  define_checkin_fields(spec, options.fields);
  define_key(spec, options.key);
}

// Without a text and without any line the form asks for them.
void ask(Prompter& prompter, Options& options) {
  if (says_something(options.fields)) return;
  if (!prompter.can_ask())
    throw input_needed("a check-in needs a text",
                       "mentor log " + shell_word(options.pair) + " \"what you talked about\", or - to read it from stdin");
  prompter.look_up([&](Context& context) { (void)pair_named(context, options.pair); });
  const auto typed = prompter.edit(blank_form(options.pair));
  if (!typed) throw usage_error("the form was left as it was, so nothing was logged");
  read_form(*typed, options.fields);
}

Party author(const CheckinFields& fields, const Pair& pair) { return fields.by ? party_of(*fields.by, pair.role) : my_party(pair.role); }

Checkin checkin_from(const Context& context, const Pair& pair, const CheckinFields& fields, const Occasion& occasion) {
  Checkin checkin;
  checkin.uid = make_uid(context.now);
  checkin.pair = pair.id;
  checkin.met_at = occasion.met_at;
  checkin.logged_at = context.now;
  checkin.length = occasion.length;
  checkin.channel = occasion.channel;
  checkin.rating = fields.rating;
  checkin.by = author(fields, pair);
  if (occasion.meeting) checkin.meeting_on = occasion.meeting->original_date;
  checkin.lines = lines_of(fields, checkin.by);
  return checkin;
}

// The key may be that of another pair's check-in.
View made_before(Context& context, CheckinId id) {
  const Checkin checkin = checkin_of(*context.store, id);
  return checkin_written(context, checkin, records_of(*context.store, id), relationship_of(*context.store, checkin.pair));
}

View run(Context& context, const Options& options) {
  const Relationship relationship = pair_named(context, options.pair);
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::checkin))
    return made_before(context, CheckinId(before->number));
  const Occasion occasion = occasion_of(*context.store, relationship,
                                        occasion_said(options.fields, author(options.fields, relationship.pair)), nullptr, context.clock());
  Checkin checkin = checkin_from(context, relationship.pair, options.fields, occasion);
  checkin.id = insert_checkin(*context.store, checkin);
  const auto records = apply_effects(*context.store, relationship.pair, checkin, effects_of(options.fields), context.clock());
  remember_made(*context.store, options.key.value_or(""), checkin.id);
  return checkin_written(context, checkin, records, relationship);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::checkin_add
