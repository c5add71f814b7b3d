#include "cli/topics.hpp"

#include <algorithm>
#include <array>

#include "cli/usage.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {
namespace {

constexpr Fact kVariables[] = {
    {"MENTOR_STORE", "the store, where --store is not given"},
    {"MENTOR_CONFIG", "the config file, where --config is not given"},
    {"MENTOR_NOW", "the moment to take for now, where --now is not given"},
    {"XDG_DATA_HOME", "where the store lies: below it in mentor/"},
    {"XDG_CONFIG_HOME", "where the config file lies: below it in mentor/"},
    {"XDG_STATE_HOME", "where drafts and backups lie: below it in mentor/"},
    {"VISUAL, EDITOR", "the editor for --edit; else vi"},
    {"USER", "my name, where the config has none"},
    {"PAGER", "what shows more than a screenful, where ui.pager has nothing; else less -FRX"},
    {"TZ", "my time zone, where the config has none"},
    {"TZDIR", "the folder of the time zones; else the system's"},
    {"NO_COLOR", "no colour, unless --color says so"},
    {"CLICOLOR_FORCE, FORCE_COLOR", "colour even into a pipe"},
    {"CLICOLOR", "0: no colour"},
    {"LC_ALL, LC_CTYPE, LANG", "where the first of them is not UTF-8, charts are drawn in ASCII"},
    {"COLUMNS", "columns to fit to, where --width is not given"},
};

constexpr Fact kFileFacts[] = {
    {"~/.local/share/mentor/mentor.db", "the store"},
    {"~/.config/mentor/config.toml", "the settings"},
    {"~/.local/state/mentor/", "drafts and backups"},
};

constexpr std::string_view kDates =
    "Dates and times, the same in every option:\n"
    "  2026-12-01, 2026-12-01 15:00, with Z or an offset such as +01:00\n"
    "  22 dec, dec 22, today, tomorrow 3pm, yesterday, 15:00 (today), noon, now\n"
    "  fri, fri 15:00 (the nearest one: past for --on, to come for --at and --due)\n"
    "  next fri (in the next ISO week), last fri (in the last)\n"
    "  tue 13 oct, Tue 2026-12-01 15:00 CET: a weekday or a zone, as they are printed\n"
    "  in 2 weeks, 3 days ago, +3d, -2w, eow, eom, eoq, eoy, end of november\n"
    "  september, sep 2026, 2026-09, 2026-W14, week 14, last week: the whole time\n"
    "  (--of), its first day (--since, --from, --start) or its last (--until, --due)\n"
    "Lengths: 45m, 45 min, 1h30m, 1.5h, 2 days, 2w; --for 45 is minutes.\n"
    "03/04/26 and a lone m are refused: they mean two things.\n"
    "A time that a clock change skips is refused; one that comes twice is the first.\n"
    "The cadence of a pair (--every): weekly tue 15:00, 2w thu 10:00, monthly 15 09:00,\n"
    "  2nd tue 15:00, weekly mon,thu 15:00, quarterly 1 10:00, 10d 09:00, daily 08:30,\n"
    "  as-needed; or as you would say it: every other tue at 3pm.\n";

constexpr std::string_view kReferences =
    "How things are named:\n"
    "  ada                 a pair: its handle, a unique beginning of it or of a\n"
    "                      name, or p3\n"
    "  g12 s3 t4 c45 a9    a goal, step, topic, check-in, promise\n"
    "  m7, ada@2026-12-01  a meeting; ada alone is its next one\n"
    "An id is given once and never again. What could be two things is refused.\n";

constexpr std::string_view kReminders =
    "How reminders reach you (--via, else remind.via):\n"
    "  stdout   printed; cron mails what is printed, if there is a mail server\n"
    "  exec     remind.command is run, without a shell, in the caller's folder\n"
    "  mail     sent to remind.mail_to, else me.email, by /usr/sbin/sendmail -t -i,\n"
    "           or by remind.command where remind.via is mail: [\"msmtp\", \"-t\"]\n"
    "  maildir  put into the folder remind.maildir, each exactly once\n"
    "A program gets the message on stdin, and in its environment MENTOR_TITLE,\n"
    "MENTOR_KIND, MENTOR_PAIR, MENTOR_SUBJECT, MENTOR_DUE, MENTOR_EXPIRES, MENTOR_KEY\n"
    "(the same at every try) and MENTOR_ATTEMPT. Exit code 0 means delivered; after\n"
    "any other, and after remind.timeout, it is tried again later. A run that is\n"
    "killed while it delivers may send a reminder twice, except into a maildir. What\n"
    "it did not get to before a meeting began is reported once by the next run, and\n"
    "mentor remind lists it as expired.\n";

constexpr std::string_view kPromptRecipes =
    "A line for prompts and bars: the next meeting of these 7 days, promises of mine\n"
    "that are overdue, and meetings that nobody logged. It is empty where there is\n"
    "nothing; it never waits, and says nothing of a store that cannot be read.\n"
    "  $ mentor today --oneline\n"
    "  ada tue 15:00 \xC2\xB7 2 overdue \xC2\xB7 1 unlogged\n"
    "bash, in ~/.bashrc:\n"
    "  PROMPT_COMMAND='mentor_line=$(mentor today --oneline)'\n"
    "  PS1='${mentor_line:+[$mentor_line] }\\w\\$ '\n"
    "zsh, in ~/.zshrc:\n"
    "  precmd() { RPROMPT=$(mentor today --oneline) }\n"
    "fish, in ~/.config/fish/config.fish:\n"
    "  function fish_right_prompt; mentor today --oneline; end\n"
    "tmux, in ~/.tmux.conf:\n"
    "  set -g status-interval 60\n"
    "  set -g status-right-length 60\n"
    "  set -g status-right '#(mentor today --oneline) %H:%M'\n";

constexpr Fact kWords[] = {
    {"pair", "one mentoring relationship: a mentor, a mentee, and which of them I am"},
    {"handle", "the short name of a pair in commands, such as ada"},
    {"agreement", "what both sides accept: cadence, length, channel, notice, hours"},
    {"cadence", "how often and when they meet, such as weekly tue 15:00"},
    {"meeting", "one date of the cadence, or an extra one"},
    {"agenda", "the page for the next meeting"},
    {"topic", "one item of an agenda; it carries over until it is discussed"},
    {"goal", "something to reach: specific, measurable, agreed, with a date"},
    {"step", "a milestone on the way to a goal"},
    {"check-in", "one contact that took place; logged then or later (log, checkin)"},
    {"line", "a part of a check-in: note, win, blocker, lesson, thanks"},
    {"promise", "what a side will do, perhaps by a date (action)"},
    {"person", "somebody who is a side of pairs"},
    {"health", "on-track, needs-check-in, at-risk, too-early, paused or ended"},
    {"side", "me, them, mentor, mentee or both, as in --by"},
    {"private", "shown to me on a terminal, and in no report, mail or pipe"},
    {"store", "the one file that holds everything"},
    {"sink", "how reminders leave: stdout, exec, mail, maildir"},
};

std::string in_two_columns(std::span<const Fact> facts) {
  int width = 0;
  for (const auto& fact : facts) width = std::max(width, display_width(fact.name));
  std::string text;
  for (const auto& fact : facts) text += std::string(kIndent, ' ') + pad(fact.name, width) + "  " + std::string(fact.about) + "\n";
  return text;
}

std::string vocabulary() { return "What the words mean:\n" + in_two_columns(kWords); }
std::string dates() { return std::string(kDates); }
std::string reminders() { return std::string(kReminders); }
std::string prompt_recipes() { return std::string(kPromptRecipes); }
std::string references() { return std::string(kReferences); }
std::string codes() { return "What mentor returns to the shell:\n" + in_two_columns(exit_code_facts()); }
std::string variables() { return "Flag, then environment, then config, then default:\n" + in_two_columns(kVariables); }

std::string format_list() {
  std::vector<Fact> facts;
  std::vector<std::string_view> stable;
  for (const auto& format : formats()) {
    facts.push_back({format.name, format.summary});
    if (format.audience == Audience::scripts) stable.push_back(format.name);
  }
  const std::string_view last = stable.back();
  stable.pop_back();
  return "--format F (--json is --format json):\n" + in_two_columns(facts) + joined(stable, ", ") + " and " + std::string(last) +
         " are stable within a major version; a table is not.\n";
}

struct Topic {
  std::string_view name;
  std::string (*text)();
};

constexpr Topic kTopics[] = {{"words", vocabulary},      {"dates", dates},         {"references", references}, {"reminders", reminders},
                             {"prompt", prompt_recipes}, {"formats", format_list}, {"exit-codes", codes},      {"environment", variables}};

}  // namespace

