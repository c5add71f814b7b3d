// The command `match apply`: makes the pairs of a plan.
#include "cli/run_context.hpp"
#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/sheets.hpp"
#include "commands/shared/agreement_terms.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/match_applying.hpp"

namespace mentor::match_apply {
namespace {

struct Options {
  std::string plan;
  std::vector<std::string> sheets;
  Terms terms;
  Opt<Date> start;
  Opt<Date> end;
  ListChange tags;
  // Read before the store is locked.
  std::optional<MatchPlan> read;
  MatchFacts now;
};

void define(Spec& spec, Options& options) {
  spec.operand("PLAN", options.plan, "a plan that match plan wrote", Completes::file);
  spec.optional_operands("SHEET", options.sheets, "the sheets as they are now; without, those of the plan", Completes::file);
  define_terms(spec, options.terms);
  spec.day("--start", "D", options.start, DateBias::future, "the day the pairs begin", DateEdge::first);
  spec.day("--end", "D", options.end, DateBias::future, "the day they are meant to end", DateEdge::last);
  spec.list("--tag", "T", options.tags, "a word to group pairs by", "take one tag away, or all", kNameText);
  spec.completes("--tag", Completes::tag);
}

void ask(Prompter& prompter, Options& options) {
  if (!options.terms.every)
    throw usage_error("how often the pairs are to meet is not said", "--every \"2w tue 15:00\", or --every as-needed");
  const Date start = options.start.value_or(prompter.zone().date_at(prompter.now()));
  if (options.end && *options.end < start)
    throw usage_error("the end (" + to_iso(*options.end) + ") is before the start (" + to_iso(start) + ")", "--end D");
  options.read = read_whole_plan(prompter.process(), options.plan);
  auto sheets = options.sheets;
  if (sheets.empty())
    for (const auto& sheet : options.read->sheets) sheets.push_back(sheet.path);
  options.now.criteria = options.read->facts.criteria;
  Zones zones = zones_of(prompter.process());
  options.now.people =
      sign_ups_of(zones, prompter.zone().date_at(prompter.now()), opened_sheets(sheets), options.now.criteria, "nothing was applied")
          .people;
}

std::vector<PairId> freed_of(Store& store, const MatchPlan& plan, Date today) {
  std::vector<PairId> freed;
  for (const auto& known : plan.facts.known)
    if (known.state == KnownPair::State::freed)
      if (const auto id = pair_with_handle(store, known.handle);
          id && status_on(relationship_of(store, *id).pair, today) != PairStatus::ended)
        freed.push_back(*id);
  return freed;
}

std::string handles_of(const std::vector<Relationship>& pairs) {
  std::vector<std::string> handles;
  for (const auto& one : pairs) handles.push_back(one.pair.handle);
  return joined(handles, ", ");
}

std::vector<Block> echo(const MatchPlan& plan, const std::vector<Relationship>& made, const std::vector<Relationship>& already,
                        const std::vector<Relationship>& ended) {
  const auto count = [](std::size_t number, std::string_view one, std::string_view many) {
    return say_count(static_cast<long long>(number), one, many);
  };
  std::vector<Block> blocks;
  if (made.empty())
    blocks.push_back(paragraph({strong("no pair was made: "),
                                plain(already.empty()       ? "the plan has none"
                                      : already.size() == 1 ? "the plan's pair is there"
                                                            : "all " + std::to_string(already.size()) + " pairs of the plan are there")}));
  else
    blocks.push_back(
        paragraph({strong(count(made.size(), "pair", "pairs") + " made: "), plain(say_terms(made.front().agreements.front()))}));
  for (const auto& one : made) blocks.push_back(bullet(one.pair.handle + ": " + names_of(one.pair)));
  if (!made.empty() && !already.empty()) blocks.push_back(bullet("there already: " + handles_of(already)));
  for (const auto& one : ended) blocks.push_back(bullet(one.pair.handle + " ended: " + names_of(one.pair) + ", matched anew"));
  std::size_t waiting = 0;
  for (const auto& one : plan.unmatched) waiting += one.role == Party::mentee ? 1 : 0;
  if (waiting > 0)
    blocks.push_back(bullet(count(waiting, "mentee waits", "mentees wait") + " for a mentor, and will come first in the next round"));
  return blocks;
}

std::vector<Relationship> read_pairs(Store& store, const std::vector<PairId>& ids) {
  std::vector<Relationship> all;
  for (const auto id : ids) all.push_back(relationship_of(store, id));
  return all;
}

View run(Context& context, const Options& options) {
  Store& store = *context.store;
  const MatchPlan& plan = *options.read;
  MatchFacts now = options.now;
  now.before = plan.facts.before;
  now.known = known_pairs(store, now.people, freed_of(store, plan, context.today()), context.today());
  NewPairTerms terms;
  terms.agreement = new_agreement(context);
  terms.agreement.from = options.start.value_or(context.today());
  apply(options.terms, terms.agreement);
  terms.ends_on = options.end;
  terms.tags = with_change({}, options.tags, "tag");
  const auto done = apply_plan(store, plan, now, terms, context.clock());
  const auto made = read_pairs(store, done.made);
  return written(Value::List(pair_values(context, made)), echo(plan, made, read_pairs(store, done.already), read_pairs(store, done.ended)));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::match_apply
