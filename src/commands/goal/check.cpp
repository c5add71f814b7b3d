// The command `goal check`: judges goals letter by letter.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/smart.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::goal_check {
namespace {

struct Options {
  std::vector<std::string> goals;
  PairChoice who;
  bool exit_code = false;
};

void define(Spec& spec, Options& options) {
  spec.optional_operands("GOAL", options.goals, "which goals (all that are open)", Completes::goal);
  define_pair_options(spec, options.who);
  spec.flag("--exit-code", options.exit_code, "exit 8 when a letter is missing");
}

std::vector<Goal> goals_meant(Context& context, const Options& options) {
  if (options.goals.empty()) {
    auto found = goals(*context.store, std::nullopt, GoalStatus::open);
    if (options.who.is_narrowed()) keep_of_pairs(found, chosen_pairs(context, options.who));
    return found;
  }
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

void ask(Prompter&, Options& options) {
  for (const auto& word : options.goals)
    if (parse_reference(word).kind == Kind::pair)
      throw usage_error("'" + visible_line(word) + "' is a pair, not a goal", "mentor goal check --pair " + shell_word(visible_line(word)));
  if (!options.goals.empty() && options.who.is_narrowed())
    throw usage_error("'--pair' and '--tag' choose among all open goals, and goals are named here", "leave one of the two out");
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

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::goal_check
