// The command `agreement show`.
#include "commands/agreement/page.hpp"
#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor::agreement_show {
namespace {

struct Options {
  std::string pair;
};

void define(Spec& spec, Options& options) { spec.operand("PAIR", options.pair, "whose agreement", Completes::pair); }

View run(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.pair);
  const Agreement& agreement = agreement_now(context, relationship);
  View view = written(agreement_value(agreement), agreement_page(relationship, context.today(), context.clock()));
  const std::string how = say_how_to_sign(relationship.pair, agreement);
  if (!how.empty()) view.notes.push_back(how);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agreement_show
