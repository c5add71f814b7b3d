// The command `agenda agree`.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

Bound agenda_agree();

}  // namespace mentor
