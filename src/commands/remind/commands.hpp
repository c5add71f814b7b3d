// The commands of reminders: their options and what runs.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

Bound remind_list();
Bound remind_run();
Bound remind_test();
Bound remind_snooze();
Bound remind_install();

}  // namespace mentor
