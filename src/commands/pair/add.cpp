#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/agreement_terms.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/pair_making.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/records.hpp"

namespace mentor::pair_add {
namespace {

struct Options {
  PairFields fields;
  Terms terms;
  Opt<std::string> key;
};

void define(Spec& spec, Options& options) {
  define_pair_fields(spec, options.fields);
  define_terms(spec, options.terms);
  define_key(spec, options.key);
}

// What needs nothing from the store is checked before it is opened.
void ask(Prompter& prompter, Options& options) {
  const PairFields& fields = options.fields;
  if (!fields.mentor && !fields.mentee)
    throw usage_error("a pair needs the other side",
                      "--mentor \"Ada Lovelace\" when Ada is my mentor, --mentee \"Sam Okafor\" when I mentor Sam");
  if (fields.mentor && fields.mentee) require_two(*fields.mentor, *fields.mentee);
  Pair pair;
  pair.role = fields.mentor && fields.mentee ? Role::none : Role::mentee;
  if (fields.their_tz) set_their_zone(pair, *fields.their_tz);
  pair.starts_on = fields.start.value_or(prompter.zone().date_at(prompter.now()));
  pair.ends_on = fields.end;
  check_dates(pair);
}

void require_new(const Context& context, const Pair& pair, const std::vector<Relationship>& all) {
  if (const Relationship* other = running_pair(all, pair, context.today()))
    throw refused(names_of(pair) + " are already the pair '" + other->pair.handle + "'", "mentor show " + other->pair.handle);
}

Pair new_pair(Context& context, const PairFields& fields, const std::vector<std::string>& taken) {
  Pair pair = pair_of_people(*context.store, fields.mentor, fields.mentee, new_me(context));
  if (fields.handle) check_handle_free(*fields.handle, taken);
  pair.handle = fields.handle ? *fields.handle : make_handle(pair.mentor, pair.mentee, pair.role, taken);
  pair.starts_on = fields.start.value_or(context.today());
  pair.ends_on = fields.end;
  pair.tags = with_change({}, fields.tags, "tag");
  if (fields.their_tz) set_their_zone(pair, *fields.their_tz);
  return pair;
}

Agreement first_agreement(const Context& context, const Options& options, const Pair& pair) {
  Agreement agreement = new_agreement(context);
  agreement.from = pair.starts_on;
  apply(options.terms, agreement);
  return agreement;
}

// Somebody else of the same name may be the same person.
void add_namesakes(Context& context, const Pair& pair, std::vector<Block>& blocks) {
  for (const auto& other : persons(*context.store))
    for (const Person* side : {&pair.mentor, &pair.mentee}) {
      if (other.id >= side->id || fold_case(other.name) != fold_case(side->name)) continue;
      blocks.push_back(bullet("another " + other.name + " is known; if they are one person:"));
      blocks.push_back(command_line("mentor person merge " + std::to_string(other.id.value) + " " + std::to_string(side->id.value)));
    }
}

std::vector<Block> echo(Context& context, const Relationship& made) {
  const Pair& pair = made.pair;
  const auto side = [&](Party party) {
    return person_of(pair, party).name + (my_party(pair.role) == party && pair.role != Role::none ? " (me)" : "");
  };
  const Agreement& agreement = made.agreements.front();
  std::vector<Block> blocks{
      paragraph({strong(pair.handle), plain(" (" + short_id(pair.id) + "): " + side(Party::mentor) + " mentors " + side(Party::mentee) +
                                            ", from " + say_when(pair.starts_on, context.today()))})};
  if (pair.ends_on) blocks.push_back(bullet("until " + say_when(*pair.ends_on, context.today())));
  if (agreement.every.kind == Cadence::Kind::as_needed) {
    blocks.push_back(bullet("as-needed: no meetings are planned and silence is never overdue"));
    blocks.push_back(command_line("mentor agreement set " + pair.handle + " --every \"weekly tue 15:00\""));
  } else {
    blocks.push_back(bullet(say_terms(agreement)));
  }
  if (const auto next = next_meeting(*context.store, made, context.now, context.zones))
    blocks.push_back(bullet("next meeting: " + say_both_zones(context, made, next->starts_at)));
  add_namesakes(context, pair, blocks);
  blocks.push_back(command_line("mentor goal add " + pair.handle + " \"...\""));
  return blocks;
}

View shown(Context& context, PairId id) {
  const auto made = relationship_of(*context.store, id);
  return written(pair_value(context, made), echo(context, made));
}

View run(Context& context, const Options& options) {
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::pair)) return shown(context, PairId(before->number));
  const auto all = relationships(*context.store);
  std::vector<std::string> taken;
  for (const auto& relationship : all) taken.push_back(relationship.pair.handle);
  const Pair pair = new_pair(context, options.fields, taken);
  require_new(context, pair, all);
  Agreement agreement = first_agreement(context, options, pair);
  if (options.fields.their_tz)
    if (const Person& other = person_of(pair, their_party(pair.role)); other.id != PersonId{0}) update(*context.store, other);
  const PairId id = insert_pair(*context.store, pair);
  agreement.pair = id;
  insert_agreement(*context.store, agreement);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::pair_add
