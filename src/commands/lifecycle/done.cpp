// The command `done`: goals, steps, topics and promises that were reached, discussed or kept.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/entity.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/closing.hpp"
#include "mentor/store/topics.hpp"

namespace mentor::done_command {
namespace {

constexpr int kWorstResult = -2;
constexpr int kBestResult = 2;

constexpr Unsuited kUnsuited[] = {
    {Kind::pair, "a pair cannot be done", "mentor pair end PAIR"},
    {Kind::meeting, "a meeting cannot be done", "mentor log PAIR \"...\" when it was held, mentor meeting miss PAIR when it was not"},
    {Kind::checkin, "a check-in cannot be done", "mentor edit to change it, mentor rm to remove it"},
};

struct Options {
  std::vector<std::string> references;
  Opt<int> result;
  Opt<Date> on;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "goals, steps, topics or promises", Completes::open_reference);
  spec.integer("--result", "N", options.result, kWorstResult, kBestResult, "how far a goal was reached, -2 to 2 (0 as expected)");
  spec.day("--on", "D", options.on, DateBias::past, "the day it was done (today)");
  define_because(spec, options.because);
}

void ask(Prompter&, Options& options) {
  require_suited(options.references, kUnsuited);
  const bool has_goal_only =
      std::ranges::all_of(options.references, [](const auto& ref) { return parse_reference(ref).kind == Kind::goal; });
  if (options.result && !has_goal_only) throw usage_error("'--result' is for goals", "leave it out");
}

std::vector<std::string> say_what_comes_back(Store& store, const std::vector<RowRef>& rows) {
  std::vector<std::string> notes;
  for (const auto& row : rows) {
    if (row.kind != Kind::topic || !topic_of(store, TopicId(row.number)).is_standing) continue;
    const std::string id = short_id(row);
    notes.push_back(id + " is on the agenda of each meeting; mentor log PAIR --done " + id + " keeps that it was discussed, mentor drop " +
                    id + " ends it");
  }
  return notes;
}

View run(Context& context, const Options& options) {
  if (options.on && *options.on > context.today())
    throw refused(to_iso(*options.on) + " lies in the future", "give the day it was done: --on D");
  keep_reason(context, options.because);
  const auto rows = rows_named(context, options.references);
  const bool is_today = !options.on || *options.on == context.today();
  const Date on = options.on.value_or(context.today());
  const Finishing finishing{on, is_today ? context.now : context.zone.start_of(add_days(on, 1)) - std::chrono::seconds(1), options.result};
  for (const auto& row : rows) finish(*context.store, row, finishing);
  View view = written_rows(context, "done", rows);
  view.notes = say_what_comes_back(*context.store, rows);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::done_command
