// Mails as text: what a header may hold, how it is encoded, and that nothing breaks out of it.
#include "mentor/render/mail.hpp"

#include <doctest/doctest.h>

#include "mentor/base/error.hpp"
#include "render/mail_encoding.hpp"

using namespace mentor;

namespace {

Mail sample() {
  Mail mail;
  mail.from = {{"Grace Hopper", "grace@example.org"}};
  mail.to = {{"Ada Lovelace", "ada@example.org"}};
  mail.subject = "Meeting in 24 hours";
  mail.date = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1) + std::chrono::hours(15);
  mail.message_id = message_id("meeting:ada@2026-12-01", "grace@example.org");
  mail.text = "See you.\n";
  return mail;
}

ErrorKind refusal(const Mail& mail) {
  try {
    (void)mail_text(mail);
  } catch (const Error& error) {
    return error.kind;
  }
  FAIL("the mail was written");
  return ErrorKind::failed;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a plain mail is its headers, an empty line and its text") {
  CHECK(mail_text(sample()) ==
        "From: Grace Hopper <grace@example.org>\n"
        "To: Ada Lovelace <ada@example.org>\n"
        "Subject: Meeting in 24 hours\n"
        "Date: Tue, 01 Dec 2026 15:00:00 +0000\n"
        "Message-ID: <meeting.ada.2026-12-01@example.org>\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 7bit\n"
        "\n"
        "See you.\n");
}

TEST_CASE("a line break or NUL in any header is refused") {
  for (const std::string_view bad : {std::string_view("a\nBcc: x@example.org"), std::string_view("a\rb"), std::string_view("a\0b", 3)}) {
    Mail mail = sample();
    mail.subject = bad;
    CHECK(refusal(mail) == ErrorKind::usage);
    mail = sample();
    mail.to[0].name = bad;
    CHECK(refusal(mail) == ErrorKind::usage);
    mail = sample();
    mail.to[0].email = "ada@example.org" + std::string(bad);
    CHECK(refusal(mail) == ErrorKind::usage);
    mail = sample();
    mail.message_id = bad;
    CHECK(refusal(mail) == ErrorKind::usage);
    mail = sample();
    mail.more_headers = {{"X-Key", std::string(bad)}};
    CHECK(refusal(mail) == ErrorKind::usage);
  }
}

TEST_CASE("an address that is none, or begins with a dash, is refused") {
  for (const char* bad :
       {"-f@example.org", "", "ada", "ada@", "@example.org", "a b@example.org", "a@b@c", "a,b@example.org", "\xC3\xA4@example.org"}) {
    INFO(bad);
    Mail mail = sample();
    mail.to[0].email = bad;
    CHECK(refusal(mail) == ErrorKind::usage);
  }
  Mail mail = sample();
  mail.to.clear();
  CHECK(refusal(mail) == ErrorKind::usage);
}

TEST_CASE("a header's name is a word") {
  Mail mail = sample();
  mail.more_headers = {{"X Key", "1"}};
  CHECK(refusal(mail) == ErrorKind::usage);
}

TEST_CASE("what is not ASCII goes into encoded words, none of which cuts a character") {
  CHECK(encoded_words("plain") == "plain");
  CHECK(encoded_words("J\xC3\xBCrgen") == "=?utf-8?B?SsO8cmdlbg==?=");
  CHECK(encoded_words("=?fake?=") == "=?utf-8?B?PT9mYWtlPz0=?=");
  std::string long_name;
  for (int i = 0; i < 40; ++i) long_name += "\xE6\x97\xA5";
  const std::string words = encoded_words(long_name);
  CHECK(words.find(' ') <= 75);
  CHECK(holds(words, "?= =?utf-8?B?"));
}

TEST_CASE("long headers are folded at blanks") {
  Mail mail = sample();
  mail.subject = std::string(40, 'a') + " " + std::string(40, 'b') + " " + std::string(20, 'c');
  CHECK(holds(mail_text(mail), "Subject: " + std::string(40, 'a') + "\n " + std::string(40, 'b') + " " + std::string(20, 'c') + "\n"));
}

TEST_CASE("names with marks are quoted") {
  Mail mail = sample();
  mail.to[0].name = "Lovelace, Ada \"A\"";
  CHECK(holds(mail_text(mail), "To: \"Lovelace, Ada \\\"A\\\"\" <ada@example.org>\n"));
}

TEST_CASE("no line of a mail begins as a mail in a mailbox does, also where a long one is broken") {
  CHECK(quoted_printable(">From me\n>> From me\n") == "=3EFrom me\n>> From me\n");
  CHECK_FALSE(travels_plain(">From me\n"));
  for (const char* risky : {"From me", ">From me", ".and so on"})
    for (std::size_t before = 70; before < 80; ++before) {
      const std::string broken = quoted_printable(std::string(before, 'x') + risky + "\n");
      CAPTURE(broken);
      CHECK(broken.find("\nFrom ") == std::string::npos);
      CHECK(broken.find("\n>From ") == std::string::npos);
      CHECK(broken.find("\n.") == std::string::npos);
    }
}

TEST_CASE("text that a mail server could change is quoted-printable") {
  CHECK(quoted_printable("a=b\n") == "a=3Db\n");
  CHECK(quoted_printable("\xC3\xA4 \n.\nFrom me\n") == "=C3=A4=20\n=2E\n=46rom me\n");
  CHECK(quoted_printable(std::string(100, 'x')) == std::string(75, 'x') + "=\n" + std::string(25, 'x') + "\n");
  Mail mail = sample();
  mail.text = "Gr\xC3\xBC\xC3\x9F dich\n";
  CHECK(holds(mail_text(mail), "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9F dich\n"));
}

TEST_CASE("base64 is RFC 4648's") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64(std::string(6, 'a'), 4) == "YWFh\nYWFh");
}

TEST_CASE("a part keeps its bytes, between boundaries made from the Message-ID") {
  Mail mail = sample();
  mail.part = MailPart{"text/calendar; charset=utf-8; method=REQUEST", "BEGIN:VCALENDAR\r\n"};
  const std::string text = mail_text(mail);
  CHECK(holds(text, "Content-Type: multipart/alternative; boundary=\"=_meetingada20261201exampleorg\"\n"));
  CHECK(holds(text,
              "\n--=_meetingada20261201exampleorg\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n"
              "Content-Transfer-Encoding: base64\n\nQkVHSU46VkNBTEVOREFSDQo=\n"));
  CHECK(text.ends_with("\n--=_meetingada20261201exampleorg--\n"));
}

TEST_CASE("a Message-ID is of one key and one domain") {
  CHECK(message_id("a b..c:", "x@y.org") == "a.b.c@y.org");
  CHECK(message_id("k", "") == "k@mentor.invalid");
}
