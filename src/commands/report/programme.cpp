// The command `report programme`: all pairs of one store or of many.
#include "commands/report/programme.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "commands/shared/common_options.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::report_programme {
namespace {

constexpr int kWindowMonths = 12;  // that of the last day included

struct Options {
  std::vector<std::string> stores;
  Opt<Date> from;
  Opt<Date> until;
  Opt<Grouping> group;
  ReportChoice choice;
  Naming naming = Naming::worst;
};

namespace fs = std::filesystem;

// The files to read: those named, and the *.db of each folder named, by name; without any the user's own. Throws not_found for what is not
// there, and for a folder without stores.
std::vector<std::string> programme_stores(const Context& context, const std::vector<std::string>& named) {
  if (named.empty()) return {store_file_path(context.process.environment, std::nullopt, context.config)};
  std::vector<std::string> stores;
  for (const auto& path : named) {
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (!fs::exists(status)) throw not_found("store or folder", path);
    const auto found = fs::is_directory(status) ? stores_in(path) : std::vector<std::string>{path};
    stores.insert(stores.end(), found.begin(), found.end());
  }
  return stores;
}

void define(Spec& spec, Options& options) {
  spec.optional_operands("FILE|DIR", options.stores, "a store, or a folder of stores (*.db); your own without", Completes::file);
  spec.texts("--store", "FILE|DIR", options.stores, "says the same", Completes::file);
  spec.day("--from", "D", options.from, DateBias::past, "the first day that counts (that of 12 months)", DateEdge::first);
  spec.day("--since", "D", options.from, DateBias::past, "says the same", DateEdge::first);
  spec.day("--until", "D", options.until, DateBias::past, "the last day that counts, and is judged (today)", DateEdge::last);
  spec.choice("--group", "WHAT", options.group, "what stands side by side (tag)");
  define_pair_options(spec, options.choice.who);
  define_naming(spec, options.naming);
  define_report_output(spec, options.choice);
}

void ask(Prompter& prompter, Options& options) {
  const Date today = prompter.zone().date_at(prompter.now());
  if (options.from && *options.from > today)
    throw usage_error("'--from " + to_iso(*options.from) + "' is in the future", "mentor report programme");
  // A word for a whole time may end later.
  if (options.until && *options.until > today) options.until = today;
  if (options.from && options.until && *options.from > *options.until)
    throw usage_error("'--from " + to_iso(*options.from) + "' is after '--until " + to_iso(*options.until) + "'",
                      "mentor report programme");
}

Date first_of_window(Date until) {
  const auto month = until.year() / until.month() - std::chrono::months(kWindowMonths - 1);
  return Date(month / std::chrono::day(1));
}

// One look at the stores, for whatever is printed of it.
struct Look {
  Programme programme;
  std::vector<ProgrammeRow> rows;
};

Look look(const Context& context, const Options& options, const std::vector<std::string>& stores, Prints what) {
  const Date until = options.until.value_or(context.today());
  const bool names_all = options.naming == Naming::all;
  const ProgrammeChoice choice{options.choice.who.pairs, options.choice.who.tags, options.from.value_or(first_of_window(until)), until,
                               names_all ? std::string::npos : kMostNamed};
  ProgressBar bar(context.process, context.globals, stores.size());
  Look seen;
  ProgrammeVisitor visitor{[&](const std::string& path) { bar.step(path); }, {}};
  if (what != Prints::sections || names_all) {
    visitor.pair = [&](const ProgrammePair& pair) { seen.rows.push_back(programme_row(pair, context.zone, until, what)); };
    visitor.gives_up = [&](const std::string& path) {
      std::erase_if(seen.rows, [&](const ProgrammeRow& row) { return row.store == path; });
    };
  }
  seen.programme = gather_programme(stores, choice, context.config.health, context.clock(), visitor);
  sort_rows(seen.rows);
  return seen;
}

View run(Context& context, const Options& options) {
  const auto stores = programme_stores(context, options.stores);
  const auto seen = std::make_shared<Look>();
  View view;
  view.prepare = [&context, &options, stores, seen](View& made, Prints what) {
    *seen = look(context, options, stores, what);
    made.attention = seen->programme.all.attention > 0;
    made.failures = seen->programme.failures;
    if (seen->programme.stores == 0) made.notes.emplace_back(begin_lines());
  };
  view.make_data = [seen] { return programme_value(seen->programme, std::move(seen->rows)); };
  view.make_rows = [seen] { return programme_rows(std::move(seen->rows)); };
  view.make_sections = [&options, seen] {
    return programme_sections({seen->programme, options.group.value_or(Grouping::tag), options.naming, std::move(seen->rows)});
  };
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::report_programme
