// Reminders from the commands' side: each once, its words, failures, snoozes, and the list.
#include <fstream>
#include <nlohmann/json.hpp>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

using Json = nlohmann::json;

// Ada mentors Grace (me, in Berlin) on Tuesdays at 15:00 in London. Everything so far is logged; it is a day before they meet.
struct Told : Typing {
  Told() {
    out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --for 45m --tz Europe/London --start 2026-11-24");
    out("log ada \"first meeting\" --meeting ada@2026-11-24 --now 2026-11-24T17:00:00Z");
    at("2026-11-30T15:00:00Z");
  }
  void at(std::string_view iso) { now = parse_iso_instant(iso).value(); }
  void config(std::string_view text) {
    std::filesystem::create_directories(folder / ".config/mentor");
    std::ofstream(folder / ".config/mentor/config.toml") << text;
  }
  Json json(std::string_view line) { return Json::parse(out(std::string(line) + " --json")); }
  /// "sent ada@2026-12-01 2026-11-30T15:00:00Z" a line.
  std::string listed(std::string_view kind) {
    std::string text;
    for (const auto& reminder : json("remind"))
      if (reminder["kind"] == kind)
        text += reminder["state"].get<std::string>() + " " +
                (reminder["subject"].is_null() ? "-" : reminder["subject"].get<std::string>()) + " " +
                reminder["due_at"].get<std::string>() + "\n";
    return text;
  }
};

constexpr std::string_view kMeeting =
    "Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada, 45 min, video\n"
    "  Topics: How to open the talk (me, 10 min). You promised: book the room, 3 days overdue (a1)\n"
    "  Prepare: mentor agenda ada    Cannot come: mentor meeting move ada --at WHEN\n";

}  // namespace

TEST_CASE("a meeting's reminder says who, when on both clocks, how, the topics and my promises, and what to type") {
  Told t;
  t.out("agenda add ada \"How to open the talk\" --minutes 10");
  t.out("agenda add ada \"My doubts\" --private");
  t.out("action add ada \"book the room\" --due 2026-11-27");
  t.out("action add ada \"lend the clicker\" --owner them");
  CHECK(t.type("remind run --kind meeting") == Typed{0, std::string(kMeeting), ""});
  CHECK(t.type("remind run --kind meeting") == Typed{0, "", ""});
}

TEST_CASE("a private topic stays out of reminders, also in JSON, which elsewhere has it") {
  Told t;
  t.out("agenda add ada \"My doubts\" --private");
  CHECK(t.out("agenda ada --json").find("My doubts") != std::string::npos);
  CHECK(t.out("remind --json").find("My doubts") == std::string::npos);
  CHECK(t.out("remind run --dry-run --json").find("My doubts") == std::string::npos);
}

TEST_CASE("what undo and redo bring back is not reminded of again, and what was not sent yet is worked out anew") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-11-30");
  const std::string sent = t.out("remind run");
  CHECK(sent.find("in 24 hours") != std::string::npos);
  CHECK(sent.find("book the room") != std::string::npos);
  t.now += std::chrono::minutes(1);
  for (const char* line :
       {"edit a1 --due 2026-12-20", "undo", "meeting move ada --at \"2026-12-01 17:00\"", "undo", "redo", "undo", "rm a1", "undo"}) {
    t.out(line);
    t.now += std::chrono::minutes(1);
  }
  CHECK(t.out("remind run") == "");
  t.out("meeting cancel ada");
  t.out("undo");
  t.at("2026-12-01T14:00:00Z");
  CHECK(t.out("remind run --kind meeting").find("in 1 hour") != std::string::npos);
}

