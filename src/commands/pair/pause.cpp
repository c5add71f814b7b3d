// The command `pair pause`.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/pair/withdrawing.hpp"
#include "commands/pair/written.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/say.hpp"

namespace mentor {
namespace {

struct Options {
  std::vector<std::string> pairs;
  Opt<Date> from;
  Opt<Date> until;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  spec.operands("PAIR", options.pairs, "the pairs to pause", Completes::pair);
  spec.day("--from", "D", options.from, DateBias::future, "the first day of the pause (today)");
  spec.day("--until", "D", options.until, DateBias::future, "its last day (until resumed)");
  define_because(spec, options.because);
}

bool overlap(const Pause& a, const Pause& b) { return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until); }

View run(Context& context, const Options& options) {
  const Date today = context.today();
  Pause pause{options.from.value_or(today), options.until, options.because.value_or("")};
  if (pause.until && *pause.until < pause.from) throw usage_error("the pause would end before it begins", "--from D --until D");
  keep_reason(context, options.because);
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_named(context, options.pairs)) {
    const Pair& pair = relationship.pair;
    if (status_on(pair, pause.from) == PairStatus::ended)
      throw refused("'" + pair.handle + "' has ended", "mentor pair resume " + pair.handle);
    const auto other = std::ranges::find_if(pair.pauses, [&](const Pause& p) { return overlap(p, pause); });
    if (other != pair.pauses.end())
      throw refused("'" + pair.handle + "' already pauses from " + to_iso(other->from), "mentor pair resume " + pair.handle);
    pause.pair = pair.id;
    insert_pause(*context.store, pause);
    changed.push_back(pair.id);
    const std::string until = pause.until ? " until " + say_when(*pause.until, today) : " until it is resumed";
    echo.push_back(paragraph({strong(pair.handle), plain(" pauses from " + say_when(pause.from, today) + until)}));
    std::ranges::move(entries_to_withdraw(context, relationship, pause.from, pause.until), std::back_inserter(echo));
    echo.push_back(bullet("to take it up again: mentor pair resume " + pair.handle));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance pair_pause() { return bind<Options>(define, run); }

}  // namespace mentor
