// Every command's declaration: its options and what runs. The registry's rows point here.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

CommandInstance today_command();
CommandInstance search_command();
CommandInstance help_command();

CommandInstance show_command();
CommandInstance done_command();
CommandInstance drop_command();
CommandInstance reopen_command();
CommandInstance remove_command();
CommandInstance history_command();

CommandInstance person_list();
CommandInstance person_show();
CommandInstance person_edit();
CommandInstance person_merge();

CommandInstance pair_add();
CommandInstance pair_list();
CommandInstance pair_edit();
CommandInstance pair_pause();
CommandInstance pair_resume();
CommandInstance pair_end();

CommandInstance agreement_list();
CommandInstance agreement_show();
CommandInstance agreement_set();
CommandInstance agreement_sign();

CommandInstance goal_add();
CommandInstance goal_list();
CommandInstance goal_edit();
CommandInstance goal_check();
CommandInstance goal_progress();
CommandInstance goal_step();
CommandInstance step_edit();

CommandInstance agenda_next();
CommandInstance agenda_add();
CommandInstance topic_edit();

CommandInstance meeting_list();
CommandInstance meeting_add();
CommandInstance meeting_move();
CommandInstance meeting_cancel();
CommandInstance meeting_miss();
CommandInstance meeting_edit();

CommandInstance checkin_add();
CommandInstance checkin_list();
CommandInstance checkin_edit();

CommandInstance action_add();
CommandInstance action_list();
CommandInstance action_edit();

CommandInstance report_week();
CommandInstance report_month();
CommandInstance report_pair();
CommandInstance report_health();
CommandInstance report_replay();
CommandInstance report_ending();
CommandInstance report_programme();

CommandInstance store_info_command();
CommandInstance store_check_command();
CommandInstance store_migrate_command();

CommandInstance config_show();
CommandInstance config_init();
CommandInstance config_edit();
CommandInstance config_check();

CommandInstance completion_command();
CommandInstance complete_command();
CommandInstance demo_command();

CommandInstance agenda_agree();

CommandInstance agenda_invite();
CommandInstance agenda_import();

CommandInstance remind_list();
CommandInstance remind_run();
CommandInstance remind_test();
CommandInstance remind_snooze();
CommandInstance remind_install();

}  // namespace mentor
