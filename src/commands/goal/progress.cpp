// The command `goal progress`: records how far a goal has come.
#include "commands/commands.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/store/goals.hpp"

namespace mentor::goal_progress {
namespace {

struct Options {
  std::string goal;
  std::string amount;
  Opt<std::string> note;
  Opt<Date> on;
  Opt<Date> removed;
};

void define(Spec& spec, Options& options) {
  spec.operand("GOAL", options.goal, "the goal", Completes::goal);
  spec.operand("N", options.amount, "the value now; +N adds to it, -5 is the value -5");
  spec.or_else({"--remove"});
  spec.text("NOTE", options.note, "what it was", false, false);
  spec.day("--on", "D", options.on, DateBias::past, "the day it was reached (today)");
  spec.day("--remove", "D", options.removed, DateBias::past, "take away what was recorded last for this day");
  spec.completes("--remove", Completes::nothing);  // few days have anything to take away
}

struct Amount {
  double number;
  bool is_relative;
};

Amount amount_from(const std::string& text) {
  const bool is_relative = text.starts_with('+');
  if (text.starts_with("+-"))
    throw usage_error("'" + visible_line(text) + "' is not a number", "mentor goal progress g1 3, or +1 to add one");
  return {parse_number(std::string_view(text).substr(is_relative ? 1 : 0), "N"), is_relative};
}

// The command line is judged by itself before the store is opened.
void ask(Prompter&, Options& options) {
  (void)number_named(options.goal, Kind::goal);
  if (options.removed) {
    if (!options.amount.empty()) throw usage_error("'--remove' takes no value", "mentor goal progress g1 --remove ON");
    return;
  }
  (void)amount_from(options.amount);
}

std::vector<Block> echo_of(const Goal& goal, const Pair& pair, const Progress& made, Date today) {
  const std::string id = short_id(goal.id);
  const auto done = share_done(goal, today);
  const auto time = share_time(goal, today);
  std::string said = say_way(goal, std::nullopt, value_on(goal, today));
  if (done) said += ", " + say_share(*done) + " of the way";
  if (time) said += ", " + say_share(*time) + " of the time";
  std::vector<Block> blocks{paragraph({strong(id), plain(" " + counterpart(pair) + ": " + goal.text)}), bullet(said)};
  if (made.on != today) blocks.push_back(bullet((made.is_change ? "+" : "") + say_number(made.amount) + " on " + say_when(made.on, today)));
  if (!made.note.empty()) blocks.push_back(bullet(made.note));
  if (!goal.target || !done || *done < 1) return blocks;
  blocks.push_back(bullet("the target is reached; to close the goal:"));
  blocks.push_back(command_line("mentor done " + id + " --result 0"));
  return blocks;
}

View run_removing(Context& context, const Options& options) {
  const GoalId id(number_named(options.goal, Kind::goal));
  const Progress gone = remove_progress_on(*context.store, id, *options.removed);
  const Goal goal = goal_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  const Date today = context.today();
  std::vector<Block> echo{paragraph({strong(short_id(id)), plain(" " + counterpart(pair) + ": " + goal.text)}),
                          bullet("taken away: " + std::string(gone.is_change && gone.amount > 0 ? "+" : "") + say_number(gone.amount) +
                                 " on " + say_when(gone.on, today)),
                          bullet(say_way(goal, std::nullopt, value_on(goal, today)))};
  return written(goal_value(context, goal, pair), std::move(echo));
}

View run(Context& context, const Options& options) {
  if (options.removed) return run_removing(context, options);
  const Amount amount = amount_from(options.amount);
  Progress progress;
  progress.goal = GoalId(number_named(options.goal, Kind::goal));
  progress.on = options.on.value_or(context.today());
  progress.amount = amount.number;
  progress.is_change = amount.is_relative;
  progress.note = options.note.value_or("");
  const Goal goal = record_progress(*context.store, progress, context.clock());
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  return written(goal_value(context, goal, pair), echo_of(goal, pair, progress, context.today()));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::goal_progress
