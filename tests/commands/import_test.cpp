// Answers to invitations: what each does to its meeting, and which are refused.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Ada is in London, I am in Berlin; it is Monday 23 November 2026, 10:00 in Berlin.
struct Answering : Typing {
  Answering() {
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --start 2026-09-01");
    const std::string json = out("agenda ada --json");
    const std::string lead = "\"uid\": \"";
    const auto begin = json.find(lead) + lead.size();
    uid = json.substr(begin, json.find('"', begin) - begin);
  }

  std::string calendar(const std::string& method, const std::string& lines) const {
    return "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
  }
  Typed give(const std::string& text, const std::string& more = "") {
    stdin_text = text;
    return type("agenda import - " + more);
  }
  Typed answer(const std::string& word, const std::string& lines = "DTSTART;TZID=Europe/London:20261124T150000\r\n") {
    return give(calendar("REPLY", "ATTENDEE;PARTSTAT=" + word + ":mailto:Ada@Example.org\r\n" + lines));
  }

  std::string uid;
};

}  // namespace

TEST_CASE("accepted agrees to the agenda by the side that answers, once") {
  Answering at;
  CHECK(at.answer("ACCEPTED") ==
        Typed{0,
              "ada@2026-11-24 Ada Lovelace: agenda agreed by Ada, Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 "
              "16:00 CET (tomorrow)\n",
              ""});
  const std::string json = at.out("agenda ada --json");
  CHECK(holds(json, "\"agreed_by_mentor_at\": \"2026-11-23T09:00:00Z\""));
  CHECK(holds(json, "\"agreed_by_mentee_at\": null"));
  CHECK(at.answer("ACCEPTED") == Typed{0, "ada@2026-11-24 Ada Lovelace: was agreed by Ada before\n", ""});
}

TEST_CASE("what was accepted before a topic was added is asked and accepted anew") {
  Answering at;
  at.answer("ACCEPTED");
  at.now += std::chrono::hours(1);
  at.out("agenda add ada talk");
  CHECK(holds(at.out("agenda ada --json"), "\"to_agree\": [\n    \"mentor\",\n    \"mentee\"\n  ]"));
  at.now += std::chrono::hours(1);
  CHECK(holds(at.answer("ACCEPTED").out, "agenda agreed by Ada"));
}

TEST_CASE("of answers in any order, in one file or in several, the newest counts and an older one is left") {
  const std::string time = "DTSTART:20261124T150000Z\r\n";
  for (const bool is_one_file : {true, false}) {
    Answering at;
    const auto reply = [&](const std::string& word, const std::string& sequence, const std::string& stamp) {
      return at.calendar("REPLY", "SEQUENCE:" + sequence + "\r\nDTSTAMP:" + stamp + "\r\nATTENDEE;PARTSTAT=" + word +
                                      ":mailto:ada@example.org\r\n" + time);
    };
    const std::string declined = reply("DECLINED", "0", "20261123T100000Z");
    const std::string accepted = reply("ACCEPTED", "0", "20261123T110000Z");
    const std::string left = "ada@2026-11-24 Ada Lovelace: Ada has answered since, so this answer (declined) was left\n";
    if (is_one_file) {
      CHECK(holds(at.give(declined + accepted).out, left + "ada@2026-11-24 Ada Lovelace: agenda agreed by Ada"));
    } else {
      at.give(accepted);
      CHECK(at.give(declined).out == left);
    }
    CHECK(holds(at.out("agenda ada --json"), "\"status\": \"planned\""));
    CHECK(holds(at.give(declined, "--json").out, "\"outcome\": \"older\""));
    CHECK(holds(at.give(reply("DECLINED", "1", "20261123T090000Z")).out, "cancelled by Ada"));  // by SEQUENCE first
  }
}

TEST_CASE("an answer to an agenda that was revised since agrees to none and cancels none") {
  Answering at;
  std::filesystem::create_directories(at.folder / ".config/mentor");
  std::ofstream(at.folder / ".config/mentor/config.toml") << "[me]\nemail = \"grace@example.org\"\n";
  at.out("agenda invite ada");
  at.out("agenda add ada talk");
  const std::string first = "SEQUENCE:0\r\nDTSTART:20261124T150000Z\r\n";
  CHECK(at.answer("ACCEPTED", first).out ==
        "ada@2026-11-24 Ada Lovelace: Ada answers (accepted) what was sent before the agenda changed\n"
        "- nothing was changed; to ask again: mentor agenda invite ada@2026-11-24\n");
  at.out("agenda invite ada");
  CHECK(holds(at.answer("ACCEPTED", first).out, "before the agenda changed"));
  CHECK(holds(at.answer("DECLINED", first).out,
              "- nothing was changed; if they cannot come: mentor meeting cancel ada@2026-11-24 --by mentor\n"));
  CHECK(holds(at.answer("ACCEPTED", "SEQUENCE:1\r\nDTSTART:20261124T150000Z\r\n").out, "agenda agreed by Ada"));
}

