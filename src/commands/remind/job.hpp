// What a scheduler is to run for us.
#pragma once

#include "commands/remind/scheduler.hpp"
#include "mentor/cli/context.hpp"
#include "mentor/domain/sink_kind.hpp"

namespace mentor::remind {

/// `remind run --via` on the store, with the config and in the zone that hold now, from an environment that has HOME alone.
Job job_for(const Context& context, SinkKind via);

/// What would keep reminders from being seen although every setting is right: a program that the scheduler does not find, a printed line
/// that nobody mails.
std::vector<std::string> warnings(const Scheduler& scheduler, const Job& job, SinkKind via, const Config& config);

}  // namespace mentor::remind
