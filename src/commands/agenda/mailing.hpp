// The commands that agree an agenda by plain mail.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

Bound agenda_invite();
Bound agenda_import();

}  // namespace mentor
