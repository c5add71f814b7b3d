#include "cli/topics.hpp"

#include <algorithm>

#include "mentor/cli/run.hpp"

namespace mentor {
namespace {

struct Topic {
  std::string_view name;
  std::string_view text;
};

constexpr Topic kTopics[] = {
    {"dates",
     "Dates and times, the same in every option:\n"
     "  2026-12-01, 2026-12-01 15:00, with Z or an offset such as +01:00\n"
     "  22 dec, dec 22, today, tomorrow 3pm, yesterday, 15:00 (today), noon, now\n"
     "  fri, fri 15:00 (the nearest one: past for --on, to come for --at and --due)\n"
     "  next fri (in the next ISO week), last fri (in the last)\n"
     "  in 2 weeks, 3 days ago, +3d, -2w, eow, eom, eoq, eoy, 2026-W14\n"
     "Lengths: 45m, 1h30m, 2d, 2w.\n"
     "03/04/26 and a lone m are refused: they mean two things.\n"
     "A time that a clock change skips is refused; one that comes twice is the first.\n"},
    {"references",
     "How things are named:\n"
     "  ada              a pair: its handle, a unique beginning of it or of a name, or p3\n"
     "  g12 s3 t4 c45 a9 a goal, step, topic, check-in, promise\n"
     "  m7, ada@2026-12-01  a meeting; ada alone is its next one\n"
     "An id is given once and never again. What could be two things is refused.\n"},
    {"formats",
     "--format F:\n"
     "  table     for people (the default)\n"
     "  json      for scripts: every field, always there; also --json\n"
     "  csv       one row a thing\n"
     "  markdown  for notes and mail\n"
     "json and csv are stable within a major version; a table is not.\n"},
    {"exit-codes",
     "0  done (an empty list is done)\n"
     "1  failed: the disk, a delivery\n"
     "2  wrong on the command line, in its input or in the config\n"
     "3  well-formed but not there\n"
     "4  forbidden by what the store holds\n"
     "5  the store stayed busy for 10 seconds\n"
     "6  the store is damaged, not ours, unsafe or from a newer version\n"
     "7  input is needed but there is no terminal, or --no-input\n"
     "8  something needs attention, only with --exit-code\n"},
    {"environment",
     "MENTOR_STORE     the store, where --store is not given\n"
     "MENTOR_CONFIG    the config file, where --config is not given\n"
     "MENTOR_NOW       the moment to take for now\n"
     "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME   where files live\n"
     "VISUAL, EDITOR   the editor      TZ   my time zone\n"
     "NO_COLOR, CLICOLOR_FORCE, COLUMNS   colour and width\n"},
};

}  // namespace

std::optional<std::string_view> topic_text(std::string_view name) {
  const auto found = std::ranges::find(kTopics, name, &Topic::name);
  return found == std::end(kTopics) ? std::nullopt : std::optional(found->text);
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
