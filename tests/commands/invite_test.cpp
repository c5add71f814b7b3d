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

TEST_CASE("a name with a line break makes no mail") {
  Inviting at;
  at.out("pair edit ada --mentor \"Ada\nBcc: x@example.org\"");
  const Typed typed = at.type("agenda invite ada");
  CHECK(typed.code == 2);
  CHECK(typed.out.empty());
}
