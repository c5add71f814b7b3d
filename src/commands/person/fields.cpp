#include "commands/person/fields.hpp"

#include <algorithm>

#include "commands/shared/json.hpp"
#include "mentor/base/text.hpp"

namespace mentor {

Value::Record person_record(const Person& person) {
  return {{"id", std::to_string(person.id.value)}, {"uid", to_string(person.uid)},  {"name", person.name},
          {"email", text_or_null(person.email)},   {"tz", text_or_null(person.tz)}, {"is_me", person.is_me}};
}

std::vector<Relationship> relationships_with(Context& context, PersonId person) {
  auto all = relationships(*context.store);
  std::erase_if(all, [&](const Relationship& r) { return r.pair.mentor.id != person && r.pair.mentee.id != person; });
  return all;
}

std::string say_person(Context& context, const Person& person) {
  std::string said = person.name;
  if (!person.email.empty()) said += " <" + person.email + ">";
  if (!person.tz.empty()) said += ", " + person.tz;
  std::vector<std::string> pairs;
  for (const auto& relationship : relationships_with(context, person.id))
    pairs.push_back((relationship.pair.mentor.id == person.id ? "mentor in " : "mentee in ") + relationship.pair.handle);
  return said + (pairs.empty() ? " (in no pair)" : " (" + joined(pairs, ", ") + ")");
}

}  // namespace mentor
