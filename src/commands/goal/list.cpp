#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/domain/reference.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::goal_list {
namespace {

struct Options {
  PairChoice who;
  Opt<GoalStatus> status;
};

void define(Spec& spec, Options& options) {
  define_pair_choice(spec, options.who);
  spec.choice("--status", "S", options.status, "open (the default), done or dropped");
}

std::vector<Cell> row(const Context& context, const Goal& goal, const std::string& handle) {
  const Date today = context.today();
  const auto done = share_done(goal, today);
  const auto time = share_time(goal, today);
  const bool behind = goal.status == GoalStatus::open && done && time && *done < *time;
  return {short_id(goal.id),
          handle,
          goal.text,
          goal.target ? Cell(say_way(goal, std::nullopt, value_on(goal, today))) : Cell(),
          done ? Cell(say_share(*done), behind ? Tone::warn : Tone::plain) : Cell(),
          time ? Cell(say_share(*time)) : Cell(),
          Cell(goal.due_on)};
}

View run(Context& context, const Options& options) {
  const auto pairs = chosen_pairs(context, options.who);
  std::map<PairId, Pair> by_id;
  for (const auto& relationship : pairs) by_id.emplace(relationship.pair.id, relationship.pair);
  auto found = goals(*context.store, std::nullopt, options.status.value_or(GoalStatus::open));
  if (options.who.is_narrowed()) keep_of_pairs(found, pairs);
  std::vector<Value> values;
  Table table{"",
              {{"id", "Goal"},
               {"pair", "Pair"},
               {"text", "What", Align::left, Fit::wraps},
               {"way", "So far", Align::left, Fit::drops_late},
               {"share_done", "Way", Align::right, Fit::drops_late},
               {"share_time", "Time", Align::right, Fit::drops_early},
               {"due_on", "Due"}},
              {},
              say_none_chosen(options.who, pairs, "No goals here. Set one: mentor goal add PAIR \"...\""),
              false};
  for (const auto& goal : found) {
    const Pair& pair = by_id.at(goal.pair);
    values.push_back(goal_value(context, goal, pair));
    table.rows.push_back(row(context, goal, pair.handle));
  }
  View view;
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [&context] { return goal_value(context, {}, {}); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::goal_list