TEST_CASE("a whole mail is taken, its parts in any coding, the same answer in it once") {
  Answering at;
  const std::string calendar = at.calendar("REPLY", "ATTENDEE;CN=\"Ada L\xC3\xB6velace\";PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n");
  const std::string mail =
      "From: ada@example.org\r\nContent-Type: multipart/mixed; boundary=\"b;1\"\r\n\r\n--b;1\r\n"
      "Content-Type: text/calendar; charset=utf-8; method=REPLY\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
      calendar +
      "\r\n--b;1\r\n"
      "Content-Type: application/ics; name=invite.ics\r\n\r\n" +
      calendar + "\r\n--b;1--\r\n";
  CHECK(at.give(mail).out ==
        "ada@2026-11-24 Ada Lovelace: agenda agreed by Ada, Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET "
        "(tomorrow)\n");
  CHECK(at.give("\xEF\xBB\xBF" + calendar).out == "ada@2026-11-24 Ada Lovelace: was agreed by Ada before\n");
  CHECK(at.give("Subject: hello\n\nno calendar\n") ==
        Typed{2, "", "mentor: there is no calendar in the mail\n  save the mail with its attachments, or the calendar alone\n"});
}

TEST_CASE("a counter says what it proposes, with the line that does it") {
  Answering at;
  const auto proposal = [&](const std::string& lines) {
    return at.give(at.calendar("COUNTER", "ATTENDEE:mailto:ada@example.org\r\n" + lines)).out;
  };
  CHECK(proposal("DTSTART:20261124T150000Z\r\nDTEND:20261124T153000Z\r\nCOMMENT:half an hour\\, please\r\n") ==
        "ada@2026-11-24 Ada Lovelace: Ada proposes 30 min in place of 1 h\n- they say: half an hour, please\n- if that suits:\n"
        "  mentor meeting edit ada@2026-11-24 --for 30m\n");
  CHECK(proposal("DTSTART:20261124T150000Z\r\nDURATION:PT1H\r\nLOCATION:Joe's\r\n") ==
        "ada@2026-11-24 Ada Lovelace: Ada proposes the place 'Joe's'\n- if that suits:\n  mentor meeting edit ada@2026-11-24 --where "
        "'Joe'\\''s'\n");
  CHECK(proposal("DTSTART;TZID=GMT Standard Time:20261125T160000\r\nDURATION:PT45M\r\nLOCATION:Room 2\r\n") ==
        "ada@2026-11-24 Ada Lovelace: Ada proposes Wed 2026-11-25 16:00 GMT (in 2 days), for me Wed 2026-11-25 17:00 CET (in 2 days), 45 "
        "min in place of 1 "
        "h, the place 'Room 2'\n- if that suits:\n  mentor meeting move ada@2026-11-24 --at \"2026-11-25 16:00\" --for 45m --where 'Room "
        "2'\n");
  CHECK(proposal("DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\n") ==
        "ada@2026-11-24 Ada Lovelace: Ada proposes the day Wed 2026-11-25 (in 2 days)\n- no time of day is proposed; if it is to stay as "
        "it was:\n"
        "  mentor meeting move ada@2026-11-24 --at \"2026-11-25 15:00\"\n");
  CHECK(holds(proposal("DTSTART;TZID=Europe/London;VALUE=DATE:20261125\r\n"), "the day Wed 2026-11-25"));
  CHECK(proposal("DTSTART:20261120T150000Z\r\n") ==
        "ada@2026-11-24 Ada Lovelace: Ada proposes Fri 2026-11-20 15:00 GMT (3 days ago), for me Fri 2026-11-20 16:00 CET (3 days ago), "
        "which is past\n"
        "- ask for another time\n");
  at.out("meeting move ada@2026-11-24 --at \"2026-11-25 16:00\" --for 45m --where \"Room 2\"");
  CHECK(holds(proposal("DTSTART:20261125T160000Z\r\nDURATION:PT45M\r\nLOCATION:Room 2\r\n"), "is as Ada proposes"));
}

TEST_CASE("declined cancels the meeting by that side, with their words, and can be taken back") {
  Answering at;
  at.out("agenda add ada talk");
  CHECK(
      at.answer("DECLINED", "COMMENT:ill\\, sorry\r\n") ==
      Typed{
          0,
          "ada@2026-11-24 Ada Lovelace: cancelled by Ada, Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET (tomorrow)\n"
          "- they say: ill, sorry\n"
          "- 1 topic for ada@2026-12-01\n"
          "- to take it back: mentor reopen m1\n",
          ""});
  CHECK(holds(at.out("meeting list --json"), "\"because\": \"ill, sorry\""));
  CHECK(at.answer("DECLINED").out == "ada@2026-11-24 Ada Lovelace: was cancelled before\n");
  CHECK(at.answer("ACCEPTED").code == 4);
  at.out("reopen m1");
  CHECK(at.answer("ACCEPTED").code == 0);
}

