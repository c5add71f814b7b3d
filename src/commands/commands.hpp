// Every command's declaration: its options and what runs. The registry's rows point here.
#pragma once

#include "mentor/cli/command.hpp"

// Each command has a namespace of its own, so that many can be compiled as one.
// clang-format off
namespace mentor {

namespace today_command { CommandInstance command(); }
namespace search_command { CommandInstance command(); }
namespace help_command { CommandInstance command(); }

namespace show_command { CommandInstance command(); CommandInstance of_meetings(); }
namespace done_command { CommandInstance command(); }
namespace drop_command { CommandInstance command(); }
namespace reopen_command { CommandInstance command(); }
namespace remove_command { CommandInstance command(); }
namespace history_command { CommandInstance command(); }
namespace undo_command { CommandInstance command(); }
namespace redo_command { CommandInstance command(); }

namespace person_list { CommandInstance command(); }
namespace person_show { CommandInstance command(); }
namespace person_edit { CommandInstance command(); }
namespace person_merge { CommandInstance command(); }
namespace person_erase { CommandInstance command(); }

namespace pair_add { CommandInstance command(); }
namespace pair_list { CommandInstance command(); }
namespace pair_edit { CommandInstance command(); }
namespace pair_pause { CommandInstance command(); }
namespace pair_resume { CommandInstance command(); }
namespace pair_end { CommandInstance command(); }

namespace match_init { CommandInstance command(); }
namespace match_check { CommandInstance command(); }
namespace match_plan { CommandInstance command(); }
namespace match_show { CommandInstance command(); }
namespace match_why { CommandInstance command(); }
namespace match_verify { CommandInstance command(); }
namespace match_apply { CommandInstance command(); }

namespace agreement_list { CommandInstance command(); }
namespace agreement_show { CommandInstance command(); }
namespace agreement_set { CommandInstance command(); }
namespace agreement_sign { CommandInstance command(); }

namespace goal_add { CommandInstance command(); }
namespace goal_list { CommandInstance command(); }
namespace goal_edit { CommandInstance command(); }
namespace goal_check { CommandInstance command(); }
namespace goal_progress { CommandInstance command(); }
namespace goal_step { CommandInstance command(); }
namespace step_edit { CommandInstance command(); }

namespace agenda_next { CommandInstance command(); }
namespace agenda_add { CommandInstance command(); }
namespace topic_edit { CommandInstance command(); }

namespace meeting_list { CommandInstance command(); }
namespace meeting_add { CommandInstance command(); }
namespace meeting_move { CommandInstance command(); }
namespace meeting_cancel { CommandInstance command(); }
namespace meeting_miss { CommandInstance command(); }
namespace meeting_edit { CommandInstance command(); }

namespace checkin_add { CommandInstance command(); }
namespace checkin_list { CommandInstance command(); }
namespace checkin_edit { CommandInstance command(); }

namespace action_add { CommandInstance command(); }
namespace action_list { CommandInstance command(); }
namespace action_edit { CommandInstance command(); }

namespace report_week { CommandInstance command(); }
namespace report_month { CommandInstance command(); }
namespace report_pair { CommandInstance command(); }
namespace report_wins { CommandInstance command(); }
namespace report_health { CommandInstance command(); }
namespace report_replay { CommandInstance command(); }
namespace report_ending { CommandInstance command(); }
namespace report_programme { CommandInstance command(); }

namespace store_info_command { CommandInstance command(); }
namespace store_check_command { CommandInstance command(); }
namespace store_migrate_command { CommandInstance command(); }
namespace store_backup_command { CommandInstance command(); }
namespace store_restore_command { CommandInstance command(); }
namespace store_export { CommandInstance command(); }
namespace store_publish { CommandInstance command(); }
namespace store_import { CommandInstance command(); }

namespace config_show { CommandInstance command(); }
namespace config_init { CommandInstance command(); }
namespace config_edit { CommandInstance command(); }
namespace config_check { CommandInstance command(); }

namespace completion_command { CommandInstance command(); }
namespace complete_command { CommandInstance command(); }
namespace demo_command { CommandInstance command(); }

namespace agenda_agree { CommandInstance command(); }

namespace agenda_invite { CommandInstance command(); }
namespace agenda_import { CommandInstance command(); }
namespace agenda_withdraw { CommandInstance command(); }

namespace remind_list { CommandInstance command(); }
namespace remind_run { CommandInstance command(); }
namespace remind_test { CommandInstance command(); }
namespace remind_snooze { CommandInstance command(); }
namespace remind_install { CommandInstance command(); }

}  // namespace mentor
// clang-format on
