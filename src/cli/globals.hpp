// The options every command takes, before or after its name.
#pragma once

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

/// Declares them; help, man pages and completion read them from here.
void define_globals(Spec& spec, Globals& globals);
/// The parameters alone, for those that only need names.
std::vector<Param> global_params();

}  // namespace mentor
