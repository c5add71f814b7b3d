// The options of a promise, put over what stands, and its echo.
#include "commands/shared/action_fields.hpp"

#include "commands/shared/common_options.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/domain/reference.hpp"

namespace mentor {

void define_action_fields(Spec& spec, ActionFields& fields) {
  spec.choice("--owner", "SIDE", fields.owner, "who promises it (me)");
  spec.day("--due", "D", fields.due, DateBias::future, "the day it is due", DateEdge::last);
  define_private(spec, fields.is_private, "keep what it is about out of reports and mails");
}

void apply(const ActionFields& fields, Action& action, const Pair& pair) {
  if (fields.text.given) action.text = fields.text.value_or("");
  fields.due.apply_to(action.due_on);
  action.is_private = fields.is_private.value_or(action.is_private);
  if (fields.owner.given) action.owner = fields.owner ? party_of(*fields.owner, pair.role) : my_party(pair.role);
}

std::string say_owner(const Action& action, const Pair& pair) {
  const bool is_mine = action.owner != Party::both && includes_me(action.owner, pair.role);
  return is_mine ? "me" : first_name(pair, action.owner);
}

Block action_echo(const Action& action, const Pair& pair, Date today) {
  Phrase said = " " + pair.handle + ": " + phrase_of(action) + " (" + say_owner(action, pair) + ")";
  if (action.due_on) said += ", due " + say_when(*action.due_on, today);
  if (action.done_on) said += ", done " + say_when(*action.done_on, today);
  if (action.dropped_on) said += ", dropped " + say_when(*action.dropped_on, today);
  if (action.is_private) said += ", private";
  return paragraph({strong(short_id(action.id)), plain(std::move(said))});
}

}  // namespace mentor
