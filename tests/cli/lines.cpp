#include "cli/lines.hpp"

#include <algorithm>

namespace mentor::real {
namespace {

/// What is typed in a demo store, where the example of the registry does not say it all: each line on a fresh copy of the store.
const std::map<std::string_view, std::vector<std::string>> kLines{
    {"show", {"show g1", "show ada", "show c1", "show a1", "show t1", "show s1", "show sam@2026-11-26", "show g1 c1", "show ada sam"}},
    {"history", {"history g1", "history c1", "history ada"}},
    {"search", {"search outline", "search no-such-word-anywhere"}},
    {"edit",
     {"edit g1 --due 2026-12-31", "edit a3 --due 2026-12-31", "edit s2 --due 2026-12-31", "edit ada --tag x", "edit t5 --minutes 20",
      "edit c1 --rating 2", "edit ada@2026-12-01 --where here", "edit c1 c2 --private"}},
    {"done", {"done a11", "done g1 --result 1", "done s2", "done t5"}},
    {"drop", {"drop t5 --because \"no longer needed\"", "drop g1", "drop a11"}},
    {"reopen", {"reopen a1", "reopen s1"}},
    {"undo", {"undo", "undo 2 --yes"}},
    {"rm", {"rm c1", "rm a1 g2", "rm ada --yes", "rm t1", "rm s1"}},
    {"pair pause", {"pair pause ada --until 2026-12-31", "pair pause ada sam"}},
    {"pair resume", {"pair resume lee"}},
    {"person merge", {"person merge king ada"}},
    {"pair end", {"pair end ada --thanks \"Thank you\"", "pair end ada sam --because done"}},
    {"agreement set", {"agreement set ada --every \"2w thu 10:00\" --notice 1d", "agreement set ada sam --reply-within 2d"}},
    {"agreement sign", {"agreement sign lee --by both"}},
    {"goal add", {"goal add ada \"Give a talk\" --level -2=none --level 2=all --weight 2", "goal add ada learn"}},
    {"goal check", {"goal check", "goal check g1"}},
    {"agenda next", {"agenda", "agenda ada", "agenda sam@2026-11-26"}},
    {"agenda invite", {"agenda invite ada", "agenda invite sam@2026-11-26"}},
    {"agenda withdraw", {"agenda withdraw ada@2026-10-06"}},
    {"agenda agree", {"agenda agree ada --by both", "agenda agree sam@2026-12-10"}},
    {"checkin add", {"checkin add ada x --on yesterday --i-will y --progress g1=3 --private-note z --rating 3"}},
    {"log", {"log sam \"hello\" --channel message", "log ada --win w --lesson l --thanks t --blocker b --they-will p"}},
    {"checkin list", {"checkin list", "checkin list --pair ada --limit 2"}},
    {"meeting list", {"meeting list", "meeting list --from 2026-09-01 --until 2026-12-31"}},
    {"meeting miss", {"meeting miss ada@2026-11-24 --now 2026-11-25"}},
    {"action list", {"action list", "action list --all", "action list --overdue"}},
    {"report week", {"report week", "report week --last", "report week --of 2026-09-15", "report week --include-private"}},
    {"report programme", {"report programme", "report programme --since 2026-10-01 --pair ada"}},
    {"report replay", {"report replay --set health.quiet=1"}},
    {"remind run", {"remind run --dry-run", "remind run --kind meeting,action", "remind run"}},
    {"remind install", {"remind install cron --via stdout", "remind install systemd --via stdout"}},
    {"topic edit", {"edit t5 --minutes 5", "edit t4 t5 --by them"}},
    {"checkin edit", {"edit c1 the text --rating 2 --lesson l --i-will p --progress g1=2", "edit c1 c2 --for 30m"}},
    {"store backup", {"store backup", "store backup copy-of-mine.db --yes"}},
    {"store export", {"store export", "store export ada", "store export ada --include-private", "store export --without-private"}},
    {"store import", {"store import checkins.csv"}},
    {"config show", {"config show", "config show me.name", "config show --origin"}},
};

/// What needs somebody at a terminal.
constexpr std::string_view kInteractive[] = {"config edit"};

}  // namespace

const std::vector<std::string>& lines_of(const Command& command) {
  static std::map<std::string_view, std::vector<std::string>> examples;
  if (const auto found = kLines.find(command.name); found != kLines.end()) return found->second;
  const std::string example(command.example.substr(0, command.example.find(" --format")));
  return examples.try_emplace(command.name, std::vector<std::string>{example}).first->second;
}

const std::vector<std::string>& preparing_lines() {
  static const std::vector<std::string> lines{"pair add --mentee \"Lee Wong\" --every weekly", "pair pause lee",
                                              "pair add --mentor \"Ada King\" --handle king",
                                              // something to take back, and something that was
                                              "pair edit king --tag crown", "pair edit king --tag poet", "undo"};
  return lines;
}

bool is_interactive(const Command& command) { return std::ranges::find(kInteractive, command.name) != std::end(kInteractive); }

std::string answer_about(std::string_view uid) {
  return "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:" + std::string(uid) +
         "\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\nEND:VEVENT\r\n"
         "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

}  // namespace mentor::real
