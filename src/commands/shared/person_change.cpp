#include "commands/shared/person_change.hpp"

#include "mentor/base/error.hpp"
#include "mentor/store/persons.hpp"

namespace mentor {

void change_person(Context& context, const Person& person) {
  const Person& configured = context.store->me();
  if (person.is_me && (!configured.name.empty() || !configured.email.empty() || !configured.tz.empty()))
    throw refused("'" + person.name + "' is you, and the config says who you are", "mentor config edit   me.name, me.email, me.tz");
  const auto other = person.email.empty() ? std::nullopt : person_with_address(*context.store, person.email);
  if (other && other->id != person.id)
    throw refused("'" + person.email + "' is the address of " + other->name,
                  "mentor person merge " + std::to_string(other->id.value) + " " + std::to_string(person.id.value) + "   if they are one");
  update(*context.store, person);
}

}  // namespace mentor
