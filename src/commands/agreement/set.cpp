// The command `agreement set`: a new version of the terms from a day on.
#include <algorithm>

#include "commands/agreement/form.hpp"
#include "commands/commands.hpp"
#include "commands/shared/agreement_terms.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/changed_terms.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::agreement_set {
namespace {

struct Options {
  std::vector<std::string> pairs;
  Terms terms;
  Opt<Date> from;
  Opt<std::string> because;
  bool edit = false;
};

void define(Spec& spec, Options& options) {
  spec.operands("PAIR", options.pairs, "whose agreement", Completes::pair_running);
  define_terms(spec, options.terms);
  spec.day("--from", "D", options.from, DateBias::future, "the day it holds from (today)", DateEdge::first);
  define_because(spec, options.because);
  spec.flag("--edit", options.edit, "write the terms in your editor");
}

Date first_day(const Context& context, const Options& options, const Pair& pair) {
  return std::max(options.from.value_or(context.today()), pair.starts_on);
}

std::string form_of(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.pairs.front());
  const Pair& pair = relationship.pair;
  if (pair.ended_on) throw refused("'" + pair.handle + "' has ended", "mentor pair resume " + pair.handle);
  const Date from = first_day(context, options, pair);
  return terms_form("What " + names_of(pair) + " agree, from " + say_when(from, context.today()),
                    agreement_on(relationship.agreements, from));
}

void ask(Prompter& prompter, Options& options) {
  const bool has_terms = any_given(options.terms);
  if (!options.edit && !has_terms)
    throw usage_error("no term is given", "mentor agreement set " + options.pairs.front() + " --every \"2w thu 10:00\"");
  if (!options.edit) return;
  if (has_terms) throw usage_error("'--edit' has every term in its form", "give terms as options, or in the form");
  if (options.pairs.size() != 1) throw usage_error("'--edit' is for one pair", "name one");
  std::string form;
  prompter.look_up([&](Context& context) { form = form_of(context, options); });
  const auto typed = prompter.edit(form);
  if (!typed) throw usage_error("the form was left as it was, so nothing was changed");
  read_terms_form(*typed, {prompter.now(), prompter.zone(), prompter.config().week_starts_on}, options.terms);
}

Agreement new_version(const Options& options, const Agreement& before, Date from) {
  Agreement version = before;
  apply(options.terms, version);
  if (version == before && version.from == from) return version;
  version.from = from;
  version.signed_by_mentor_on.reset();
  version.signed_by_mentee_on.reset();
  return version;
}

void save(Store& store, const Relationship& relationship, const Agreement& version) {
  const auto same = std::ranges::find(relationship.agreements, version.from, &Agreement::from);
  if (same == relationship.agreements.end()) {
    insert_agreement(store, version);
  } else if (*same != version) {
    update(store, version);
  }
}

void add_echo(Context& context, const Relationship& relationship, const Agreement& before, const Agreement& version,
              std::vector<Block>& echo) {
  const Pair& pair = relationship.pair;
  echo.push_back(paragraph({strong(pair.handle), plain(", from " + say_when(version.from, context.today()) + ", they agree:")}));
  for (auto& term : say_every_term(before, version)) echo.push_back(bullet(std::move(term)));
  if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones))
    echo.push_back(bullet("next meeting: " + say_both_zones(context, relationship, next->starts_at)));
  if (!version.signed_by_mentor_on && !version.signed_by_mentee_on)
    echo.push_back(bullet("not signed yet: mentor agreement sign " + pair.handle + " --by both"));
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto& before : pairs_named(context, options.pairs)) {
    if (before.pair.ended_on) throw refused("'" + before.pair.handle + "' has ended", "mentor pair resume " + before.pair.handle);
    const Date from = first_day(context, options, before.pair);
    const Agreement agreed = agreement_on(before.agreements, from);
    const Agreement version = new_version(options, agreed, from);
    save(*context.store, before, version);
    const auto now = relationship_of(*context.store, before.pair.id);
    values.push_back(pair_value(context, now));
    add_echo(context, now, agreed, version, echo);
  }
  return written_all(std::move(values), std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::agreement_set
