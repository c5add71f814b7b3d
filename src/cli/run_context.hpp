// What surrounds a command: the clock, the zone, the format, the terminal, stdin and the editor; and how an error is told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mentor/base/error.hpp"
#include "mentor/cli/context.hpp"

namespace mentor {

/// The program through which what is longer than the screen is shown: ui.pager, else PAGER, else less; "" where nobody looks, or nobody is
/// to be asked.
std::string pager_of(const Globals& globals, const Config& config, const Process& process);
/// The zones of the system, or of the folder that TZDIR names.
Zones zones_of(const Process& process);
const Zone& my_zone(const Config& config, const Process& process, Zones& zones);
/// --now, else MENTOR_NOW, else the system's clock. Throws usage.
Instant moment_of(const Globals& globals, const Process& process, const Zone& zone);
/// --format or --json, else defaults.format.
const Format& format_of(const Globals& globals, const Config& config);
Target target_of(const Globals& globals, const Config& config, const Process& process, const Format& format, Instant now, const Zone& zone);
/// After a command that may have written and was answered: makes the backup that is due, by the real clock alone. What goes wrong is told on
/// stderr and changes nothing.
void back_up_by_itself(const Context& context);
/// What a command is given; the store comes later.
Context context_of(const Program& program, const Process& process, const Globals& globals, const Config& config, Zones& zones,
                   const Zone& zone, Instant now);
/// Columns for help.
int help_width(const Process& process);

/// All of stdin as one text, without its last line break.
std::string read_text(const Process& process);
/// A text from the editor, which begins with `initial`. Throws usage when it was left as it was, or empty.
std::string edited_text(const Prompter& prompter, std::string_view initial);

/// Says it on stderr, as JSON where that is asked for, and gives the exit code.
int tell(const Error& error, const Process& process);

/// The file, or stdin for "-": at most `limit` + 1 bytes, so that one byte too many tells that it is too long. Throws failed where it
/// cannot be read.
std::string read_file(const Process& process, const std::string& path, std::size_t limit);

}  // namespace mentor
