// The command `rm`: takes away what was recorded by mistake, with all that belongs to it.
#include <algorithm>
#include <iterator>

#include "commands/commands.hpp"
#include "commands/shared/entity.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/closing.hpp"
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

std::vector<Block> bullets(std::string_view said, const std::vector<Entity>& things) {
  constexpr std::size_t kMostNamed = 10;
  if (things.size() > kMostNamed) return {bullet(std::string(said) + " " + std::to_string(things.size()) + " things that belonged to it")};
  std::vector<Block> lines;
  for (const auto& thing : things)
    lines.push_back(bullet(std::string(said) + " " + short_id(thing.row) + " " + thing.whose + ": " + thing.text));
  return lines;
}

// What is named itself is told anyway.
std::vector<Entity> others(Context& context, const std::vector<RowRef>& found, const std::vector<RowRef>& named) {
  std::vector<Entity> things;
  for (const auto& row : found)
    if (std::ranges::find(named, row) == named.end()) things.push_back(entity_at(context, row));
  return things;
}

void append(std::vector<Block>& blocks, std::vector<Block> more) { std::ranges::move(more, std::back_inserter(blocks)); }

// All that goes with it.
std::vector<Block> belongings_told(Context& context, const std::vector<RowRef>& rows) {
  std::vector<Block> told;
  std::int64_t progress = 0;
  for (const auto& row : rows) {
    const Belongings with = belongings_of(*context.store, row);
    append(told, bullets("with", others(context, with.things, rows)));
    progress += with.progress;
  }
  if (progress > 0) told.push_back(bullet("with " + say_count(progress, "record", "records") + " of progress"));
  return told;
}

View run(Context& context, const Options& options) {
  Store& store = *context.store;
  const auto rows = rows_named(context, options.references);
  std::vector<Entity> things;
  for (const auto& row : rows) things.push_back(entity_at(context, row));
  auto told = belongings_told(context, rows);
  std::vector<RowRef> opened;
  for (const auto& row : rows)
    if (row.kind == Kind::checkin)
      std::ranges::copy(give_back(store, checkin_of(store, CheckinId(row.number)), context.zone), std::back_inserter(opened));
  append(told, bullets("open again:", others(context, opened, rows)));
  // What belongs to another thing that is named goes first, else it would be gone by then: kinds are declared from the outside inwards.
  auto inside_out = rows;
  std::ranges::stable_sort(inside_out, std::ranges::greater{}, &RowRef::kind);
  for (const auto& row : inside_out) remove_row(store, row);
  View view = written_entities("removed", std::move(things));
  append(std::get<Prose>(view.sections.front()).blocks, std::move(told));
  view.notes.push_back("mentor undo gives it back; " + say_words_stay(context.config));
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::remove_command
