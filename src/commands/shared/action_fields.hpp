// What action add and action edit both accept, and how a promise is read back.
#pragma once

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/action.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

struct ActionFields {
  Opt<std::string> text;
  Opt<Side> owner;
  Opt<Date> due;
  Opt<bool> is_private;
};

void define_action_fields(Spec& spec, ActionFields& fields);
/// What was given goes over what stands. Throws refused for "me" or "them" where I am neither side.
void apply(const ActionFields& fields, Action& action, const Pair& pair);
/// "me", "both", or the owner's first name.
std::string say_owner(const Action& action, const Pair& pair);
/// "a9 ada: book the room (me), due Fri 2026-12-04 (in 3 days)"
Block action_echo(const Action& action, const Pair& pair, Date today);

}  // namespace mentor
