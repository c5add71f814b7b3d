// The command `report health`: how each pair is doing, by which rule, on what evidence, and the day the verdict flips.
#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/render/formats.hpp"

namespace mentor::report_health {
namespace {

struct Options {
  ReportChoice choice;
  Opt<Date> of;
  Opt<Date> as_of;
};

void define(Spec& spec, Options& options) {
  spec.day("--of", "D", options.of, DateBias::past, "judge this day by what is known now (today)", DateEdge::first);
  spec.day("--as-of", "D", options.as_of, DateBias::past, "judge this day by what was known then", DateEdge::last);
  define_report_choice(spec, options.choice);
}

void ask(Prompter& prompter, Options& options) {
  if (options.of && options.as_of) throw usage_error("--of and --as-of name two days", "give one of them");
  if (options.as_of && *options.as_of > prompter.zone().date_at(prompter.now()))
    throw usage_error("'--as-of " + to_iso(*options.as_of) + "' is in the future", "--of judges a day to come by what is known now");
}

// A pair that ended is judged only when it is named.
std::vector<Judged> judged(Context& context, const Options& options, Date day) {
  auto chosen = chosen_pairs(context, options.choice.who);
  if (options.choice.who.pairs.empty())
    std::erase_if(chosen, [&](const Relationship& r) { return status_on(r.pair, day) == PairStatus::ended; });
  const auto known_until = options.as_of ? std::optional(context.zone.start_of(add_days(day, 1))) : std::nullopt;
  return judged_pairs(*context.store, std::move(chosen), day, context.config.health, context.zones, known_until);
}

Prose head(const Options& options, const std::vector<Judged>& all, Date day) {
  std::vector<Block> blocks{heading(1, "Health on " + say_day(day) + ", by what " + (options.as_of ? "was known then" : "is known now"))};
  std::vector<HealthStatus> statuses;
  for (const auto& one : all) statuses.push_back(one.health.status);
  if (!all.empty()) blocks.push_back(paragraph({strong(say_by_status(statuses))}, tiles_by_status(statuses)));
  return {std::move(blocks)};
}

// A status by its name for scripts, in words for people.
Cell status_cell(HealthStatus status, Audience audience) {
  return audience == Audience::scripts ? Cell(name_of(status), tone_of(status)) : health_cell(status);
}

std::vector<Cell> row(const Judged& one, const HealthReason* reason, Audience audience) {
  std::vector<Cell> cells{one.relationship.pair.handle};
  if (audience != Audience::scripts) cells.emplace_back(names_of(one.relationship.pair));
  cells.push_back(status_cell(one.health.status, audience));
  if (reason == nullptr) return cells;
  cells.insert(cells.end(), {Cell(reason->rule), Cell(reason->text), Cell(reason->threshold), Cell(reason->value),
                             Cell(joined(reason->evidence, "; ")), Cell(reason->flips_on)});
  return cells;
}

Table table_of(const std::vector<Judged>& all, Audience audience) {
  Table table{"",
              {{"pair", "Pair", Align::left, Fit::whole, Shown::where_typed}},
              {},
              "No pairs to judge. Begin one: mentor pair add --mentor \"Ada Lovelace\"",
              false};
  if (audience != Audience::scripts) table.columns.push_back({"names", "Pair", Align::left, Fit::wraps, Shown::where_read});
  table.columns.insert(table.columns.end(), {{"health", "Health"},
                                             {"rule", "Rule", Align::left, Fit::whole, Shown::where_typed},
                                             {"reason", "Why", Align::left, Fit::wraps},
                                             {"threshold", "Limit", Align::right, Fit::drops_early},
                                             {"value", "Found", Align::right, Fit::drops_early},
                                             {"evidence", "By", Align::left, Fit::drops_early, Shown::where_typed},
                                             {"flips_on", "Flips", Align::left, Fit::drops_late}});
  for (const auto& one : all) {
    for (const auto& reason : one.health.reasons) table.rows.push_back(row(one, &reason, audience));
    if (one.health.reasons.empty()) table.rows.push_back(row(one, nullptr, audience));
  }
  for (auto& cells : table.rows) cells.resize(table.columns.size());
  return table;
}

View run(Context& context, const Options& options) {
  const Date day = options.of ? *options.of : options.as_of ? *options.as_of : context.today();
  const auto all = std::make_shared<const std::vector<Judged>>(judged(context, options, day));
  View view;
  view.make_data = [all, day] {
    return list_of(*all, [&](const Judged& one) { return health_value(one.relationship.pair.handle, one.health, day); });
  };
  view.make_rows = [all] { return table_of(*all, Audience::scripts); };
  view.make_sections = [&options, all, day] { return sections_from(head(options, *all, day), table_of(*all, Audience::documents)); };
  view.attention = std::ranges::any_of(*all, [](const Judged& one) { return needs_attention(one.health.status); });
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::report_health
