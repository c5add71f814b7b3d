// The one table of commands.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

const Program& program();

}  // namespace mentor