TEST_CASE("each reminder goes out once, at whatever interval it is asked for") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-12-03");
  std::string everything;
  for (; t.now < parse_iso_instant("2026-12-04T00:00:00Z").value(); t.now += std::chrono::minutes(15)) everything += t.out("remind run");
  CHECK(everything ==
        "Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada, 45 min, video\n"
        "  You promised: book the room, due Thu 3 Dec (a1)\n"
        "  Prepare: mentor agenda ada    Cannot come: mentor meeting move ada --at WHEN\n"
        "Tue 1 Dec 16:00 CET (15:00 in London), in 1 hour: Ada, 45 min, video\n"
        "  You promised: book the room, due Thu 3 Dec (a1)\n"
        "  Prepare: mentor agenda ada    Cannot come: mentor meeting move ada --at WHEN\n"
        "Not logged yet: Ada, Tue 1 Dec 16:00 CET (15:00 in London)\n"
        "  It took place: mentor log ada --meeting ada@2026-12-01 \"...\"\n"
        "  It did not: mentor meeting miss ada@2026-12-01    or: mentor meeting cancel ada@2026-12-01\n"
        "You promised Ada: book the room, due today (a1)\n"
        "  Done: mentor done a1    Later: mentor edit a1 --due D    Given up: mentor drop a1\n");
}

TEST_CASE("after sleep what is still of use goes out late, and a meeting that began is listed as expired") {
  Told t;
  t.at("2026-11-30T14:00:00Z");
  t.out("remind run");
  t.out("action add ada \"book the room\" --due 2026-12-02");
  t.at("2026-12-04T06:00:00Z");
  const std::string late = t.out("remind run");
  CHECK(late.find("Not logged yet: Ada, Tue 1 Dec") != std::string::npos);
  CHECK(late.find("You promised Ada: book the room, 2 days overdue (a1)") != std::string::npos);
  CHECK(late.find("Prepare:") == std::string::npos);
  CHECK(t.listed("meeting").starts_with("expired ada@2026-12-01 2026-11-30T15:00:00Z\nexpired ada@2026-12-01 2026-12-01T14:00:00Z\n"));
}

TEST_CASE("a meeting that moved is reminded of anew, and one that was logged or cancelled is not") {
  Told t;
  t.out("remind run");
  t.out("meeting move ada --at \"2026-12-01 17:00\"");
  t.at("2026-11-30T17:00:00Z");
  CHECK(t.out("remind run").starts_with("Tue 1 Dec 18:00 CET (17:00 in London), in 24 hours: Ada"));
  t.out("meeting cancel ada");
  t.at("2026-12-01T16:30:00Z");
  CHECK(t.out("remind run") == "");
}

TEST_CASE("what failed is tried again later under the same key, and the run says so by its exit code") {
  Told t;
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/sh\", \"-c\", \"echo no server >&2; exit 3\"]\n");
  Typed failed = t.type("remind run");
  CHECK(failed.code == 1);
  CHECK(failed.err.find("1 reminder could not be delivered") != std::string::npos);
  CHECK(failed.err.find("no server") != std::string::npos);
  CHECK(t.listed("meeting").starts_with("failed ada@2026-12-01 2026-11-30T15:00:00Z\n"));
  const std::string key = t.json("remind")[0]["key"];
  t.now += std::chrono::seconds(30);
  CHECK(t.type("remind run").code == 1);
  CHECK(t.json("remind")[0]["attempts"] == 1);
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/sh\", \"-c\", \"cat > got; echo $MENTOR_KEY $MENTOR_ATTEMPT > how\"]\n");
  t.now += std::chrono::seconds(30);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(t.folder);
  CHECK(t.type("remind run") == Typed{0, "", ""});
  std::filesystem::current_path(before);
  std::string how;
  std::getline(std::ifstream(t.folder / "how"), how);
  CHECK(how == key + " 2");
  CHECK(t.listed("meeting").starts_with("sent ada@2026-12-01 2026-11-30T15:00:00Z\n"));
}

TEST_CASE("what failed under a clock that was ahead is tried as soon as the clock is right") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-11-30");
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/false\"]\n");
  for (const char* ahead : {"2026-12-01T01:00:00Z", "2026-12-10T15:00:00Z"}) {
    t.at(ahead);
    CHECK(t.type("remind run --kind action").code == 1);
  }
  t.at("2026-11-30T15:05:00Z");
  CHECK(t.out("remind").find("a1 failed 1 time: '/bin/false' failed with exit code 1; tried again from Mon 2026-11-30 16:05 CET") !=
        std::string::npos);
  t.config("[remind]\nvia = \"stdout\"\n");
  CHECK(t.out("remind run --kind action").starts_with("You promised Ada: book the room, due today (a1)\n"));
  CHECK(t.out("remind run --kind action") == "");
}

