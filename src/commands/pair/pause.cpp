// The command `pair pause`.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"

namespace mentor::pair_pause {
namespace {

struct Options {
  PairChoice who;
  Opt<Date> from;
  Opt<Date> until;
  Opt<std::string> because;
};

void define(Spec& spec, Options& options) {
  define_pairs_to_change(spec, options.who, "the pairs to pause", Completes::pair_active);
  spec.day("--from", "D", options.from, DateBias::future, "the first day of the pause (today)", DateEdge::first);
  spec.day("--until", "D", options.until, DateBias::future, "its last day (until resumed)", DateEdge::last);
  define_because(spec, options.because);
}

void ask(Prompter& prompter, Options& options) { confirm_pairs(prompter, options.who, "paused"); }

// The pause that holds today, with another last day; nullopt where a new one is meant.
std::optional<Pause> running_changed(const Pair& pair, const Options& options, Date today) {
  const Pause* running = options.from || !options.until ? nullptr : pause_on(pair, today);
  if (running == nullptr) return std::nullopt;
  Pause changed = *running;
  changed.until = options.until;
  if (options.because) changed.because = *options.because;
  return changed;
}

View run(Context& context, const Options& options) {
  const Date today = context.today();
  const Pause asked{options.from.value_or(today), options.until, options.because.value_or("")};
  if (asked.until && *asked.until < asked.from) throw usage_error("the pause would end before it begins", "--from D --until D");
  keep_reason(context, options.because);
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_to_change(context, options.who)) {
    const Pair& pair = relationship.pair;
    const auto changed_pause = running_changed(pair, options, today);
    const Pause pause = changed_pause.value_or(asked);
    const auto withdrawn = entries_to_withdraw(*context.store, relationship, pause.from, pause.until, context.clock());
    if (changed_pause) {
      change_pause(*context.store, pair, pause);
    } else {
      pause_pair(*context.store, pair, pause);
    }
    changed.push_back(pair.id);
    const std::string until = pause.until ? " until " + say_when(*pause.until, today) : " until it is resumed";
    echo.push_back(
        paragraph({strong(pair.handle), plain(" (" + counterpart(pair) + ") pauses from " + say_when(pause.from, today) + until)}));
    std::ranges::move(say_withdrawn(context, relationship, withdrawn), std::back_inserter(echo));
    echo.push_back(bullet("to take it up again: mentor pair resume " + pair.handle));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::pair_pause
