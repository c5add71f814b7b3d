// The command `report programme`: all pairs of one store or of many.
#include "commands/report/programme.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "commands/commands.hpp"
#include "commands/report/choice.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/run.hpp"

namespace mentor::report_programme {
namespace {

constexpr int kWindowDays = 365;
constexpr std::string_view kStoreExtension = ".db";

struct Options {
  std::vector<std::string> stores;
  Opt<Date> since;
  ReportChoice choice;
  Naming naming = Naming::worst;
};

namespace fs = std::filesystem;

std::vector<std::string> stores_in(const std::string& folder) {
  std::error_code problem;
  std::vector<std::string> found;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator(); entry.increment(problem))
    if (entry->path().extension() == kStoreExtension && !entry->is_directory()) found.push_back(entry->path().string());
  if (problem) throw failed("cannot read the folder '" + visible_line(folder) + "': " + problem.message());
  if (found.empty()) throw not_found("store (*.db) in", folder);
  std::ranges::sort(found);
  return found;
}

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
  spec.day("--since", "D", options.since, DateBias::past, "the first day that counts (365 days ago)", DateEdge::first);
  define_pair_options(spec, options.choice.who);
  define_naming(spec, options.naming);
  define_report_output(spec, options.choice);
}

void ask(Prompter& prompter, Options& options) {
  if (options.since && *options.since > prompter.zone().date_at(prompter.now()))
    throw usage_error("'--since " + to_iso(*options.since) + "' is in the future", "mentor report programme");
}

View run(Context& context, const Options& options) {
  const auto stores = programme_stores(context, options.stores);
  const Date since = options.since.value_or(add_days(context.today(), -(kWindowDays - 1)));
  ProgressBar bar(context.process, context.globals, stores.size());
  const auto programme = std::make_shared<const Programme>(gather_programme(stores, {options.choice.who.pairs, options.choice.who.tags},
                                                                            since, context.config.health, context.clock(),
                                                                            [&](const std::string& path) { bar.step(path); }));
  View view;
  view.make_data = [programme] { return programme_value(*programme); };
  view.make_rows = [&context, programme] { return programme_rows(context, *programme); };
  view.make_sections = [&context, &options, programme] { return programme_sections(context, *programme, options.naming); };
  view.attention = std::ranges::any_of(programme->pairs, [](const ProgrammePair& pair) { return needs_attention(pair.health.status); });
  view.failures = programme->failures;
  if (programme->stores == 0) view.notes.emplace_back(begin_lines());
  finish_report(view, options.choice, 0);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::report_programme