TEST_CASE("what was sent under a clock that was ahead comes once more after a snooze, and what expired then is still sent") {
  Told t;
  t.at("2026-11-30T07:00:00Z");
  CHECK(t.out("remind run") == "");
  t.out("action add ada \"book the room\" --due 2026-11-30");
  t.at("2026-12-01T15:30:00Z");
  CHECK(t.out("remind run").find("book the room") != std::string::npos);
  CHECK(t.listed("meeting").starts_with("expired ada@2026-12-01 2026-11-30T15:00:00Z\nexpired ada@2026-12-01 2026-12-01T14:00:00Z\n"));
  t.at("2026-11-30T15:05:00Z");
  CHECK(t.out("remind run").starts_with("Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada"));
  t.out("remind snooze a1 2h");
  t.at("2026-11-30T17:05:00Z");
  CHECK(t.out("remind run").starts_with("You promised Ada: book the room, due today (a1)\n"));
  CHECK(t.out("remind run") == "");
}

TEST_CASE("what passed unsent while the clock was set back is listed, though the last run was noted by a later one") {
  Told t;
  t.out("meeting cancel ada@2026-12-01");
  t.at("2026-11-30T18:00:00Z");
  CHECK(t.out("remind run") == "");
  t.at("2026-11-30T09:00:00Z");
  t.out("meeting add ada --at \"2026-11-30 10:00\"");
  t.at("2026-11-30T11:00:00Z");
  CHECK(t.out("remind run").find("Prepare:") == std::string::npos);
  CHECK(t.listed("meeting").find("expired ada@2026-11-30 ") != std::string::npos);
}

TEST_CASE("a meeting's reminder that keeps failing is tried more and more often before it begins, then given up") {
  Told t;
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/false\"]\n");
  t.at("2026-12-01T14:00:00Z");
  int tries = 0;
  for (; t.now < parse_iso_instant("2026-12-01T15:00:00Z").value(); t.now += std::chrono::minutes(1)) CHECK(t.type("remind run").code == 1);
  for (const auto& reminder : t.json("remind"))
    if (reminder["subject"] == "ada@2026-12-01" && reminder["kind"] == "meeting") tries = reminder["attempts"];
  CHECK(tries >= 6);
  CHECK(t.type("remind run").code == 0);
  CHECK(t.listed("meeting").find("expired ada@2026-12-01 2026-12-01T14:00:00Z\n") != std::string::npos);
}

TEST_CASE("a snooze holds a thing, and brings back once what was already said about it") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-11-30");
  CHECK(t.out("remind run --kind action").starts_with("You promised Ada: book the room, due today (a1)\n"));
  CHECK(t.out("remind snooze a1 2h") == "no reminders about a1 until Mon 2026-11-30 18:00 CET (today)\n");
  CHECK(t.listed("action") == "snoozed a1 2026-11-30T17:00:00Z\ncoming a1 2026-12-07T08:00:00Z\n");
  CHECK(t.out("remind run --kind action") == "");
  t.at("2026-11-30T17:00:00Z");
  CHECK(t.out("remind run --kind action").starts_with("You promised Ada: book the room, due today (a1)\n"));
  CHECK(t.out("remind run --kind action") == "");
}

TEST_CASE("a snooze is refused for what nobody is reminded of, and for a length that is none") {
  Told t;
  CHECK(t.type("remind snooze c1 2d").code == 2);
  CHECK(t.type("remind snooze a1 soon").code == 2);
  CHECK(t.type("remind snooze a99 2d").code == 3);
  CHECK(t.type("remind snooze nobody 2d").code == 3);
  CHECK(t.out("remind snooze ada@2026-12-01 2d").starts_with("no reminders about ada@2026-12-01 until"));
  CHECK(t.out("remind run") == "");
}

TEST_CASE("quiet hours hold what is not about a meeting that begins before they end") {
  Told t;
  t.config("[remind]\nquiet = \"22:00-07:00\"\n");
  t.out("action add ada \"book the room\" --due 2026-12-02");
  t.at("2026-12-02T21:30:00Z");
  CHECK(t.out("remind run") == "");
  t.at("2026-12-03T06:00:00Z");
  CHECK(t.out("remind run --kind action").starts_with("You promised Ada: book the room, 1 day overdue (a1)\n"));
}

