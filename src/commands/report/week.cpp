// The commands `report week` and `report month`.
#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report/charts.hpp"
#include "commands/report/choice.hpp"
#include "commands/report/period.hpp"
#include "mentor/base/error.hpp"

namespace mentor::report_week {
namespace {

struct Options {
  ReportChoice choice;
  Opt<Date> of;
  bool last = false;
  Naming naming = Naming::worst;
};

void define(Spec& spec, Options& options) {
  spec.day("--of", "D", options.of, DateBias::past, "the one that holds this day (today)", DateEdge::first);
  spec.flag("--last", options.last, "the one before this one");
  define_naming(spec, options.naming);
  define_report_choice(spec, options.choice);
}

void ask(Prompter&, Options& options) {
  if (options.of && options.last) throw usage_error("--of and --last name two times", "give one of them");
}

PeriodReport gathered_period(Context& context, const Options& options, const Period& period) {
  PeriodReport report = gather_period(*context.store, chosen_pairs(context, options.choice.who), period, context.config.health,
                                      context.disclosure, context.clock());
  if (!options.choice.brief) return report;
  for (auto& relationship : report.relationships) make_brief(relationship.pair);
  for (auto& pair : report.pairs) {
    make_brief(pair.contacts);
    make_brief(pair.late);
    make_brief(pair.missed);
    make_brief(pair.cancelled);
    make_brief(pair.health);
    if (pair.next) pair.next->because.clear();
  }
  return report;
}

View report(Context& context, const Options& options, const Period& period) {
  const auto gathered = std::make_shared<const PeriodReport>(gathered_period(context, options, options.last ? before(period) : period));
  View view;
  view.make_data = [&context, gathered] { return period_value(context, *gathered); };
  view.make_rows = [gathered] { return period_rows(*gathered); };
  view.make_sections = [&context, &options, gathered] {
    auto sections = period_sections(context, *gathered, options.naming);
    std::ranges::move(charts_of(context, *gathered), std::back_inserter(sections));
    return sections;
  };
  view.attention = std::ranges::any_of(gathered->pairs, [](const PairPeriod& pair) { return needs_attention(pair.health.status); });
  finish_report(view, options.choice, gathered->left_out);
  return view;
}

View run_week(Context& context, const Options& options) {
  return report(context, options, week_of(options.of.value_or(context.today()), context.config.week_starts_on));
}

View run_month(Context& context, const Options& options) {
  return report(context, options, month_of(options.of.value_or(context.today())));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run_week, ask); }

}  // namespace mentor::report_week

namespace mentor {

CommandInstance report_month::command() {
  return bind<report_week::Options>(report_week::define, report_week::run_month, report_week::ask);
}

}  // namespace mentor
