// Changes who somebody is: the rules that `pair edit` and `person edit` share.
#pragma once

#include "mentor/cli/context.hpp"
#include "mentor/domain/person.hpp"

namespace mentor {

/// Writes the person, in every pair of theirs. Throws refused for me where the config says who I am, and for an address that is somebody
/// else's.
void change_person(Context& context, const Person& person);

}  // namespace mentor
