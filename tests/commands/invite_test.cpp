// Invitations by mail: whom they go to, what they ask, and when there can be none.
#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A mail with its folded headers as one line each.
std::string unfolded(std::string mail) {
  for (auto fold = mail.find("\n "); fold != std::string::npos; fold = mail.find("\n ", fold)) mail.erase(fold, 1);
  return mail;
}

// Ada is in London, I am in Berlin and my address is known; it is Monday 23 November 2026, 10:00 in Berlin.
struct Inviting : Typing {
  Inviting() {
    out("pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --tz Europe/London --their-tz Europe/London "
        "--start 2026-09-01");
    std::filesystem::create_directories(folder / ".config/mentor");
    std::ofstream(folder / ".config/mentor/config.toml") << "[me]\nemail = \"grace@example.org\"\n";
  }
};

}  // namespace

TEST_CASE("an invitation is a mail to the other side, in their time, with the request beside it") {
  Inviting at;
  at.out("agenda add ada \"How to open the talk\" --minutes 10");
  const std::string mail = unfolded(at.out("agenda invite ada"));
  CHECK(
      mail.starts_with("From: Grace Hopper <grace@example.org>\n"
                       "To: Ada Lovelace <ada@example.org>\n"
                       "Subject: Invitation: Ada Lovelace and Grace Hopper, Tue 24 Nov 15:00 GMT (16:00 in Berlin)\n"
                       "Date: Mon, 23 Nov 2026 09:00:00 +0000\n"
                       "Message-ID: <invite."));
  CHECK(holds(mail, "\nContent-Type: multipart/alternative; boundary="));
  CHECK(holds(mail,
              "\n\nAda Lovelace and Grace Hopper\nTue 24 Nov 15:00 GMT (16:00 in Berlin), 1 h, video\n\nTopics:\n- How to open the talk "
              "(Grace, 10 min)\n"));
  CHECK(holds(mail, "\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n"));
}

TEST_CASE("the same invitation is the same bytes, a later one another message") {
  Inviting at;
  const std::string first = at.out("agenda invite ada");
  CHECK(at.out("agenda invite ada") == first);
  at.out("agenda add ada topic");
  const auto id_of = [](const std::string& mail) { return mail.substr(mail.find("Message-ID"), 80); };
  CHECK(id_of(at.out("agenda invite ada")) != id_of(first));
}

TEST_CASE("private topics stay out of an invitation, and stderr says so") {
  Inviting at;
  at.out("agenda add ada \"My doubts\" --private");
  for (const char* line : {"agenda invite ada", "agenda invite ada --json"}) {
    const Typed typed = at.type(line);
    CHECK(!holds(typed.out, "doubts"));
    CHECK(typed.err == "1 private line was left out\n");
  }
}

TEST_CASE("nobody is invited without an address, nor by somebody without one") {
  Inviting at;
  at.out("pair add --mentee Sam --every \"2w thu 10:00\" --start 2026-09-01");
  CHECK(at.type("agenda invite sam") ==
        Typed{4, "", "mentor: no mail address of 'Sam' is known\n  mentor pair edit sam --mentee \"Sam <ADDRESS>\"\n"});
  std::filesystem::remove(at.folder / ".config/mentor/config.toml");
  CHECK(at.type("agenda invite ada") ==
        Typed{4, "", "mentor: your own mail address is not known, and the answer would go there\n  set me.email: mentor config edit\n"});
  at.out("pair edit ada --mentee \"Grace Hopper <grace@example.org>\"");
  CHECK(at.type("agenda invite ada").code == 0);
}

TEST_CASE("where I am neither, both sides are invited") {
  Inviting at;
  at.out("pair add --mentor \"Lin <lin@example.org>\" --mentee \"Sam <sam@example.org>\" --every \"2w thu 10:00\" --start 2026-09-01");
  CHECK(holds(at.out("agenda invite sam-lin"), "\nTo: Lin <lin@example.org>, Sam <sam@example.org>\n"));
}

TEST_CASE("only a meeting to come is one to invite to") {
  Inviting at;
  CHECK(at.type("agenda invite ada@2026-11-17").code == 4);
  CHECK(at.type("agenda invite ada@2026-11-25").code == 3);
  CHECK(at.type("agenda invite g1").code == 2);
  CHECK(at.type("agenda invite").code == 2);
  at.out("meeting cancel ada@2026-11-24");
  CHECK(at.type("agenda invite ada@2026-11-24").code == 4);
  at.out("pair end ada");
  CHECK(at.type("agenda invite ada@2026-12-01").code == 4);
}

TEST_CASE("a folded subject has one blank where it is folded") {
  Inviting at;
  at.out("pair add --mentor \"Jonas Lind <jonas@example.org>\" --every \"weekly wed 15:00\" --their-tz Europe/Lisbon");
  CHECK(
      holds(at.out("agenda invite jonas"), "Subject: Invitation: Jonas Lind and Grace Hopper, Wed 25 Nov 14:00\n WET (15:00 in Berlin)\n"));
  at.out("meeting cancel jonas");
  CHECK(holds(unfolded(at.out("agenda withdraw jonas@2026-11-25")),
              "Cancelled: Jonas Lind and Grace Hopper, Wed 25 Nov 14:00 WET (15:00 in Berlin)"));
}

