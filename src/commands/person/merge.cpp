// The command `person merge`: two records that are one person.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/person/fields.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/persons.hpp"

namespace mentor::person_merge {
namespace {

struct Options {
  std::string kept;
  std::string other;
};

void define(Spec& spec, Options& options) {
  spec.operand("WHO", options.kept, "whose name, address and zone are kept", Completes::person);
  spec.operand("OTHER", options.other, "who is the same person", Completes::person);
}

View run(Context& context, const Options& options) {
  Person kept = find_person(*context.store, options.kept);
  const Person other = find_person(*context.store, options.other);
  if (kept.id == other.id) throw refused("'" + options.kept + "' and '" + options.other + "' are already one person", "mentor person list");
  for (const auto& relationship : relationships_with(context, kept.id))
    if (relationship.pair.mentor.id == other.id || relationship.pair.mentee.id == other.id)
      throw refused(names_of(relationship.pair) + " are the two sides of '" + relationship.pair.handle + "'", "they cannot be one person");
  // What is known of one alone is known of the one they are.
  if (kept.email.empty()) kept.email = other.email;
  if (kept.tz.empty()) kept.tz = other.tz;
  kept.is_me = kept.is_me || other.is_me;
  unite_persons(*context.store, kept.id, other.id);
  update(*context.store, kept);
  return written(person_record(kept), {paragraph({strong(std::to_string(kept.id.value)), plain(" " + say_person(context, kept))}),
                                       bullet("what was kept as " + std::to_string(other.id.value) + " is united with it")});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::person_merge
