// The command `goal add`: sets a goal.
#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/goal_fields.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/option_form.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/config.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"

namespace mentor::goal_add {
namespace {

struct Options {
  std::string pair;
  GoalFields fields;
  Opt<std::string> key;
  bool edit = false;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose goal", Completes::pair);
  spec.text("TEXT", options.fields.text, "the goal, in a sentence", true, false);
  spec.or_else({"--edit"});
  define_goal_fields(spec, options.fields);
  define_key(spec, options.key);
  spec.flag("--edit", options.edit, "write it in your editor, letter by letter");
}

// A form with all that a SMART goal wants.
void ask(Prompter& prompter, Options& options) {
  auto& fields = options.fields;
  if (!options.edit) return;
  std::string title;
  prompter.look_up([&](Context& context) { title = "A goal of " + names_of(pair_named(context, options.pair).pair); });
  Spec spec(false);
  spec.text_option("--text", "TEXT", fields.text, "the goal, in a sentence that says what will be there");
  define_goal_fields(spec, fields);
  const auto typed = prompter.edit(option_form(title, "what is left empty can be set later with mentor edit.", spec,
                                               [](const Param&) { return std::vector<std::string>{""}; }));
  if (typed) read_option_form(*typed, spec, EmptyValue::is_left_out, {prompter.now(), prompter.zone(), prompter.config().week_starts_on});
  if (!typed || !fields.text) throw usage_error("the form was left as it was, or without its text, so nothing was recorded");
}

View shown(Context& context, GoalId id) {
  const Goal goal = goal_of(*context.store, id);
  const Pair pair = relationship_of(*context.store, goal.pair).pair;
  return written(goal_value(context, goal, pair), goal_echo(context, goal, pair));
}

View run(Context& context, const Options& options) {
  const Pair pair = pair_named(context, options.pair).pair;
  if (const auto before = row_of_key(*context.store, options.key.value_or(""), Kind::goal)) return shown(context, GoalId(before->number));
  Goal goal;
  goal.uid = make_uid(context.now);
  goal.pair = pair.id;
  goal.starts_on = context.today();
  apply(options.fields, goal, pair);
  const GoalId id = insert_goal(*context.store, goal);
  remember_made(*context.store, options.key.value_or(""), id);
  return shown(context, id);
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::goal_add
