// The ways in which reminders leave: printed, given to a program, mailed, put into a maildir.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/shared/outgoing.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/domain/sink_kind.hpp"
#include "mentor/mentoring/delivering.hpp"

namespace mentor::remind {

/// Declares --via.
void define_via(Spec& spec, Opt<SinkKind>& via);

/// The sink as the config sets it up, ready for all reminders of one run; not to outlive the context. What is printed is one answer, in
/// the format that was asked for. A mail's Message-ID comes from the reminder's key alone, so that every try has the same, and a mail says
/// that a program made it, so that nothing answers it. Throws usage where a setting is missing or wrong.
Sink open_sink(SinkKind kind, const Context& context);

}  // namespace mentor::remind
