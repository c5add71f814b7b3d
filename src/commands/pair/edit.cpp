// The command `pair edit`.
#include "commands/shared/edit.hpp"
#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/persons.hpp"

namespace mentor::pair_edit {
namespace {

struct Options {
  std::vector<std::string> pairs;
  PairFields fields;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operands("PAIR", options.pairs, "the pairs to change", Completes::pair);
  define_pair_fields(spec, options.fields);
  define_because(spec, options.because);
}

void ask(Prompter&, Options& options) {
  const auto& f = options.fields;
  require_change(f.mentor.given || f.mentee.given || f.handle.given || f.their_tz.given || f.start.given || f.end.given || f.tags.given(),
                 options.pairs.front());
}

// The person keeps identity and zone under the new name, in every pair of theirs.
void rename(Context& context, Person& person, const Person& to) {
  person.name = to.name;
  if (!to.email.empty()) person.email = to.email;
  update(*context.store, person);
}

void apply(Context& context, const PairFields& fields, Pair& pair) {
  if (fields.mentor) rename(context, pair.mentor, *fields.mentor);
  if (fields.mentee) rename(context, pair.mentee, *fields.mentee);
  if (fields.handle && *fields.handle != pair.handle) {
    std::vector<std::string> taken;
    for (const auto& other : relationships(*context.store)) taken.push_back(other.pair.handle);
    check_handle_free(*fields.handle, taken);
    pair.handle = *fields.handle;
  }
  if (fields.their_tz.given) {
    set_their_zone(pair, fields.their_tz.value_or(""));
    update(*context.store, person_of(pair, their_party(pair.role)));
  }
  if (fields.start) pair.starts_on = *fields.start;
  fields.end.apply_to(pair.ends_on);
  pair.tags = with_change(std::move(pair.tags), fields.tags, "tag");
  check_dates(pair);
}

// A goal that was to be reached by the old end, or now lies behind the new one, is named: only its owners know whether it moves too.
void say_goals_left(Context& context, const Pair& before, const Pair& now, std::vector<Block>& echo) {
  if (before.ends_on == now.ends_on) return;
  for (const auto& goal : goals(*context.store, now.id, GoalStatus::open)) {
    const bool is_behind = goal.due_on && now.ends_on && *goal.due_on > *now.ends_on;
    const bool was_the_end = goal.due_on && goal.due_on == before.ends_on;
    if (is_behind || was_the_end)
      echo.push_back(bullet(short_id(goal.id) + " stays due " + say_when(*goal.due_on, context.today()) +
                            (is_behind ? ", after the end" : "") + ": mentor edit " + short_id(goal.id) + " --due D"));
  }
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (auto& relationship : pairs_named(context, options.pairs)) {
    Pair pair = relationship.pair;
    apply(context, options.fields, pair);
    update(*context.store, pair);
    changed.push_back(pair.id);
    echo.push_back(paragraph({strong(pair.handle), plain(": " + names_of(pair) + ", from " + say_when(pair.starts_on, context.today()))}));
    if (pair.ends_on) echo.push_back(bullet("until " + say_when(*pair.ends_on, context.today())));
    say_goals_left(context, relationship.pair, pair, echo);
    if (options.fields.tags.given()) echo.push_back(bullet("tags: " + (pair.tags.empty() ? "none" : joined(pair.tags, ", "))));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::pair_edit
