// The command `pair resume`: takes up an ended pair again, ends its pause, or takes back one that is to come.
#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"

namespace mentor::pair_resume {
namespace {

struct Options {
  std::vector<std::string> pairs;
};

void define(Spec& spec, Options& options) { spec.operands("PAIR", options.pairs, "the pairs to take up again", Completes::pair); }

View run(Context& context, const Options& options) {
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_named(context, options.pairs)) {
    const auto pause = resume_pair(*context.store, relationship.pair, context.today());
    const std::string said = pause ? " does not pause from " + say_when(*pause, context.today()) : " goes on from today";
    changed.push_back(relationship.pair.id);
    echo.push_back(paragraph({strong(relationship.pair.handle), plain(said)}));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::pair_resume