TEST_CASE("silence is named in steps, and the fourth suggests a pause or the end") {
  Told t;
  t.out("agreement set ada --every weekly --from 2026-11-25");
  t.at("2026-12-08T17:00:00Z");
  CHECK(t.out("remind run") ==
        "Nothing logged with Ada since Tue 24 Nov, 14 days\n  If you met: mentor log ada \"...\" --on D\n"
        "  Plan a meeting: mentor meeting add ada --at WHEN\n");
  t.at("2026-12-30T17:00:00Z");
  CHECK(t.out("remind run") ==
        "Nothing logged with Ada since Tue 24 Nov, 36 days: pause or end it?\n  If you met: mentor log ada \"...\" --on D\n"
        "  Pause: mentor pair pause ada --until D    End: mentor pair end ada --thanks \"...\"\n");
  CHECK(t.out("remind run") == "");
}

TEST_CASE("an agenda without a topic is asked for at the agreed lead") {
  Told t;
  t.out("agreement set ada --agenda-lead 2d --from 2026-11-25");
  t.out("goal add ada \"Give a talk\"");
  CHECK(t.out("remind run --kind agenda") ==
        "Nothing is on the agenda yet: Ada, Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours\n  Goals: Give a talk (g1)\n"
        "  Put something on it: mentor agenda add ada \"...\"    See the page: mentor agenda ada\n");
  t.out("agenda add ada \"How to open\"");
  CHECK(t.out("remind run --kind agenda") == "");
}

TEST_CASE("a goal that is due soon, an end that is near and thanks that are missing are named") {
  Told t;
  t.out("goal add ada \"Give a talk\" --metric talks --target 2 --due 2026-12-03");
  CHECK(t.out("remind run --kind goal") ==
        "Goal due Thu 3 Dec, in 3 days: Give a talk (Ada, g1)\n  Give a talk: 0 of 2 talks, 0 % of the way, 0 % of the time, due 3 Dec\n"
        "  Progress: mentor goal progress g1 N    Reached: mentor done g1    Later: mentor edit g1 --due D\n");
  t.out("pair edit ada --end 2026-12-10");
  CHECK(t.out("remind run --kind ending")
            .starts_with("Your time with Ada ends on Thu 10 Dec, in 10 days\n  Look back: mentor report ending ada"));
  t.at("2026-12-12T08:00:00Z");
  CHECK(t.out("remind run") ==
        "Your time with Ada ended on Thu 10 Dec, and you have not logged a thank-you\n"
        "  Look back: mentor report ending ada    Say thanks: mentor log ada --thanks \"...\" --on now\n");
}

TEST_CASE("thanks that were said when it ended are not asked for") {
  Told t;
  t.out("pair end ada --thanks \"Thank you\"");
  t.at("2026-12-02T12:00:00Z");
  CHECK(t.out("remind run") == "");
}

TEST_CASE("where I am neither side there is one digest a day, of the pairs that got worse since the last") {
  Typing t;
  t.out("pair add --mentor Ada --mentee Sam --every weekly --start 2026-09-01");
  t.out("pair add --mentor Eve --mentee Lee --every weekly --start 2026-11-20");
  t.now = parse_iso_instant("2026-11-23T09:00:00Z").value();
  CHECK(t.out("remind run") == "");
  t.out("log sam-ada hello --on 2026-11-23 --rating 1");
  CHECK(t.out("remind run") == "");
  t.now = parse_iso_instant("2026-11-24T07:59:59Z").value();
  CHECK(t.out("remind run") == "");
  t.now = parse_iso_instant("2026-11-24T09:00:00Z").value();
  CHECK(t.out("remind run") == "");
  t.now = parse_iso_instant("2026-12-16T09:00:00Z").value();
  const std::string digest = t.out("remind run");
  CHECK(digest.starts_with("2 pairs got worse since Tue 24 Nov\n  lee-eve: Eve and Lee "));
  CHECK(digest.ends_with("  More: mentor report health\n"));
  CHECK(t.out("remind run") == "");
}

