// Every command's declaration: its options and what runs. The registry's rows point here.
#pragma once

#include "mentor/cli/command.hpp"

namespace mentor {

Bound today_command();
Bound search_command();
Bound help_command();

Bound show_command();
Bound done_command();
Bound drop_command();
Bound reopen_command();
Bound remove_command();
Bound history_command();

Bound pair_add();
Bound pair_list();
Bound pair_edit();
Bound pair_pause();
Bound pair_resume();
Bound pair_end();

Bound agreement_list();
Bound agreement_show();
Bound agreement_set();
Bound agreement_sign();

Bound goal_add();
Bound goal_list();
Bound goal_edit();
Bound goal_check();
Bound goal_progress();
Bound goal_step();
Bound step_edit();

Bound agenda_next();
Bound agenda_add();
Bound topic_edit();

Bound meeting_list();
Bound meeting_add();
Bound meeting_move();
Bound meeting_cancel();
Bound meeting_miss();
Bound meeting_edit();

Bound checkin_add();
Bound checkin_list();
Bound checkin_edit();

Bound action_add();
Bound action_list();
Bound action_edit();

Bound report_week();
Bound report_month();
Bound report_pair();
Bound report_health();
Bound report_replay();
Bound report_ending();
Bound report_programme();

Bound store_info_command();
Bound store_check_command();
Bound store_migrate_command();

Bound config_show();
Bound config_init();
Bound config_edit();
Bound config_check();

Bound completion_command();
Bound complete_command();
Bound demo_command();

}  // namespace mentor
