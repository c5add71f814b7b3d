// The command `action list`: promises, mine first.
#include <algorithm>
#include <tuple>

#include "commands/commands.hpp"
#include "commands/shared/action_fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/actions.hpp"

namespace mentor::action_list {
namespace {

struct Options {
  PairChoice who;
  Opt<Side> owner;
  bool overdue = false;
  bool all = false;
};

void define(Spec& spec, Options& options) {
  define_pair_choice(spec, options.who);
  spec.choice("--owner", "SIDE", options.owner, "only those of this side");
  spec.flag("--overdue", options.overdue, "only those past their due date");
  spec.flag("--all", options.all, "also those done or dropped");
  spec.include_private();
}

struct Promise {
  Action action;
  const Pair* pair;
};

// Over all pairs, "me" and "them" pass over those in which I am neither; of a named pair that is refused.
bool is_of_side(const Promise& promise, const Options& options) {
  if (!options.owner) return true;
  const bool is_relative = *options.owner == Side::me || *options.owner == Side::them;
  if (is_relative && promise.pair->role == Role::none && options.who.pairs.empty()) return false;
  const Party wanted = party_of(*options.owner, promise.pair->role);
  return promise.action.owner == wanted || promise.action.owner == Party::both;
}

bool is_wanted(const Promise& promise, const Options& options, Date today) {
  if (options.overdue && overdue_days(promise.action, today) == 0) return false;
  return is_of_side(promise, options);
}

bool comes_before(const Promise& a, const Promise& b) {
  const auto rank = [](const Promise& promise) {
    const Action& action = promise.action;
    return std::tuple(!is_open(action), !includes_me(action.owner, promise.pair->role), !action.due_on, action.due_on.value_or(Date{}),
                      action.id);
  };
  return rank(a) < rank(b);
}

Cell state_of(const Action& action) {
  if (action.done_on) return Cell("done", Tone::good);
  if (action.dropped_on) return Cell("dropped", Tone::dim);
  return Cell("open");
}

std::vector<Cell> row(const Promise& promise, const Options& options, Date today) {
  const Action& action = promise.action;
  const int late = overdue_days(action, today);
  std::vector<Cell> cells{short_id(action.id), promise.pair->handle, say_owner(action, *promise.pair),
                          phrase_of(action),   Cell(action.due_on),  late > 0 ? Cell(say_count(late, "day", "days"), Tone::bad) : Cell()};
  if (options.all) cells.push_back(state_of(action));
  return cells;
}

View run(Context& context, const Options& options) {
  const auto pairs = chosen_pairs(context, options.who);
  std::map<PairId, const Pair*> by_id;
  for (const auto& relationship : pairs) by_id.emplace(relationship.pair.id, &relationship.pair);
  auto actions = options.all ? all_actions(*context.store, std::nullopt) : open_actions(*context.store, std::nullopt);
  if (options.who.is_narrowed()) keep_of_pairs(actions, pairs);
  std::vector<Promise> promises;
  for (auto& action : actions) {
    const Pair* pair = by_id.at(action.pair);
    promises.push_back({std::move(action), pair});
  }
  std::erase_if(promises, [&](const Promise& promise) { return !is_wanted(promise, options, context.today()); });
  std::ranges::sort(promises, comes_before);
  std::vector<Value> values;
  Table table{"",
              {{"id", "Promise"},
               {"pair", "Pair"},
               {"owner", "Who"},
               {"text", "What", Align::left, Fit::wraps},
               {"due_on", "Due"},
               {"overdue_days", "Overdue", Align::right, Fit::drops_late}},
              {},
              say_none_chosen(options.who, pairs, "No promises here. Record one: mentor action add PAIR \"...\""),
              false};
  if (options.all) table.columns.push_back({"state", "State"});
  for (const auto& promise : promises) {
    values.push_back(action_value(promise.action, promise.pair->handle, context.today()));
    table.rows.push_back(row(promise, options, context.today()));
  }
  View view;
  view.sections = sections_from(std::move(table));
  view.data = Value::List(std::move(values));
  view.make_example = [&context] { return action_value({}, "", context.today()); };
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::action_list
