// The command `pair resume`: takes up an ended pair again, ends its pause, or takes back one that is to come.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/pair/written.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"

namespace mentor {
namespace {

struct Options {
  std::vector<std::string> pairs;
};

void define(Spec& spec, Options& options) { spec.operands("PAIR", options.pairs, "the pairs to take up again", Completes::pair); }

void end_pause(Store& store, Pause pause, Date today) {
  if (pause.from >= today) return remove_pause(store, pause.id);
  pause.until = add_days(today, -1);
  update_pause(store, pause);
}

void take_up(Store& store, Pair pair, Date today) {
  pair.ended_on.reset();
  pair.ended_by.reset();
  pair.end_reason.clear();
  if (pair.ends_on && *pair.ends_on < today) pair.ends_on.reset();
  update_pair(store, pair);
}

// The pause that holds today, else the next to come.
const Pause* pause_to_end(const Pair& pair, Date today) {
  if (const Pause* pause = pause_on(pair, today)) return pause;
  const auto next = std::ranges::find_if(pair.pauses, [&](const Pause& pause) { return pause.from > today; });
  return next == pair.pauses.end() ? nullptr : &*next;
}

// Returns what is said about it.
std::string resume(Context& context, const Pair& pair) {
  const Date today = context.today();
  const bool has_ended = pair.ended_on || status_on(pair, today) == PairStatus::ended;
  const Pause* pause = has_ended ? pause_on(pair, today) : pause_to_end(pair, today);
  if (!has_ended && pause == nullptr) throw refused("'" + pair.handle + "' is neither paused nor ended", "mentor show " + pair.handle);
  if (has_ended) take_up(*context.store, pair, today);
  if (pause != nullptr) end_pause(*context.store, *pause, today);
  if (pause == nullptr || pause->from <= today) return " goes on from today";
  return " does not pause from " + say_when(pause->from, today);
}

View run(Context& context, const Options& options) {
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_named(context, options.pairs)) {
    const std::string said = resume(context, relationship.pair);
    changed.push_back(relationship.pair.id);
    echo.push_back(paragraph({strong(relationship.pair.handle), plain(said)}));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance pair_resume() { return bind<Options>(define, run); }

}  // namespace mentor
