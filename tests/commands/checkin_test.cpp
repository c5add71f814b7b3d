// A check-in: which meeting it joins, what it takes from that, and what it changes.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Tuesdays at 15:00 in London, that is 16:00 for me in Berlin, for 45 minutes since September; Sam as needed.
struct Log : Typing {
  Log() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --start 2026-09-01 --tz Europe/London");
    out("pair add --mentee \"Sam Okafor\" --start 2026-09-01");
  }
  /// The first line of what logging says at a moment, without "c1 Ada Lovelace: ".
  std::string at(std::string_view iso, const std::string& line) {
    now = parse_iso_instant(iso).value();
    const std::string echo = out(line);
    return echo.substr(echo.find(": ") + 2, echo.find('\n') - echo.find(": ") - 2);
  }
  /// The meeting that a line joins, or null.
  std::string joined(const std::string& line) {
    const std::string json = out(line + " --json");
    const auto begin = json.find("\"meeting\": ") + 11;
    return json.substr(begin, json.find(",\n", begin) - begin);
  }
};

}  // namespace

TEST_CASE("without a date it joins the meeting that began within half a week") {
  CHECK(Log().at("2026-11-24T15:00:00Z", "log ada x") == "Tue 2026-11-24 16:00 CET (today), 45 min, video");
  CHECK(Log().at("2026-11-25T23:00:00Z", "log ada x") == "Tue 2026-11-24 16:00 CET (2 days ago), 45 min, video");
  CHECK(Log().at("2026-11-27T15:00:00Z", "log ada x") == "Tue 2026-11-24 16:00 CET (3 days ago), 45 min, video");
}

TEST_CASE("it joins none that begins in more than an hour, and none that began longer ago: then it met now") {
  CHECK(Log().at("2026-11-24T13:59:59Z", "log ada x") == "Tue 2026-11-24 14:59 CET (today), video");
  CHECK(Log().at("2026-11-28T03:00:01Z", "log ada x") == "Sat 2026-11-28 04:00 CET (today), video");
  CHECK(Log().at("2026-11-24T15:00:00Z", "log sam x") == "Tue 2026-11-24 16:00 CET (today), video");
}

TEST_CASE("a meeting that is logged, missed or cancelled is not joined") {
  Log of;
  of.now = parse_iso_instant("2026-11-25T09:00:00Z").value();
  CHECK(of.joined("log ada one") == "\"ada@2026-11-24\"");
  CHECK(of.joined("log ada two") == "null");
  of.out("rm c1 c2");
  of.out("meeting miss ada@2026-11-24");
  CHECK(of.joined("log ada three") == "null");
  of.out("reopen ada@2026-11-24");
  of.out("meeting cancel ada@2026-11-24");
  CHECK(of.joined("log ada four") == "null");
  of.out("reopen ada@2026-11-24");
  CHECK(of.joined("log ada five") == "\"ada@2026-11-24\"");
}

TEST_CASE("the latest of several meetings is joined, where it was moved to") {
  Log of;
  of.out("meeting add ada --at \"2026-11-25 09:00\" --for 30m");
  of.now = parse_iso_instant("2026-11-25T12:00:00Z").value();
  CHECK(of.joined("log ada x") == "\"ada@2026-11-25\"");
  CHECK(of.joined("log ada x") == "\"ada@2026-11-24\"");
  of.out("meeting move ada@2026-12-01 --at \"2026-11-26 09:00\"");
  CHECK(of.at("2026-11-26T12:00:00Z", "log ada x") == "Thu 2026-11-26 10:00 CET (today), 45 min, video");
  CHECK(holds(of.out("show ada@2026-12-01 --json"), "\"checkin\": \"c3\""));
}

TEST_CASE("a message or e-mail joins a meeting only by its name") {
  Log of;
  of.now = parse_iso_instant("2026-11-25T09:00:00Z").value();
  for (const char* channel : {"email", "message", "app"}) {
    CHECK(of.joined("log ada x --channel " + std::string(channel)) == "null");
    CHECK(of.joined("log ada x --on 2026-11-24 --channel " + std::string(channel)) == "null");
  }
  CHECK(of.joined("log ada x --channel email --meeting ada@2026-11-24") == "\"ada@2026-11-24\"");
}

TEST_CASE("a channel that is a meeting is kept, and the rest taken from the meeting") {
  CHECK(Log().at("2026-11-24T16:00:00Z", "log ada x --channel in-person") == "Tue 2026-11-24 16:00 CET (today), 45 min, in-person");
  CHECK(Log().at("2026-11-24T16:00:00Z", "log ada x --for 1h30m") == "Tue 2026-11-24 16:00 CET (today), 1 h 30 min, video");
}

