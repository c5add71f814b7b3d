// The command `report programme`: all pairs of one store or of many.
#include "commands/report/programme.hpp"

#include <algorithm>

#include "commands/commands.hpp"
#include "mentor/base/error.hpp"
#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

constexpr int kWindowDays = 365;

struct Options {
  std::vector<std::string> stores;
  Opt<Date> since;
  ReportChoice choice;
};

void define(Spec& spec, Options& options) {
  spec.texts("--store", "FILE|DIR", options.stores, "read this store, or all stores (*.db) of a folder", Completes::file);
  spec.day("--since", "D", options.since, DateBias::past, "the first day that counts (365 days ago)");
  define_report_choice(spec, options.choice);
}

void ask(Prompter& prompter, Options& options) {
  if (options.since && *options.since > prompter.zone().date_at(prompter.now()))
    throw usage_error("'--since " + to_iso(*options.since) + "' is in the future", "mentor report programme");
}

View run(Context& context, const Options& options) {
  const auto stores = programme_stores(context, options.stores);
  const Date since = options.since.value_or(add_days(context.today(), -(kWindowDays - 1)));
  Programme programme = gather_programme(context, stores, options.choice, since);
  View view;
  view.data = programme_value(programme);
  view.sections = programme_sections(context, programme);
  view.attention = std::ranges::any_of(programme.pairs, [](const ProgrammePair& pair) { return needs_attention(pair.health.status); });
  view.failures = std::move(programme.failures);
  if (programme.stores == 0) view.notes.emplace_back(begin_lines());
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance report_programme() { return bind<Options>(define, run, ask); }

}  // namespace mentor