TEST_CASE("another time is shown with the line that moves the meeting, and moves nothing") {
  Answering at;
  const Typed typed = at.give(at.calendar("COUNTER", "ATTENDEE:mailto:ada@example.org\r\nDTSTART:20261125T160000Z\r\n"));
  CHECK(
      typed ==
      Typed{0,
            "ada@2026-11-24 Ada Lovelace: Ada proposes Wed 2026-11-25 16:00 GMT (in 2 days), for me Wed 2026-11-25 17:00 CET (in 2 days)\n"
            "- if that suits:\n"
            "  mentor meeting move ada@2026-11-24 --at \"2026-11-25 16:00\"\n",
            ""});
  CHECK(holds(at.out("agenda ada --json"), "\"starts_at\": \"2026-11-24T15:00:00Z\""));
  at.out("meeting move ada@2026-11-24 --at \"2026-11-25 16:00\"");
  CHECK(
      holds(at.give(at.calendar("COUNTER", "ATTENDEE:mailto:ada@example.org\r\nDTSTART:20261125T160000Z\r\n")).out, "is as Ada proposes"));
}

TEST_CASE("an answer for a time that the meeting no longer has changes nothing") {
  Answering at;
  at.out("meeting move ada --at \"2026-11-25 16:00\"");
  for (const char* word : {"ACCEPTED", "DECLINED"}) {
    const Typed typed = at.answer(word);
    CHECK(typed.code == 0);
    CHECK(holds(typed.out,
                ") for Tue 2026-11-24 15:00 GMT (tomorrow), for me Tue 2026-11-24 16:00 CET (tomorrow), but it is at Wed 2026-11-25"));
    CHECK(holds(typed.out, "mentor meeting move ada@2026-11-24 --at \"2026-11-24 15:00\"\n"));
  }
  const std::string json = at.out("agenda ada --json");
  CHECK(holds(json, "\"agreed_by_mentor_at\": null"));
  CHECK(holds(json, "\"status\": \"planned\""));
}

TEST_CASE("a maybe is said, and the occurrence of a series is the meeting only where it is that day") {
  Answering at;
  CHECK(at.answer("TENTATIVE").out == "ada@2026-11-24 Ada Lovelace: Ada may come; nothing was changed\n");
  CHECK(at.answer("ACCEPTED", "RECURRENCE-ID:20261201T150000Z\r\n").code == 3);
  CHECK(at.answer("ACCEPTED", "RECURRENCE-ID:20261124T150000Z\r\n").code == 0);
}

TEST_CASE("anything else is named and left, an unknown uid too where another is known") {
  Answering at;
  const std::string dentist = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  CHECK(at.give(dentist) == Typed{0, "left: VEVENT 'Dentist' (PUBLISH)\n", ""});
  const std::string known = at.calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n");
  at.uid = "somebody-else@example.org";
  const std::string unknown = at.calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n");
  CHECK(at.give(unknown).code == 3);
  const Typed typed = at.give(unknown + known + dentist, "--json");
  CHECK(typed.code == 0);
  for (const char* outcome : {"\"unknown\"", "\"agreed\"", "\"left\""}) CHECK(holds(typed.out, "\"outcome\": " + std::string(outcome)));
}

TEST_CASE("what the state of things forbids is refused whole") {
  Answering at;
  const std::string good = at.calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n");
  const std::string stranger = at.calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:eve@example.org\r\n");
  const Typed typed = at.give(good + stranger);
  CHECK(typed.code == 4);
  CHECK(holds(typed.err, "'eve@example.org' answers for 'ada@2026-11-24' and is the address of neither side"));
  CHECK(holds(at.out("agenda ada --json"), "\"agreed_by_mentor_at\": null"));
  at.out("log ada met --meeting ada@2026-11-24 --now 2026-11-24T17:00:00Z");
  at.now += std::chrono::days(2);
  CHECK(at.answer("ACCEPTED").code == 4);
  CHECK(at.answer("DECLINED").code == 4);
  at.out("pair end ada");
  CHECK(at.answer("ACCEPTED").code == 4);
}

TEST_CASE("a file that is malformed, cut off, too long or not there is refused before the store is opened") {
  Answering at;
  const std::string good = at.calendar("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n");
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, good.size() / 2, good.size() - 3})
    CHECK(at.give(good.substr(0, size)).code == 2);
  CHECK(at.give(at.calendar("REPLY", "SUMMARY:x\rATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n")).code == 2);
  CHECK(at.give(good + std::string(1024 * 1024, '\n')).code == 2);
  CHECK(at.type("agenda import " + (at.folder / "none.ics").string()).code == 1);
  CHECK(at.type("agenda import " + at.folder.string()).code == 1);
  CHECK(at.type("agenda import").code == 2);
  Typing empty;
  empty.stdin_text = "x";
  CHECK(empty.type("agenda import -").code == 2);
  empty.stdin_text = good;
  CHECK(empty.type("agenda import -").code == 3);
  CHECK(!std::filesystem::exists(empty.folder / ".local/share/mentor/mentor.db"));
  std::ofstream(at.folder / "good.ics") << good;
  CHECK(at.type("agenda import " + (at.folder / "good.ics").string()).code == 0);
}