TEST_CASE("--on a day joins its meeting and takes its time, else it is noon") {
  CHECK(Log().at("2026-11-23T09:00:00Z", "log ada x --on 2026-11-17") == "Tue 2026-11-17 16:00 CET (6 days ago), 45 min, video");
  CHECK(Log().at("2026-11-23T09:00:00Z", "log ada x --on 2026-11-18") == "Wed 2026-11-18 12:00 CET (5 days ago), video");
  CHECK(Log().at("2026-11-23T09:00:00Z", "log ada x --on \"2026-11-17 17:30\"") == "Tue 2026-11-17 17:30 CET (6 days ago), 45 min, video");
  CHECK(Log().at("2026-11-24T18:00:00Z", "log ada x --on now") == "Tue 2026-11-24 19:00 CET (today), video");
}

TEST_CASE("a day is mine, wherever the agreement's clock stands") {
  Log of;
  of.out("agreement set ada --every \"weekly tue 23:30\" --from 2026-11-01");
  CHECK(of.at("2026-11-23T09:00:00Z", "log ada x --on 2026-11-18") == "Wed 2026-11-18 00:30 CET (5 days ago), 45 min, video");
  CHECK(of.joined("log ada x --on 2026-11-17") == "null");
  CHECK(of.joined("log ada x --on 2026-11-11") == "\"ada@2026-11-10\"");
}

TEST_CASE("today without a time is never later than now") {
  CHECK(Log().at("2026-11-23T09:00:00Z", "log sam x --on today") == "Mon 2026-11-23 10:00 CET (today), video");
  CHECK(Log().at("2026-11-23T15:00:00Z", "log sam x --on today") == "Mon 2026-11-23 12:00 CET (today), video");
}

TEST_CASE("what has not taken place, or took place before the pair, is refused") {
  Log of;
  const Typed future = of.type("log ada x --on 2026-11-24");
  CHECK(future.code == 4);
  CHECK(holds(future.err, "mentor agenda add ada \"...\""));
  CHECK(of.type("log ada x --on \"2026-11-23 10:01\"").code == 4);
  CHECK(of.type("log ada x --meeting ada@2026-11-24").code == 4);
  CHECK(of.type("log ada x --on 2026-08-31").code == 4);
  CHECK(of.type("log ada x --on 2026-09-01").code == 0);
}

TEST_CASE("a meeting by name must be of the pair, there, and free") {
  Log of;
  of.out("log ada x --meeting ada@2026-11-17");
  CHECK(of.type("log ada x --meeting ada@2026-11-17") == Typed{4, "", "mentor: the meeting 'ada@2026-11-17' is already logged as c1\n"});
  CHECK(of.type("log ada x --meeting ada@2026-11-18").code == 3);
  CHECK(of.type("log sam x --meeting ada@2026-11-10").code == 4);
  of.out("meeting cancel ada@2026-11-10");
  CHECK(of.type("log ada x --meeting ada@2026-11-10").code == 4);
}

TEST_CASE("lines, promises, progress and what was done are logged together, and said") {
  Log of;
  of.out("goal add ada \"Give 3 talks\" --metric talks --target 3");
  of.out("goal step g1 \"the outline\"");
  of.out("action add ada \"send the outline\"");
  of.out("agenda add ada \"how to begin\"");
  CHECK(
      of.out("log ada \"Read the outline\" --on 2026-11-17 --rating 4 --win \"first draft\" --blocker \"no room\" --lesson \"start late\" "
             "--thanks \"for reading\" --private-note \"nervous\" --i-will \"book a room\" --due 2026-11-27 --they-will \"ask the host\" "
             "--progress g1=1 --progress g1+0.5 --done a1,t1 --done s1") ==
      "c1 Ada Lovelace: Tue 2026-11-17 16:00 CET (6 days ago), 45 min, video, rated 4 of 5\n"
      "- the meeting ada@2026-11-17\n"
      "- Read the outline\n"
      "- Win (Grace): first draft\n"
      "- Blocker (Grace): no room\n"
      "- Lesson (Grace): start late\n"
      "- Thanks (Grace): for reading\n"
      "- progress: g1 is at 1\n"
      "- progress: g1 is at 1.5\n"
      "- promised: a2 Grace: book a room (due Fri 2026-11-27 (in 4 days))\n"
      "- promised: a3 Ada: ask the host\n"
      "- done: a1, t1, s1\n");
  CHECK(holds(of.out("show g1 --json"), "\"current\": 1.5"));
  CHECK(holds(of.out("show a1 --json"), "\"done_on\": \"2026-11-17\""));
  CHECK(holds(of.out("show s1 --json"), "\"done_on\": \"2026-11-17\""));
  CHECK(holds(of.out("show t1 --json"), "\"status\": \"discussed\""));
}

TEST_CASE("if one part of a check-in cannot be, nothing of it is") {
  Log of;
  of.out("goal add sam \"Give a talk\"");
  of.out("action add ada \"send the outline\"");
  of.out("done a1");
  for (const char* part : {"--progress g1=1", "--done g1", "--done a1", "--progress g9=1", "--done a9"}) {
    INFO(part);
    const Typed typed = of.type("log ada x --i-will something " + std::string(part));
    CHECK((typed.code == 3 || typed.code == 4));
  }
  CHECK(of.out("checkin list").starts_with("No check-ins here."));
  CHECK(of.out("action list").starts_with("No promises here."));
}

