// The command `agreement sign`.
#include "commands/agreement/show.hpp"
#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/mentoring/agreement_versions.hpp"

namespace mentor::agreement_sign {
namespace {

struct Options {
  std::string pair;
  Opt<Side> by;
  Opt<Date> on;
};

void define(Spec& spec, Options& options) {
  spec.operand("PAIR", options.pair, "whose agreement", Completes::pair);
  spec.choice("--by", "SIDE", options.by, "who signs (me)");
  spec.day("--on", "D", options.on, DateBias::past, "the day it was signed (today)");
}

Party signer(const Options& options, const Pair& pair) {
  if (!options.by && pair.role == Role::none)
    throw usage_error("who signs? I am neither side of '" + pair.handle + "'", "--by mentor, --by mentee or --by both");
  return party_of(options.by.value_or(Side::me), pair.role);
}

View run(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.pair);
  const Pair& pair = relationship.pair;
  const auto signed_one =
      sign_agreement(*context.store, relationship, signer(options, pair), options.on.value_or(context.today()), context.clock());
  const auto now = relationship_of(*context.store, pair.id);
  return written(pair_value(context, now), agreement_page(now, signed_one.from, context.clock()));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agreement_sign
