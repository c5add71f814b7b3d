// The command `pair end`.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/edit.hpp"
#include "commands/shared/meeting_echo.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"

namespace mentor::pair_end {
namespace {

struct Options {
  PairChoice who;
  Opt<Side> by;
  Opt<std::string> because;
  Opt<std::string> thanks;
};

void define(Spec& spec, Options& options) {
  define_pairs_to_change(spec, options.who, "the pairs to end", Completes::pair_running);
  spec.choice("--by", "SIDE", options.by, "who ended it");
  define_because(spec, options.because);
  spec.text_option("--thanks", "TEXT", options.thanks, "a thank-you to log with it");
}

// Asked for once, before anything is written; without an answer the pair ends all the same.
void ask(Prompter& prompter, Options& options) {
  confirm_pairs(prompter, options.who, "ended");
  if (options.thanks || options.who.pairs.size() != 1 || !prompter.can_ask()) return;
  std::string other;
  prompter.look_up([&](Context& context) {
    const Pair pair = pair_named(context, options.who.pairs.front()).pair;
    require_running(pair);
    other = counterpart(pair);
  });
  const auto answer = ask_line(prompter, "A thank-you to log with it, for " + other + " (Enter for none):");
  if (answer) options.thanks = storable(*answer, "the thank-you");
}

void add_echo(Context& context, const Relationship& before, const Options& options, std::vector<Block>& echo) {
  const Pair& pair = before.pair;
  const std::string by = options.by ? " by " + first_name(pair, party_of(*options.by, pair.role)) : "";
  echo.push_back(paragraph({strong(pair.handle), plain(" (" + counterpart(pair) + ") ended today" + by +
                                                       (options.because ? ": " + *options.because : "") + "; its record stays")}));
  const auto withdrawn = entries_to_withdraw(*context.store, before, context.today(), std::nullopt, context.clock());
  std::ranges::move(say_withdrawn(context, before, withdrawn), std::back_inserter(echo));
  if (!options.thanks) echo.push_back(bullet("say thank you: mentor log " + pair.handle + " --thanks \"...\" --on now"));
}

View run(Context& context, const Options& options) {
  keep_reason(context, options.because);
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_to_change(context, options.who)) {
    const Pair& pair = relationship.pair;
    require_running(pair);
    add_echo(context, relationship, options, echo);
    const auto by = options.by ? std::optional(party_of(*options.by, pair.role)) : std::nullopt;
    end_pair(*context.store, pair, by, options.because.value_or(""), context.today());
    if (options.thanks) log_thanks(*context.store, pair, *options.thanks, context.now);
    changed.push_back(pair.id);
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::pair_end
