// The command `agreement sign`.
#include <algorithm>

#include "commands/agreement/page.hpp"
#include "commands/commands.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/resolve.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"

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

bool lacks(const Agreement& version, Party by) {
  return (by != Party::mentee && !version.signed_by_mentor_on) || (by != Party::mentor && !version.signed_by_mentee_on);
}

// The version in force that day, or where that one is signed, the first to come that is not.
const Agreement& version_to_sign(const std::vector<Agreement>& versions, Date on, Party by) {
  const Agreement& in_force = agreement_on(versions, on);
  if (lacks(in_force, by)) return in_force;
  const auto coming = std::ranges::find_if(versions, [&](const Agreement& version) { return version.from > on && lacks(version, by); });
  return coming == versions.end() ? in_force : *coming;
}

// Where both are to sign, one may have signed before.
void sign(Agreement& agreement, Party by, Date on, const Pair& pair) {
  const std::pair<Party, std::optional<Date>*> sides[] = {{Party::mentor, &agreement.signed_by_mentor_on},
                                                          {Party::mentee, &agreement.signed_by_mentee_on}};
  const bool is_new = lacks(agreement, by);
  for (const auto& [side, signature] : sides) {
    if (by != side && by != Party::both) continue;
    if (*signature && !is_new)
      throw refused(person_of(pair, side).name + " already signed on " + to_iso(**signature), "mentor agreement show " + pair.handle);
    if (!*signature) *signature = on;
  }
}

View run(Context& context, const Options& options) {
  const auto relationship = pair_named(context, options.pair);
  const Pair& pair = relationship.pair;
  const Date on = options.on.value_or(context.today());
  if (on > context.today()) throw refused(to_iso(on) + " lies in the future", "give the day it was signed: --on D");
  const Party by = signer(options, pair);
  Agreement agreement = version_to_sign(relationship.agreements, on, by);
  sign(agreement, by, on, pair);
  update(*context.store, agreement);
  const auto now = relationship_of(*context.store, pair.id);
  return written(pair_value(context, now), agreement_page(now, agreement.from, context.clock()));
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::agreement_sign