TEST_CASE("what was cancelled is withdrawn by mail, above what was sent, and only then") {
  Inviting at;
  CHECK(at.type("agenda withdraw ada") ==
        Typed{3, "", "mentor: no meeting to withdraw of 'ada'\n  mentor agenda withdraw ada@DATE, after mentor meeting cancel ada@DATE\n"});
  CHECK(at.type("agenda withdraw ada@2026-11-24").code == 4);
  CHECK(at.type("agenda withdraw ada@2026-11-25").code == 3);
  CHECK(at.type("agenda withdraw g1").code == 2);
  at.out("agenda invite ada");
  CHECK(holds(at.out("meeting cancel ada"), "- they were invited; to withdraw it: mentor agenda withdraw ada@2026-11-24\n"));
  const std::string mail = unfolded(at.out("agenda withdraw ada"));
  CHECK(holds(mail, "\nSubject: Cancelled: Ada Lovelace and Grace Hopper, Tue 24 Nov 15:00 GMT (16:00 in Berlin)\n"));
  CHECK(holds(mail, "2026-11-24.1@example.org>\n"));
  CHECK(holds(mail, "\nContent-Type: text/calendar; charset=utf-8; method=CANCEL\n"));
  CHECK(at.type("agenda withdraw ada").code == 3);
  CHECK(at.type("agenda withdraw m1").code == 0);
}

TEST_CASE("a meeting that a new cadence took away is withdrawn, too, and a paused and an ended one") {
  Inviting at;
  for (const char* date : {"2026-11-24", "2026-12-01", "2026-12-08"}) at.out("agenda invite ada@" + std::string(date));
  const std::string paused = at.out("pair pause ada --from 2026-12-07 --until 2026-12-13");
  CHECK(holds(paused, "mentor agenda withdraw ada@2026-12-08\n"));
  const std::string changed = at.out("agreement set ada --every \"weekly fri 15:00\" --from 2026-11-30");
  CHECK(holds(changed, "mentor agenda withdraw ada@2026-12-01\n"));
  CHECK(!holds(changed, "mentor agenda withdraw ada@2026-11-24\n"));
  CHECK(holds(at.out("agenda withdraw ada@2026-12-01"), "Cancelled: "));
  CHECK(holds(at.out("agenda withdraw ada"), "8 Dec"));
  at.out("pair end ada");
  CHECK(holds(at.out("agenda withdraw ada"), "24 Nov"));
}

TEST_CASE("of several that are to be withdrawn one is named") {
  Inviting at;
  for (const char* date : {"2026-11-24", "2026-12-01"}) {
    at.out("agenda invite ada@" + std::string(date));
    at.out("meeting cancel ada@" + std::string(date));
  }
  CHECK(at.type("agenda withdraw ada") ==
        Typed{4, "", "mentor: several meetings of 'ada' are to be withdrawn: ada@2026-11-24, ada@2026-12-01\n  name one of them\n"});
}

TEST_CASE("a mail is written with --quiet, too") {
  Inviting at;
  CHECK(at.out("agenda invite ada --quiet") == at.out("agenda invite ada"));
}

TEST_CASE("an agenda is to be agreed once it was sent, or one of theirs was agreed before") {
  Inviting at;
  at.out("agreement sign ada --by both");
  CHECK(!holds(at.out("agenda ada"), "Still to agree"));
  at.out("agenda invite ada");
  CHECK(holds(at.out("agenda ada"), "Still to agree\n- this agenda: Ada and Grace (mentor agenda agree ada@2026-11-24 --by both)\n"));
  CHECK(!holds(at.out("agenda ada@2026-12-01"), "Still to agree"));
  at.out("agenda agree ada --by both");
  CHECK(!holds(at.out("agenda ada"), "Still to agree"));
  CHECK(holds(at.out("agenda ada@2026-12-01"), "this agenda: Ada and Grace"));
}

TEST_CASE("agenda, agreement and report say the time on both sides' clocks") {
  Inviting at;
  at.out("pair edit ada --their-tz America/New_York");
  CHECK(holds(at.out("agenda ada"), "\nTue 2026-11-24 15:00 GMT (tomorrow), 10:00 in New York, 16:00 in Berlin, 1 h, video\n"));
  CHECK(holds(at.out("agreement show ada"),
              "- We meet: weekly tue 15:00 (times in Europe/London; now 10:00 in New York, 16:00 in Berlin)\n"));
  CHECK(holds(at.out("report week"), "Next: Tue 24 Nov 16:00 CET (15:00 in London, 10:00 in New York)."));
}

TEST_CASE("a name, a tag and a key have no line break or other control character in them") {
  Inviting at;
  for (const char* line :
       {"pair edit ada --mentor \"Ada\nBcc: x@example.org\"", "pair add --mentor \"Eve\tX\"", "person edit 1 --name \"A\x1b[1mda\"",
        "pair edit ada --tag \"a\nb\"", "goal add ada x --key \"a\nb\"", "pair add --mentor Eve --handle \"e\nve\"",
        "pair edit ada --mentor \"Ada\xC2\x85Lovelace\"", "pair edit ada --mentor \"Ada\xE2\x80\xA8Lovelace\""}) {
    CAPTURE(line);
    const Typed typed = at.type(line);
    CHECK(typed.code == 2);
    CHECK(typed.out.empty());
  }
  CHECK(holds(at.type("pair edit ada --mentor \"Ada\nX\"").err,
              "mentor: the name 'Ada X' has a line break or another control character in it\n"));
}
