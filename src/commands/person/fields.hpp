// How persons are told.
#pragma once

#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/person.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// The fields of a person in JSON (json.md).
Value::Record person_record(const Person& person);
/// The relationships that they are a side of, by handle.
std::vector<Relationship> relationships_with(Context& context, PersonId person);
/// "Ada Lovelace <ada@example.org>, Europe/London (mentor in ada)"
std::string say_person(Context& context, const Person& person);

}  // namespace mentor