TEST_CASE("promises are dated one by one, and a date without a promise is refused") {
  Log of;
  CHECK(of.type("log ada x --due fri --i-will y").code == 2);
  CHECK(of.type("log ada x --i-will y --due fri --due sat").code == 2);
  CHECK(of.type("log ada x --i-will \"\"").code == 2);
  CHECK(of.type("log ada x --progress g1").code == 2);
  CHECK(of.type("log ada x --progress =3").code == 2);
  CHECK(of.type("log ada x --done c1").code == 2);
  CHECK(of.type("log ada x --done a1,").code == 2);
  CHECK(of.type("log ada x --rating 0").code == 2);
}

TEST_CASE("lines are by my side, by the other with --by, and by the mentee where I am neither") {
  Log of;
  CHECK(holds(of.out("log ada --win x --on 2026-11-17"), "- Win (Grace): x"));
  CHECK(holds(of.out("log ada --win x --by them --on 2026-11-10"), "- Win (Ada): x"));
  CHECK(holds(of.out("log sam --win x"), "- Win (Grace): x"));
  of.out("pair add --mentor Lin --mentee Bo --start 2026-09-01");
  CHECK(holds(of.out("log bo-lin --win x"), "- Win (Bo): x"));
  CHECK(of.type("log bo-lin --win x --by me").code == 4);
}

TEST_CASE("check-ins are listed the newest first, by pair, days and count") {
  Log of;
  for (const char* on : {"2026-11-10", "2026-11-17", "2026-11-03"}) of.out("log ada \"of " + std::string(on) + "\" --on " + on);
  of.out("log sam \"a call\" --on 2026-11-12 --channel phone --rating 5");
  CHECK(of.out("checkin list") ==
        "Check-in  Pair  Met               Length  Channel  Rating  What\n"
        "c2        ada   2026-11-17 16:00      45  video            of 2026-11-17\n"
        "c4        sam   2026-11-12 12:00          phone         5  a call\n"
        "c1        ada   2026-11-10 16:00      45  video            of 2026-11-10\n"
        "c3        ada   2026-11-03 16:00      45  video            of 2026-11-03\n");
  CHECK(of.out("checkin list --pair ada --since 2026-11-10 --until 2026-11-10 --format csv") ==
        "id,pair,met_at,logged_at,minutes,channel,rating,meeting,lines\n"
        "c1,ada,2026-11-10T15:00:00Z,2026-11-23T09:00:00Z,45,video,,ada@2026-11-10,of 2026-11-10\n");
  CHECK(holds(of.out("checkin list --limit 1"), "c2 "));
  CHECK(!holds(of.out("checkin list --limit 1"), "c4 "));
  CHECK(of.type("checkin list --limit 0").code == 2);
  CHECK(of.type("checkin list --pair bob").code == 3);
}

TEST_CASE("without a text a form asks for it, and left as it was it logs nothing") {
  Log of;
  CHECK(of.type("log ada").code == 7);
  of.in_terminal = true;
  of.editor = "true";
  CHECK(of.type("log ada").code == 2);
  CHECK(of.out("checkin list").starts_with("No check-ins here."));
  of.in_terminal = false;
  of.stdin_text = "from a pipe\nin two lines\n";
  CHECK(holds(of.out("log ada - --on 2026-11-17"), "- from a pipe"));
}

TEST_CASE("the form has a place for promises with their day, what is done, progress and a rating, as options say them") {
  Log of;
  of.out("goal add ada \"Read three papers\" --metric papers --target 3");
  of.out("agenda add ada \"How to open\"");
  of.out("action add ada \"send the outline\"");
  of.in_terminal = true;
  of.editor = (of.folder / "editor").string();
  std::ofstream(of.folder / "editor") << "#!/bin/sh\n"
                                         "sed -i -e 's/^# t1/t1/' -e 's/^# a1/a1/' -e 's/^# g1/g1/' -e '/^# How useful/a 4'"
                                         " -e '/^# A promise/a book the room due fri\\n--due 2026-12-04'"
                                         " -e '/^# The same/a lend a book' -e '/^# What you talked/a the opening' \"$1\"\n";
  std::filesystem::permissions(of.folder / "editor", std::filesystem::perms::owner_all);
  of.out("log ada --on now");
  of.in_terminal = false;
  const std::string shown = of.out("show c1 --json");
  CHECK(holds(shown, "\"text\": \"the opening\""));
  CHECK(holds(shown, "\"rating\": 4"));
  CHECK(holds(shown, "\"text\": \"book the room due fri\""));
  CHECK(holds(shown, "\"due_on\": \"2026-12-04\""));
  CHECK(holds(shown, "\"text\": \"lend a book\""));
  CHECK(holds(shown, "\"a1\""));
  CHECK(holds(shown, "\"t1\""));
  CHECK(holds(of.out("show g1 --json"), "\"current\": 1"));
}
