// Which commands print in a format that is not for every command's view.
#pragma once

#include "mentor/cli/command.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {

/// Throws usage where the command has nothing that the format could print, before anything is read or written.
void check_offered(const Command& command, const Format& format);

}  // namespace mentor