TEST_CASE("a dry run shows what is due and changes nothing") {
  Told t;
  const std::string shown = t.out("remind run --dry-run");
  CHECK(shown.starts_with("Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada, 45 min, video\n"));
  CHECK(t.out("remind run --dry-run") == shown);
  CHECK(t.json("remind run --dry-run")[0]["state"] == "due");
  CHECK(t.out("remind").find("has not run yet") != std::string::npos);
  CHECK(t.out("remind run").starts_with("Tue 1 Dec 16:00 CET"));
}

TEST_CASE("for scripts a run to stdout prints what it delivered as one answer") {
  Told t;
  const Json delivered = t.json("remind run");
  REQUIRE(delivered.size() == 1);
  CHECK(delivered[0]["state"] == "sent");
  CHECK(delivered[0]["sent_at"] == "2026-11-30T15:00:00Z");
  CHECK(t.json("remind run") == Json::array());
}

TEST_CASE("in every format a run prints what it marks as sent, and a dry run the same") {
  for (const auto& format : formats()) {
    if (!format.only_for.empty()) continue;
    CAPTURE(std::string(format.name));
    Told t;
    const std::string as = " --format " + std::string(format.name);
    CHECK(t.out("remind run --dry-run" + as).find("Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada") != std::string::npos);
    CHECK(t.out("remind run" + as).find("Tue 1 Dec 16:00 CET (15:00 in London), in 24 hours: Ada") != std::string::npos);
    CHECK(t.listed("meeting").starts_with("sent ada@2026-12-01"));
    CHECK(t.out("remind test" + as).find("A test from mentor: reminders arrive here") != std::string::npos);
  }
}

TEST_CASE("a message that tries the way out says so, and is no kind of reminder") {
  Told t;
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/sh\", \"-c\", \"test $MENTOR_KIND,$MENTOR_ATTEMPT = test,1\"]\n");
  CHECK(t.type("remind test").code == 0);
  CHECK(t.type("remind run --kind test").code == 2);
}

TEST_CASE("without a store a run is silent and makes nothing") {
  Typing t;
  CHECK(t.type("remind run") == Typed{0, "", ""});
  CHECK(t.type("remind run --via maildir") == Typed{0, "", ""});
  CHECK(std::filesystem::is_empty(t.folder));
  CHECK(t.type("remind").err.starts_with("Nothing is recorded yet."));
}

TEST_CASE("without a store the list says how to begin, wherever it is typed") {
  Typing t;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(std::filesystem::temp_directory_path());
  const Typed typed = t.type("remind");
  std::filesystem::current_path(before);
  CHECK(typed.code == 0);
  CHECK(typed.err.starts_with("Nothing is recorded yet."));
}

TEST_CASE("a kind that is none is refused, with the nearest") {
  Told t;
  const Typed typed = t.type("remind run --kind meeting,agend");
  CHECK(typed.code == 2);
  CHECK(typed.err.find("agenda") != std::string::npos);
  CHECK(t.type("remind run --kind \"\"").code == 2);
}

TEST_CASE("the list says when a run last ran and what failed") {
  Told t;
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/false\"]\n");
  CHECK(t.type("remind run").code == 1);
  const std::string page = t.out("remind");
  CHECK(page.find("- ada@2026-12-01 failed 1 time: ") != std::string::npos);
  CHECK(page.find("`mentor remind run` last ran Mon 2026-11-30 16:00 CET (today)\n") != std::string::npos);
}

TEST_CASE("a test message goes out by the sink that is asked for") {
  Told t;
  CHECK(t.out("remind test").starts_with("A test from mentor: reminders arrive here\n"));
  CHECK(t.type("remind test --via maildir").code == 2);
  t.config("[remind]\nmaildir = \"~/Mail\"\ncommand = [\"/bin/false\"]\n");
  CHECK(t.out("remind test --via maildir") == "sent a test message by maildir\n");
  CHECK(t.json("remind test --via maildir")["via"] == "maildir");
  CHECK(t.type("remind test --via exec").code == 1);
}

TEST_CASE("a text with a line break or a control character stays one line of a reminder") {
  Told t;
  t.stdin_text = "book\nthe\x1b[31m room";
  t.out("action add ada - --due 2026-11-30");
  const std::string said = t.out("remind run --kind action");
  CHECK(said.starts_with("You promised Ada: book the\\x1b[31m room, due today (a1)\n"));
}

