// The command `pair resume`: takes up an ended pair again, ends its pause, or takes back one that is to come.
#include "commands/commands.hpp"
#include "commands/pair/fields.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/mentoring/pausing_and_ending.hpp"

namespace mentor::pair_resume {
namespace {

struct Options {
  PairChoice who;
};

void define(Spec& spec, Options& options) {
  define_pairs_to_change(spec, options.who, "the pairs to take up again", Completes::pair_resting);
}

void ask(Prompter& prompter, Options& options) { confirm_pairs(prompter, options.who, "taken up again"); }

View run(Context& context, const Options& options) {
  std::vector<PairId> changed;
  std::vector<Block> echo;
  for (const auto& relationship : pairs_to_change(context, options.who)) {
    const auto pause = resume_pair(*context.store, relationship.pair, context.today());
    const std::string said = pause ? " does not pause from " + say_when(*pause, context.today()) : " goes on from today";
    changed.push_back(relationship.pair.id);
    echo.push_back(paragraph({strong(relationship.pair.handle), plain(" (" + counterpart(relationship.pair) + ")" + said)}));
  }
  return pairs_written(context, changed, std::move(echo));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::pair_resume
