// The command `rm`: takes away what was recorded by mistake, with all that belongs to it.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/records.hpp"

namespace mentor::remove_command {
namespace {

struct Options {
  std::vector<std::string> references;
};

void define(Spec& spec, Options& options) {
  spec.operands("REF", options.references, "what to remove, with all that belongs to it", Completes::reference);
}

std::string question_about(Context& context, const std::string& reference) {
  const Pair pair = pair_named(context, reference).pair;
  CheckinFilter of_pair;
  of_pair.pair = pair.id;
  const auto logged = checkins(*context.store, of_pair).size();
  const auto set = goals(*context.store, pair.id, std::nullopt).size();
  return "remove the pair '" + pair.handle + "' (" + names_of(pair) + ") for good, with " +
         say_count(static_cast<long long>(logged), "check-in", "check-ins") + " and " +
         say_count(static_cast<long long>(set), "goal", "goals") + "?";
}

// Only a pair is asked about: with it everything goes.
void ask(Prompter& prompter, Options& options) {
  for (const auto& reference : options.references) {
    if (parse_reference(reference).kind != Kind::pair) continue;
    std::string question = "remove the pair '" + reference + "' for good?";
    prompter.look_up([&](Context& context) { question = question_about(context, reference); });
    if (!prompter.confirm(question)) throw failed("nothing was removed", "answer y, or give --yes");
  }
}

View run(Context& context, const Options& options) {
  const auto rows = rows_named(context, options.references);
  std::vector<Entity> things;
  for (const auto& row : rows) things.push_back(entity_at(context, row));
  // What belongs to another thing that is named goes first, else it would be gone by then: kinds are declared from the outside inwards.
  auto inside_out = rows;
  std::ranges::stable_sort(inside_out, std::ranges::greater{}, &RowRef::kind);
  for (const auto& row : inside_out) remove_row(*context.store, row);
  View view = written_entities("removed", std::move(things));
  for (const auto& row : rows) view.notes.push_back("mentor history " + short_id(row) + " tells what changed in it");
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::remove_command
