// The command `pair resume`: ends the current pause, or takes up an ended pair again.
#include "commands/commands.hpp"
#include "commands/lookup.hpp"
#include "commands/pair/written.hpp"
#include "mentor/base/error.hpp"

namespace mentor {
namespace {

struct Options {
  std::vector<std::string> pairs;
};

void define(Spec& spec, Options& options) { spec.operands("PAIR", options.pairs, "the pairs to take up again", Completes::pair); }

void end_pause(Store& store, const Pair& pair, Pause pause, Date today) {
  if (pause.from >= today) return remove_pause(store, *pause.id);
  pause.until = add_days(today, -1);
  update_pause(store, pair.id, pause);
}

void resume(Context& context, Pair pair) {
  const Date today = context.today();
  if (pair.ended_on) {
    pair.ended_on.reset();
    pair.ended_by.reset();
    pair.end_reason.clear();
    if (pair.ends_on && *pair.ends_on < today) pair.ends_on.reset();
    return update_pair(*context.store, pair);
  }
  const Pause* pause = pause_on(pair, today);
  if (pause == nullptr) throw refused("'" + pair.handle + "' is neither paused nor ended", "mentor show " + pair.handle);
  end_pause(*context.store, pair, *pause, today);
}

View run(Context& context, const Options& options) {
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_named(context, options.pairs)) {
    resume(context, relationship.pair);
    changed.push_back(relationship.pair.id);
    echo.push_back(paragraph({strong(relationship.pair.handle), plain(" goes on from today")}));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

Bound pair_resume() { return bind<Options>(define, run); }

}  // namespace mentor
