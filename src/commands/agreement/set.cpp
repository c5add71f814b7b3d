// The command `agreement set`: a new version of the terms from a day on.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/agreement_terms.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/option_form.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/agreement_versions.hpp"
#include "mentor/store/meetings.hpp"

namespace mentor::agreement_set {
namespace {

struct Options {
  PairChoice who;
  Terms terms;
  Opt<Date> from;
  Opt<std::string> because;
  bool edit = false;
};

void define(Spec& spec, Options& options) {
  define_pairs_to_change(spec, options.who, "whose agreement", Completes::pair_running);
  define_terms(spec, options.terms);
  spec.day("--from", "D", options.from, DateBias::future, "the day it holds from (today)", DateEdge::first);
  define_because(spec, options.because);
  spec.flag("--edit", options.edit, "write the terms in your editor");
}

std::string say(const std::optional<Minutes>& length) { return length ? to_duration(*length) : ""; }

std::vector<std::string> or_blank(std::vector<std::string> texts) { return texts.empty() ? std::vector<std::string>{""} : texts; }

// What stands in the form for each option that is a term: a line each, a blank one where there is none.
struct TermValue {
  std::string_view option;
  std::vector<std::string> (*say)(const Agreement&);
};
using Texts = std::vector<std::string>;
constexpr TermValue kValues[] = {
    {"--every", [](const Agreement& a) { return Texts{to_string(a.every)}; }},
    {"--for", [](const Agreement& a) { return Texts{to_duration(a.length)}; }},
    {"--tz", [](const Agreement& a) { return Texts{a.tz}; }},
    {"--channel", [](const Agreement& a) { return Texts{std::string(name_of(a.channel))}; }},
    {"--notice", [](const Agreement& a) { return Texts{say(a.notice)}; }},
    {"--reply-within", [](const Agreement& a) { return Texts{say(a.reply_within)}; }},
    {"--agenda-lead", [](const Agreement& a) { return Texts{say(a.agenda_lead)}; }},
    {"--hours", [](const Agreement& a) { return Texts{a.hours}; }},
    {"--expect", [](const Agreement& a) { return or_blank(a.expectations); }},
};

std::string terms_form(std::string_view title, const Agreement& agreement) {
  Terms unused;
  Spec spec(true);
  define_terms(spec, unused);
  return option_form(title, "an empty value takes a term away. Leave the form as it is to change nothing.", spec, [&](const Param& param) {
    const auto value = std::ranges::find(kValues, param.name, &TermValue::option);
    return value == std::end(kValues) ? Texts{} : value->say(agreement);
  });
}

void read_terms_form(std::string_view form, const ParseContext& context, Terms& terms) {
  Spec spec(true);
  define_terms(spec, terms);
  read_option_form(form, spec, EmptyValue::is_assigned, context);
  terms.expect.cleared = true;
}

Date first_day(const Context& context, const Options& options) { return options.from.value_or(context.today()); }

std::string form_of(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.who.pairs.front());
  const Date from = first_day_of_terms(relationship.pair, first_day(context, options));
  return terms_form("What " + names_of(relationship.pair) + " agree, from " + say_when(from, context.today()),
                    agreement_on(relationship.agreements, from));
}

void ask(Prompter& prompter, Options& options) {
  const bool has_terms = any_given(options.terms);
  if (!options.edit && !has_terms)
    throw usage_error("no term is given", "mentor agreement set " + (options.who.pairs.empty() ? "PAIR" : options.who.pairs.front()) +
                                              " --every \"2w thu 10:00\"");
  if (!options.edit) return confirm_pairs(prompter, options.who, "given these terms");
  if (has_terms) throw usage_error("'--edit' has every term in its form", "give terms as options, or in the form");
  if (options.who.pairs.size() != 1) throw usage_error("'--edit' is for one pair", "name one");
  std::string form;
  prompter.look_up([&](Context& context) { form = form_of(context, options); });
  const auto typed = prompter.edit(form);
  if (!typed) throw usage_error("the form was left as it was, so nothing was changed");
  read_terms_form(*typed, {prompter.now(), prompter.zone(), prompter.config().week_starts_on}, options.terms);
}

void add_echo(Context& context, const TermsSet& set, Date from, std::vector<Block>& echo) {
  const auto& [outcome, before, version, relationship] = set;
  const Pair& pair = relationship.pair;
  echo.push_back(
      paragraph({strong(pair.handle), plain(" (" + counterpart(pair) + "), from " + say_when(from, context.today()) + ", they agree:")}));
  for (auto& term : say_every_term(before, version)) echo.push_back(bullet(std::move(term)));
  if (outcome == TermsSet::Outcome::nothing) echo.push_back(bullet("nothing changes"));
  if (outcome == TermsSet::Outcome::taken_back)
    echo.push_back(bullet("the change is taken back: what holds since " + say_day(version.from) + " goes on"));
  if (const auto next = next_meeting(*context.store, relationship, context.now, context.zones))
    echo.push_back(bullet("next meeting: " + say_both_zones(context, relationship, next->starts_at)));
  if (!version.signed_by_mentor_on && !version.signed_by_mentee_on)
    echo.push_back(bullet("not signed yet: mentor agreement sign " + pair.handle + " --by both"));
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  std::vector<Value> values;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_to_change(context, options.who)) {
    const Date from = first_day_of_terms(relationship.pair, first_day(context, options));
    const auto set = set_terms(*context.store, relationship, from, [&](Agreement& agreement) { apply(options.terms, agreement); });
    values.push_back(pair_value(context, set.now));
    add_echo(context, set, from, echo);
    std::ranges::move(
        say_withdrawn(context, relationship, entries_taken_away(*context.store, relationship, set.now, from, context.clock())),
        std::back_inserter(echo));
  }
  return written_all(std::move(values), std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::agreement_set