std::span<const Fact> exit_code_facts() {
  static constexpr std::string_view kDigits = "0123456789";
  static const auto facts = [] {
    std::array<Fact, kExitCodes.size()> all;
    std::ranges::transform(kExitCodes, all.begin(), [](const ExitCode& row) {
      return Fact{kDigits.substr(static_cast<std::size_t>(row.code), 1), row.about};
    });
    return all;
  }();
  return facts;
}
std::span<const Fact> variable_facts() { return kVariables; }
std::span<const Fact> file_facts() { return kFileFacts; }

std::optional<std::string> topic_text(std::string_view name) {
  const auto found = std::ranges::find(kTopics, name, &Topic::name);
  return found == std::end(kTopics) ? std::nullopt : std::optional(found->text());
}

std::vector<std::string_view> topic_names() {
  std::vector<std::string_view> names{"options"};
  for (const auto& topic : kTopics) names.push_back(topic.name);
  return names;
}

std::string_view begin_lines() {
  return "Nothing is recorded yet. Begin with one line; nothing leaves this machine:\n"
         "  mentor pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\"   Ada is my mentor\n"
         "  mentor pair add --mentee \"Sam Okafor\" --every \"2w thu 10:00\"         Sam is my mentee\n"
         "Then: mentor goal add ada \"...\"   mentor log ada      To look around: mentor demo\n";
}

}  // namespace mentor
