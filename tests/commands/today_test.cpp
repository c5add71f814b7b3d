// The start screen.
#include <algorithm>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

// Ada on Tuesdays in London, Sam every other Thursday in Berlin, both since September; it is Monday 23 November.
struct Start : Typing {
  Start() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --tz Europe/London --start 2026-11-10");
    out("pair add --mentee \"Sam Okafor\" --every \"2w thu 10:00\" --start 2026-11-02");
  }
};

}  // namespace

TEST_CASE("no command is today, with what is next, not logged, promised and due") {
  Start at;
  at.out("log ada first meeting --meeting ada@2026-11-10");
  at.out("log sam first meeting --meeting sam@2026-11-05");
  at.out("log sam second meeting --meeting sam@2026-11-19");
  at.out("action add ada \"book the room\" --due 2026-11-20");
  at.out("action add ada \"lend the clicker\" --owner them");
  at.out("agenda add ada \"How to open\" --minutes 10");
  at.out("agenda add ada \"My doubts\" --private");
  at.out("goal add ada \"Give a talk at the meetup\" --metric talks --target 1 --due 2026-12-01");
  CHECK(at.type("") == Typed{0,
                             "Mon 2026-11-23\n"
                             "\n"
                             "Next\n"
                             "- Tue 24 Nov 16:00 CET (15:00 in London), tomorrow: Ada Lovelace (ada), 45 min, video\n"
                             "    - How to open (Grace, 10 min)\n"
                             "  mentor agenda ada\n"
                             "\n"
                             "Not logged\n"
                             "- Tue 17 Nov 16:00 CET (15:00 in London): Ada Lovelace (ada)\n"
                             "  mentor log ada \"...\" --meeting ada@2026-11-17   or   mentor meeting miss ada@2026-11-17\n"
                             "\n"
                             "My promises\n"
                             "[ ] a1 book the room (ada), due Fri 20 Nov, 3 days overdue\n"
                             "  mentor done a1\n"
                             "\n"
                             "Promised to me\n"
                             "[ ] a2 lend the clicker (ada)\n"
                             "  mentor done a2\n"
                             "\n"
                             "Goals due\n"
                             "- g1 Give a talk at the meetup: 0 of 1 talks, 0 % of the way, 0 % of the time, due 1 Dec (in 8 days, ada)\n"
                             "  mentor goal progress g1 N\n",
                             "1 private line was left out (--include-private shows it)\n"});
}

TEST_CASE("a meeting that goes on is still next, and not yet unlogged") {
  Start at;
  at.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(15) + std::chrono::minutes(30);
  CHECK(at.out("today").find("Next\n- Tue 24 Nov 16:00 CET") != std::string::npos);
  at.now += std::chrono::minutes(20);
  CHECK(at.out("today").find("- Tue 24 Nov 16:00 CET (15:00 in London): Ada Lovelace (ada), and 2 before\n") != std::string::npos);
}

TEST_CASE("with nothing in the next days the nearest meeting is named") {
  Typing at;
  at.out("pair add --mentee Sam --every \"monthly 15 10:00\"");
  CHECK(at.out("today") ==
        "Mon 2026-11-23\n\nNext, in more than 7 days\n- Tue 15 Dec 10:00 CET, in 22 days: Sam (sam), 1 h, video\n  mentor agenda sam\n");
  CHECK(at.out("today --json").find("\"meetings\": [],") != std::string::npos);
}

TEST_CASE("a paused pair is called paused, and shows its promises and what comes after the pause") {
  Start at;
  at.out("action add ada \"book the room\" --due 2026-11-20");
  at.out("pair pause ada --from 2026-11-10 --until 2026-11-25");
  at.out("pair pause sam --from 2026-11-02");
  CHECK(at.out("today") ==
        "Mon 2026-11-23\n"
        "\n"
        "Next, in more than 7 days\n"
        "- Tue 1 Dec 16:00 CET (15:00 in London), in 8 days: Ada Lovelace (ada), 45 min, video\n"
        "  mentor agenda ada\n"
        "\n"
        "My promises\n"
        "[ ] a1 book the room (ada), due Fri 20 Nov, 3 days overdue\n"
        "  mentor done a1\n"
        "\n"
        "Paused\n"
        "- Ada Lovelace (ada): since Tue 10 Nov, until Wed 25 Nov\n"
        "- Sam Okafor (sam): since Mon 2 Nov\n"
        "  mentor pair resume ada\n");
}

TEST_CASE("ten of a kind are named, and the line that lists the others") {
  Typing at;
  for (int i = 1; i <= 13; ++i) at.out("pair add --mentee \"Kim" + std::to_string(i) + " Lee\" --every \"weekly tue 15:00\"");
  for (int i = 1; i <= 12; ++i) at.out("action add kim1 \"promise " + std::to_string(i) + "\"");
  for (int i = 1; i <= 300; ++i) at.out("agenda add kim1 \"topic " + std::to_string(i) + "\"");
  const std::string today = at.out("today");
  CHECK(today.find("- and 3 more: mentor meeting list\n") != std::string::npos);
  CHECK(today.find("- and 2 more: mentor action list --owner me\n") != std::string::npos);
  CHECK(today.find("    - topic 5 (Grace)\n    - and 295 more: mentor agenda kim1\n") != std::string::npos);
  CHECK(std::ranges::count(today, '\n') < 40);
  const std::string csv = at.out("today --format csv");
  CHECK(std::ranges::count(csv, '\n') == 1 + 13 + 12);
}

TEST_CASE("without a store today says how to begin, and makes none") {
  Typing at;
  const Typed typed = at.type("today");
  CHECK(typed.code == 0);
  CHECK(typed.out.empty());
  CHECK(typed.err.starts_with("Nothing is recorded yet. Begin with one line; nothing leaves this machine:\n"));
  CHECK(std::filesystem::is_empty(at.folder));
}

TEST_CASE("the line for a prompt counts what the page names, whatever was logged, missed, moved and joined") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
  at.out("pair add --mentee Sam --every \"2w thu 10:00\" --start 2026-09-03");
  at.out("log ada talked --on 2026-11-17");
  at.out("log ada talked --on 2026-10-06");
  at.out("meeting miss ada@2026-11-10");
  at.out("meeting move ada@2026-11-24 --at \"2026-11-25 09:00\"");
  const std::string page = at.out("today --json");
  const auto begin = page.find("\"unlogged\": [");
  const std::string unlogged = page.substr(begin, page.find("\n  ]", begin) - begin);
  std::size_t count = 0;
  for (auto place = unlogged.find("\"ref\""); place != std::string::npos; place = unlogged.find("\"ref\"", place + 1)) ++count;
  REQUIRE(count > 10);
  CHECK(at.out("today --oneline") == "ada wed 09:00 | " + std::to_string(count) + " unlogged\n");
}
