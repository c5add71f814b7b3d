// The command `goal check`: judges goals letter by letter.
#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/domain/smart.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::goal_check {
namespace {

struct Options {
  std::vector<std::string> goals;
  Opt<std::string> pair;
  bool exit_code = false;
};

void define(Spec& spec, Options& options) {
  spec.optional_operands("GOAL", options.goals, "which goals (all that are open)", Completes::goal);
  spec.text_option("--pair", "P", options.pair, "only this pair's open goals", Completes::pair);
  spec.flag("--exit-code", options.exit_code, "exit 8 when a letter is missing");
}

std::vector<Goal> goals_meant(Context& context, const Options& options) {
  if (options.goals.empty()) {
    const auto only = options.pair ? std::optional(pair_named(context, *options.pair).pair.id) : std::nullopt;
    return goals(*context.store, only, GoalStatus::open);
  }
  if (options.pair) throw usage_error("'--pair' stands for goals that are not named", "leave it out");
  std::vector<Goal> found;
  for (const auto& reference : options.goals) found.push_back(goal_of(*context.store, GoalId(number_named(reference, Kind::goal))));
  return found;
}

std::vector<Cell> row(const Goal& goal, const std::string& handle, const SmartLetter& letter) {
  return {short_id(goal.id),
          handle,
          std::string(1, letter.letter),
          letter.key,
          letter.ok ? Cell("yes", Tone::good) : Cell("no", Tone::warn),
          letter.reason,
          letter.mend.empty() ? Cell() : Cell(letter.mend)};
}

View run(Context& context, const Options& options) {
  std::vector<Value> values;
  Table table{"",
              {{"id", "Goal"},
               {"pair", ""},
               {"letter", "Letter"},
               {"name", ""},
               {"ok", "Met"},
               {"reason", "Reason", Align::left, Fit::wraps},
               {"mend", "What supplies it", Align::left, Fit::wraps}},
              {},
              "No goals to check. Set one: mentor goal add PAIR \"...\"",
              false};
  View view;
  for (const auto& goal : goals_meant(context, options)) {
    const Pair pair = relationship_of(*context.store, goal.pair).pair;
    const Smart smart = check_smart(goal, pair.ends_on, context.today());
    values.push_back(goal_value(context, goal, pair));
    for (const auto& letter : smart) table.rows.push_back(row(goal, pair.handle, letter));
    if (!missing_letters(smart).empty()) view.attention = options.exit_code;
  }
  view.data = Value::List(std::move(values));
  view.rows = table;
  view.sections.push_back(std::move(table));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::goal_check
