#include "commands/registry.hpp"

#include "commands/commands.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

constexpr Command kCommands[] = {
    // name, summary, access, declaration, group, example, details
    {"pair add", "Begin a mentoring relationship", Access::write, pair_add::command, Group::begin,
     "pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\""},
    {"log", "Log a check-in in one line", Access::write, checkin_add::command, Group::begin,
     "log ada \"reviewed the outline\" --win \"first draft done\""},
    {"today", "Say what is next, not logged, silent, promised and due", Access::read, today_command::command, Group::look, "today"},
    {"agenda next", "Show the page for the next meeting", Access::read, agenda_next::command, Group::look, "agenda ada", "", "ics"},
    {"show", "Show one thing, or a pair's whole timeline", Access::read, show_command::command, Group::look, "show g1"},
    {"search", "Find words everywhere", Access::read, search_command::command, Group::look, "search outline"},
    {"history", "Show what changed in a thing, and when", Access::read, history_command::command, Group::look, "history g1"},
    {"edit", "Change a thing; takes the options of its add", Access::write, goal_edit::command, Group::change, "edit g1 --due 2026-12-31",
     "The kind of REF says which options there are; these are a goal's. For the others: mentor step edit --help, and so for pair, topic, "
     "meeting, checkin and action.\nA thing keeps its id. TEXT replaces its text, and an empty value takes away what an option gave."},
    {"done", "Mark goals, steps, topics or promises done", Access::write, done_command::command, Group::change, "done a11"},
    {"drop", "Give up goals, topics or promises", Access::write, drop_command::command, Group::change, "drop t5 --because \"no longer needed\""},
    {"reopen", "Open again what was done, dropped or cancelled", Access::write, reopen_command::command, Group::change, "reopen a1"},
    {"rm", "Remove things recorded by mistake", Access::write, remove_command::command, Group::change, "rm c1"},
    {"undo", "Take back the last command, or the last N", Access::write, undo_command::command, Group::change, "undo",
     "All that it changed, as one step; again: the command before. mentor redo puts it back, until something new is written.\nWhat went out "
     "stays out: no reminder is sent again, and the numbers of invitations only rise. Settings, snoozes and mails are passed over.\nIt asks "
     "where several commands, a pair or more than 20 rows would go.",
     "", Undoing::passes_over},
    {"redo", "Put back what undo took back last", Access::write, redo_command::command, Group::change, "redo", "", "",
     Undoing::passes_over},
    {"pair list", "List the pairs", Access::read, pair_list::command, Group::look, "pair list"},
    {"pair edit", "Change names, tags or dates of a pair", Access::write, pair_edit::command, Group::hidden, "pair edit ada --tag maths"},
    {"pair pause", "Pause pairs; nothing falls due meanwhile", Access::write, pair_pause::command, Group::plan, "pair pause ada --until 2026-12-31"},
    {"pair resume", "Take up paused or ended pairs again", Access::write, pair_resume::command, Group::plan, "pair resume ada"},
    {"pair end", "End pairs, with thanks", Access::write, pair_end::command, Group::plan, "pair end ada --thanks \"Thank you for a great year\""},
    {"pair mail", "Write a short mail to each of some pairs", Access::own, pair_mail::command, Group::plan,
     "pair mail ada --template nudge",
     "It prints them, one behind the other (mbox), and marks nothing. With --via each is sent, and its pair marked when it has arrived, so "
     "that --not-within leaves it out next time.\nintroduce, nudge, midway and closing come with the program; templates/NAME.mail beside "
     "the config file is one of your own: \"Subject: ...\", an empty line, the text, with {mentor}, {mentee}, {mentor_first}, "
     "{mentee_first}, {from}, {addresses}, {last_met}, {next_meeting}, {agenda}, {every} and {ends} for what is true of the pair.\nA mail "
     "never says how the pair is judged, nor anything private.",
     "mbox", Undoing::passes_over},
    {"match init", "Write what is understood of sheets of sign-ups", Access::none, match_init::command, Group::plan,
     "match init sign-ups.csv",
     "SHEET is the answers of a form or a list, saved as CSV: commas, semicolons or tabs, in UTF-8. Mentors, mentees or both stand in it, one a "
     "line, and their columns are known by the words of their headings.\nThe criteria file that it prints, or writes with --file, says which "
     "heading means what, how many places an answer in words is, and what is asked of a pair. Change it, and name it with --criteria.\nWithout "
     "it the sheet is understood in the same way each time."},
    {"match check", "Say who can be matched at all, and what rules that out", Access::none, match_check::command, Group::plan,
     "match check sign-ups.csv",
     "Before anything is solved: how many mentees each must leaves without anybody, who is left without by all of them, and how many places "
     "are missing.\nWhere a sheet has times, the last answer of an address counts; the earlier rows are named, as are those of people who "
     "withdrew. All that cannot be read is told at once, each line with what to type.\nNothing is stored."},
    {"match plan", "Find the best pairs, with their reasons and a proof", Access::own, match_plan::command, Group::plan,
     "match plan sign-ups.csv -o plan.json",
     "Most people are matched first, then those who waited longest, then the wants decide by their points. Musts, bans, pins and places always "
     "hold, running pairs stay as they are, and no earlier pair is made again unless the criteria allow it.\nThe plan says why each pair is "
     "one, why somebody has nobody and what would help, and carries the prices that prove that no plan is better. The same people in any order "
     "give the same plan.\nIt holds all answers, so it is for you alone: match show is what you send. Nothing is stored before match apply.\n"
     "The next round: --again PLAN keeps criteria, pins and bans and says who moved; --review takes the sheet of match show --format csv with "
     "yes or no in its column ok; --unpin frees a running pair, which ends when the plan is applied unless it is in it.", "html"},
    {"match show", "Show a plan as a report that is fit to send", Access::none, match_show::command, Group::plan, "match show plan.json",
     "Who with whom and for which points, who has nobody and what would help, the load of each mentor. No answer is told, and private rules are "
     "not named.\nAs csv: a row a pair, with an empty column ok for a committee; match plan --review reads it back. JSON is the plan itself, and "
     "not to be sent. As mbox: a mail to each person who has nobody.", "html mbox"},
    {"match why", "Say why this one, why not that one, why nobody", Access::none, match_why::command, Group::plan, "match why plan.json bela",
     "Of one person: whom they have and for which points, or which rule left nobody. Of two: why they are a pair, which rule forbids it, or what "
     "it would cost all others together.\nThe sentences are fit for a mail."},
    {"match verify", "Check a plan and its proof, without the solver", Access::none, match_verify::command, Group::plan, "match verify plan.json",
     "Musts, bans, pins and places of each pair, all points and totals, and that the prices leave no better pair. Exit code 1 where any of it "
     "does not hold."},
    {"match apply", "Make the pairs of a plan", Access::write, match_apply::command, Group::plan, "match apply plan.json --every \"2w tue 15:00\"",
     "The sheets are read again, and it is refused where people, criteria or pairs changed since the plan was made. Each pair begins with the "
     "same agreement and tags. Run twice it makes nothing twice, and mentor undo takes all of it back.\nWho is left over is remembered, and "
     "comes first in the next plan. Answers are not kept."},
    {"agreement list", "List what each pair agreed", Access::read, agreement_list::command, Group::look, "agreement"},
    {"agreement show", "Show what a pair agreed, fit to send", Access::read, agreement_show::command, Group::plan,
     "agreement show ada --format markdown"},
    {"agreement set", "Agree cadence, length, notice, expectations", Access::write, agreement_set::command, Group::plan,
     "agreement set ada --every \"2w thu 10:00\" --notice 1d"},
    {"agreement sign", "Record that a side signed the agreement", Access::write, agreement_sign::command, Group::plan,
     "agreement sign ada --by both"},
    {"goal add", "Set a SMART goal", Access::write, goal_add::command, Group::plan,
     "goal add ada \"Give a 20-minute talk\" --metric \"dry runs\" --target 3 --due 2027-03-31"},
    {"goal list", "List the open goals", Access::read, goal_list::command, Group::look, "goal list"},
    {"goal check", "Check goals letter by letter against SMART", Access::read, goal_check::command, Group::plan, "goal check g1"},
    {"goal progress", "Record how far a goal has come", Access::write, goal_progress::command, Group::change,
     "goal progress g1 +1 \"second dry run\""},
    {"goal step", "Add a step on the way to a goal", Access::write, goal_step::command, Group::plan,
     "goal step g1 \"Write the outline\" --due 2026-12-15"},
    {"goal edit", "Change a goal", Access::write, goal_edit::command, Group::hidden, "goal edit g1 --due 2026-12-31"},
    {"step edit", "Change a step", Access::write, step_edit::command, Group::hidden, "edit s1 --due 2026-12-31"},
    {"agenda add", "Put a topic on the next meeting's agenda", Access::write, agenda_add::command, Group::plan,
     "agenda add ada \"How to open the talk\" --minutes 10"},
    {"agenda agree", "Agree to the agenda of a meeting", Access::write, agenda_agree::command, Group::plan, "agenda agree ada --by both",
     "What was agreed before a topic was added, changed or closed, or before the meeting was moved, is to be agreed anew."},
    {"topic edit", "Change a topic of an agenda", Access::write, topic_edit::command, Group::hidden, "edit t1 --minutes 15"},
    {"agenda invite", "Write a mail that invites the other side", Access::write, agenda_invite::command, Group::plan, "agenda invite ada",
     "Goes to stdout, for a mail program: mentor agenda invite ada | sendmail -t\nAny calendar program can answer it; agenda import takes "
     "the answer.", "", Undoing::passes_over},
    {"agenda import", "Take the answers to invitations", Access::write, agenda_import::command, Group::plan, "agenda import answer.ics",
     "FILE is the calendar file of the answer, or the whole mail that carries it.\nAccepted agrees to the agenda, declined cancels the "
     "meeting; another time, length or place is shown with the line that does it. Of several answers the newest counts."},
    {"agenda withdraw", "Write a mail that withdraws a cancelled meeting", Access::write, agenda_withdraw::command, Group::plan,
     "agenda withdraw ada@2026-10-06",
     "Goes to stdout, for a mail program: mentor agenda withdraw ada@2026-12-01 | sendmail -t\nIt takes the meeting out of the other side's "
     "calendar: one that was cancelled, or that a new cadence, a pause or an ending took away.", "", Undoing::passes_over},
    {"meeting list", "List the meetings to come", Access::read, meeting_list::command, Group::look, "meeting list", "", "ics"},
    {"meeting show", "Show a meeting; of a pair its next", Access::read, show_command::of_meetings, Group::hidden, "meeting show ada"},
    {"meeting add", "Plan a meeting outside the cadence", Access::write, meeting_add::command, Group::plan,
     "meeting add ada --at \"2026-12-04 15:00\" --for 30m"},
    {"meeting move", "Move one meeting to another time", Access::write, meeting_move::command, Group::plan,
     "meeting move ada --at \"wed 16:00\" --because \"a train strike\"",
     "A day alone keeps the time of day. Its topics come along.\nThe agenda is to be agreed anew, since what was agreed was for another "
     "time."},
    {"meeting cancel", "Cancel one meeting; its topics wait for the next", Access::write, meeting_cancel::command, Group::plan,
     "meeting cancel ada --by them --because \"ill\""},
    {"meeting miss", "Record that a meeting did not take place", Access::write, meeting_miss::command, Group::change, "meeting miss ada --by them",
     "PAIR means its last meeting that is neither logged, missed nor cancelled."},
    {"meeting edit", "Change the time, length or place of a meeting", Access::write, meeting_edit::command, Group::hidden,
     "edit ada@2026-12-01 --where \"Room 2\"", "An empty --at takes a move back, an empty --for the length that was agreed."},
    {"checkin add", "Log a check-in", Access::write, checkin_add::command, Group::change,
     "checkin add ada \"talked about the outline\" --on yesterday"},
    {"checkin list", "List the check-ins, newest first", Access::read, checkin_list::command, Group::look, "checkin list ada"},
    {"checkin edit", "Correct a check-in, or add what was forgotten", Access::write, checkin_edit::command, Group::hidden,
     "edit c1 --rating 4 --lesson \"start with the demo\"",
     "TEXT replaces the note; lines of a kind replace those of that kind by the same side, and an empty one takes them away.\nProgress, "
     "promises and --done are added to those there; a promise is changed by its own id.\nAnother day joins the meeting of that day; an "
     "empty --meeting parts it from its meeting."},
    {"action add", "Record a promise", Access::write, action_add::command, Group::change, "action add ada \"book the room\" --due fri"},
    {"action list", "List the open promises", Access::read, action_list::command, Group::look, "action list"},
    {"action edit", "Change a promise", Access::write, action_edit::command, Group::hidden, "edit a1 --due 2026-12-31"},
    {"report week", "Report on a week, Monday to Sunday", Access::read, report_week::command, Group::report, "report week --last --format markdown",
     "", "html"},
    {"report month", "Report on a month", Access::read, report_month::command, Group::report, "report month --last", "", "html"},
    {"report pair", "Report on a whole mentorship", Access::read, report_pair::command, Group::report, "report pair ada --format markdown", "",
     "html"},
    {"report wins", "Gather what went well, for a review talk", Access::read, report_wins::command, Group::report,
     "report wins ada --format markdown",
     "Wins, goals reached, promises kept and thanks of the last 365 days, or since --since, each with by whom.\nWith --group goal each stands "
     "under the goal that was brought further in its check-in.",
     "html"},
    {"report health", "Judge each pair, by which rule and on what evidence", Access::read, report_health::command, Group::report,
     "report health --as-of 2026-11-01", "", "html"},
    {"report replay", "Try other thresholds on your own history", Access::read, report_replay::command, Group::report,
     "report replay --set health.quiet=3",
     "Counts the alerts that each rule would have raised by what was known on each day, with the thresholds that hold now and with those "
     "to "
     "try.\nFollowed are those after which they met within a cadence, mended those that what was logged later takes back.",
     "html"},
    {"report ending", "Gather what a mentorship came to, draft the thanks", Access::read, report_ending::command, Group::report,
     "report ending ada --format markdown", "", "html"},
    {"report programme", "Report on all pairs, of one store or of many", Access::own, report_programme::command, Group::report,
     "report programme --format csv",
     "Counts, rates and sums are those of 12 months, or from --from to --until, both included; health is that of the last day.\nIn touch is "
     "the share of the pairs active on the last day with a contact in its 30 days.\nAttendance counts only pairs whose absences are "
     "recorded.\nThe figures of tags with fewer than 5 pairs are withheld, and those of others that would tell of such.\nA pair that stands "
     "in two stores is counted once, as the first of them has it; where the other differs the page says so.",
     "html"},
    {"remind list", "Show what is coming, what failed, the last run", Access::read, remind_list::command, Group::remind, "remind"},
    {"remind run", "Send the reminders that are due, each once", Access::own, remind_run::command, Group::remind, "remind run --dry-run",
     "For cron or a timer, at any interval. It prints nothing when nothing is due, and exits with 1 while a reminder cannot be delivered, "
     "which is tried again later.\nAfter the machine slept it sends what is still of use; a meeting's reminder expires when the meeting "
     "begins.\nA maildir gets each reminder exactly once. On stdout, by a program or by mail one may come twice, with the same key and "
     "Message-ID, if a run is killed while it delivers."},
    {"remind test", "Send a test message, to see that it arrives", Access::own, remind_test::command, Group::remind,
     "remind test --via stdout"},
    {"remind snooze", "Hold back reminders about one thing for a while", Access::write, remind_snooze::command, Group::remind,
     "remind snooze a1 2d",
     "A reminder that was already sent is sent once more when the snooze ends.\nSnoozing a pair holds back everything about it. A "
     "shorter snooze takes the place of a longer one.", "", Undoing::passes_over},
    {"remind install", "Have cron or systemd send reminders", Access::none, remind_install::command, Group::remind,
     "remind install cron --via stdout",
     "Prints a line for your crontab or systemd units; --write installs them and says how to remove them.\n--via has no default here; "
     "mentor help reminders describes each sink."},
    {"person list", "List everybody who is a side of a pair", Access::read, person_list::command, Group::keep, "person list"},
    {"person show", "Show all that is held about somebody", Access::read, person_show::command, Group::keep, "person show ada",
     "Each pair of theirs with its goals, topics, meetings, check-ins and promises: word for word as JSON."},
    {"person edit", "Change somebody's name, address or time zone", Access::write, person_edit::command, Group::keep,
     "person edit ada --email ada@example.org",
     "In every pair of theirs. What is told of you comes from the config: me.name, me.email, me.tz."},
    {"person merge", "Unite two records of one person", Access::write, person_merge::command, Group::keep, "person merge 1 4",
     "The first keeps name, address and zone; what it lacks comes from the other, whose pairs become the first's."},
    {"person erase", "Erase somebody for good, also from history and copies", Access::write, person_erase::command, Group::keep,
     "person erase ada --yes",
     "Name, address, pairs and all that is theirs go: from rows, history, reminders, keys, drafts, and our copies of the store. Undo reaches "
     "no further back. It asks, with both outcomes.\nWith --keep-pairs a pair ends and stays as \"(erased)\": what the other side wrote, "
     "promised and wants to reach is kept; expectations, places and reasons go, since they are about both.\nWhat went out is out of reach: "
     "exports, mails, calendars, copies elsewhere.", "", Undoing::stops},
    {"store info", "Say where the store is and what it holds", Access::read, store_info_command::command, Group::keep, "store info"},
    {"store check", "Check the store for damage", Access::read, store_check_command::command, Group::keep, "store check",
     "Its pages, rows, schema and history; who can read its files and whose they are; when the last backup was made; and whether a sync "
     "program left a second copy beside it, in which something may stand that is in no other."},
    {"store migrate", "Bring a store of an older version up to date", Access::own, store_migrate_command::command, Group::keep, "store migrate",
     "So does any command that writes. One that reads looks at a copy in memory, which is made up to 64 MiB.\nThe file as it was is kept "
     "in "
     "backups/ of the state folder, ~/.local/state/mentor."},
    {"store backup", "Make a backup, read through and on the disk", Access::own, store_backup_command::command, Group::keep, "store backup",
     "Without FILE a dated one in backups/ of the state folder, ~/.local/state/mentor, where the last 10 of each store are kept "
     "(store.backups). One is made by itself after a command that wrote, when the last is a week old (store.backup_every) and the store has "
     "less than 256 MiB.\nA FILE that is there is replaced only after a yes; the store itself never is.", "", Undoing::passes_over},
    {"store restore", "Go back to a backup", Access::own, store_restore_command::command, Group::keep, "store restore mentor-backup.db --yes",
     "FILE is looked through first, and one of an older version is brought up to date on the way. The store as it was is kept in backups/ of "
     "the state folder, sound or not, and the echo has the line that goes back to it.\nIt asks. No undo goes past it. Reminders that went out "
     "since FILE was made are not known to it.", "", Undoing::stops},
    {"store export", "Write everything as lines of JSON, for another store", Access::own, store_export::command, Group::keep,
     "store export ada --include-private",
     "The first line says format and version, each other one is a thing with all that is stored of it; store import reads them back. The "
     "same store gives the same bytes.\nA whole store has its private lines in it, unless --without-private; of some pairs they are left out, "
     "unless --include-private.\nLeft behind are short ids, which are given anew, the history with its reasons and keys, and what was sent: "
     "reminders, invitations. For all of it: copy the store itself.\nAs csv: the check-ins alone, as store import takes them.",
     "ndjson"},
    {"store import", "Take in an export, or a sheet of check-ins or pairs", Access::write, store_import::command, Group::keep,
     "store import checkins.csv",
     "FILE is an export, or a sheet saved as CSV: commas, semicolons or tabs, in UTF-8; its first line names the columns.\nCheck-ins: "
     "pair,met_on,minutes,channel,rating,note,wins,blockers (pair and met_on are needed; several wins are parted by \"; \").\nPairs: "
     "mentor,mentor_email,mentee,mentee_email,every,start,end,tag; the side that is not named is you. The headings of a form will do.\nAll "
     "bad lines are told at once, and nothing is taken unless all are good, or --skip-bad. The same line again adds nothing.\nOne command: "
     "mentor undo takes all of it back."},
    {"store publish", "Print the facts of stores as a script for PostgreSQL", Access::own, store_publish::command, Group::keep,
     "store publish --schema",
     "For psql, which holds the connection: mentor store publish DIR --programme NAME | psql -X DATABASE. The schema is made before, once, by "
     "its owner: mentor store publish --schema | psql -X DATABASE.\nFacts travel: days, counts, health with its rule, the tags that "
     "publish.tags names. Texts stay: notes, goals, topics, promises, reasons, handles. A person is a number made of the address with "
     "publish.key, and names travel only with --names.\nThe script changes only what differs, all of it or nothing. A store that is not given, "
     "or cannot be read, keeps its facts; --forget takes one out.\nWith --format, or as --json: what would travel of each store. docs/programme.md says more."},
    {"config show", "Show the settings and where each comes from", Access::none, config_show::command, Group::keep, "config show"},
    {"config init", "Write a commented config file", Access::none, config_init::command, Group::keep, "config init"},
    {"config edit", "Open the config file in your editor", Access::none, config_edit::command, Group::keep, "config edit"},
    {"config check", "Check the config file", Access::none, config_check::command, Group::keep, "config check"},
    {"demo", "Make a store to look around in", Access::own, demo_command::command, Group::keep, "demo"},
    {"completion", "Print the completion script of a shell", Access::bare, completion_command::command, Group::keep, "completion bash",
     "In this shell: source <(mentor completion bash), the same with zsh; mentor completion fish | source.\n"
     "For good: as ~/.local/share/bash-completion/completions/mentor, as _mentor in a folder of zsh's $fpath, as "
     "~/.config/fish/completions/mentor.fish. An installed program brings its own."},
    {"__complete", "Answer a shell's completion", Access::bare, complete_command::command, Group::hidden, "__complete show a"},
    {"help", "Explain a command or a topic", Access::bare, help_command::command, Group::keep, "help dates"},
};

constexpr Noun kNouns[] = {
    {"pair", "mentoring relationships", "pair list"},
    {"match", "pairs out of sheets of sign-ups", "match check"},
    {"agreement", "what both sides agreed", "agreement list", "agreement show"},
    {"goal", "SMART goals, steps and progress", "goal list"},
    {"agenda", "the page for the next meeting", "agenda next", "agenda next"},
    {"meeting", "occurrences of the cadence, and extra ones", "meeting list"},
    {"checkin", "contacts that took place", "checkin list"},
    {"action", "promises with an owner", "action list"},
    {"step", "milestones on the way to a goal", "goal list"},
    {"topic", "items of an agenda", "agenda next", "agenda next"},
    {"report", "what happened, week by week or over a whole mentorship", "report week"},
    {"remind", "what is due, each sent once", "remind list"},
    {"person", "those who are the sides of pairs", "person list", "person show"},
    {"store", "the file that holds everything", "store info"},
    {"config", "settings", "config show", "config show"},
};

constexpr Program kProgram{kCommands, kNouns};

}  // namespace

const Program& program() { return kProgram; }

}  // namespace mentor