TEST_CASE("a text of any length leaves a title that fits the subject of a mail") {
  Told t;
  t.out("action add ada \"" + std::string(100'000, 'x') + "\" --due 2026-11-30");
  const Json reminder = t.json("remind run --kind action")[0];
  CHECK(reminder["title"].get<std::string>().size() < 150);
  CHECK(reminder["title"].get<std::string>().ends_with("x\xE2\x80\xA6, due today (a1)"));
}

TEST_CASE("how long it is until a meeting is said in minutes, hours or days") {
  Told t;
  t.config("[remind]\nmeeting = [\"6d\"]\n");
  const auto left_at = [&](std::string_view iso) {
    t.at(iso);
    const std::string title = t.json("remind run --dry-run --kind meeting")[0]["title"];
    return title.substr(title.find(", ") + 2, title.find(": Ada") - title.find(", ") - 2);
  };
  CHECK(left_at("2026-11-26T15:00:00Z") == "in 5 days");
  CHECK(left_at("2026-11-29T14:59:00Z") == "in 2 days");
  CHECK(left_at("2026-11-29T15:01:00Z") == "in 48 hours");
  CHECK(left_at("2026-12-01T13:00:00Z") == "in 2 hours");
  CHECK(left_at("2026-12-01T13:20:00Z") == "in 100 minutes");
  CHECK(left_at("2026-12-01T14:00:00Z") == "in 1 hour");
  CHECK(left_at("2026-12-01T14:59:30Z") == "in 1 minute");
}

TEST_CASE("for scripts a run tells what failed beside what arrived") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-11-30");
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/sh\", \"-c\", \"test $MENTOR_KIND = action\"]\n");
  const Typed typed = t.type("remind run --json");
  CHECK(typed.code == 1);
  const Json handled = Json::parse(typed.out);
  REQUIRE(handled.size() == 2);
  CHECK(handled[0]["kind"] == "meeting");
  CHECK(handled[0]["state"] == "failed");
  CHECK(handled[0]["next_try_at"] == "2026-11-30T15:01:00Z");
  CHECK(handled[1]["state"] == "sent");
  CHECK(Json::parse(typed.err)["error"]["code"] == "failed");
}

TEST_CASE("many failures are counted, and the first named") {
  Told t;
  for (int i = 0; i < 5; ++i) t.out("action add ada \"promise " + std::to_string(i) + "\" --due 2026-11-30");
  t.config("[remind]\nvia = \"exec\"\ncommand = [\"/bin/false\"]\n");
  const Typed typed = t.type("remind run --kind action");
  CHECK(typed.err.starts_with("mentor: 5 reminders could not be delivered: "));
  CHECK(typed.err.find("; and 2 more\n") != std::string::npos);
}

TEST_CASE("a snooze past the beginning of a meeting leaves it unsaid") {
  Told t;
  t.out("remind snooze ada 2d");
  CHECK(t.out("remind run") == "");
  const std::string listed = t.listed("meeting");
  CHECK(listed.starts_with("skipped ada@2026-12-01 2026-12-02T15:00:00Z\n"));
  CHECK(listed.find("coming ada@2026-12-01") == std::string::npos);
}

TEST_CASE("a pause puts reminders off, and what is due in it comes when it ends") {
  Told t;
  t.out("action add ada \"book the room\" --due 2026-12-02");
  t.out("pair pause ada --from 2026-12-01 --until 2026-12-03");
  t.at("2026-12-02T12:00:00Z");
  CHECK(t.out("remind run") == "");
  CHECK(t.listed("action").starts_with("coming a1 2026-12-04T08:00:00Z\n"));
  t.at("2026-12-04T08:00:00Z");
  CHECK(t.out("remind run --kind action").starts_with("You promised Ada: book the room, 2 days overdue (a1)\n"));
}

TEST_CASE("only my own promises are named") {
  Told t;
  t.out("action add ada \"lend the clicker\" --owner them --due 2026-11-30");
  CHECK(t.out("remind run --kind action") == "");
}
