// The calendars in what mail programs save.
#include "mentor/base/mail_parts.hpp"

#include <doctest/doctest.h>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

using Texts = std::vector<std::string>;

const std::string kCalendar = "BEGIN:VCALENDAR\nEND:VCALENDAR\n";

std::string part(const std::string& headers, const std::string& body) { return "--b\n" + headers + "\n\n" + body + "\n"; }

Texts of_mail(const std::string& parts) {
  return calendars_in("From: Ada <ada@example.org>\nSubject: Accepted\nContent-Type: multipart/mixed;\n boundary=b\n\nprose\n" + parts +
                      "--b--\n");
}

}  // namespace

TEST_CASE("a calendar is itself, with or without a byte order mark") {
  CHECK(calendars_in(kCalendar) == Texts{kCalendar});
  CHECK(calendars_in("\xEF\xBB\xBF" + kCalendar) == Texts{kCalendar});
  CHECK(calendars_in("begin:vcalendar\nend:vcalendar") == Texts{"begin:vcalendar\nend:vcalendar"});
  CHECK(calendars_in("") == Texts{""});
}

TEST_CASE("a mail's calendar is found by its type or its name, and decoded") {
  const std::string type = "Content-Type: text/calendar; method=REPLY";
  CHECK(of_mail(part("Content-Type: text/plain", "hello") + part(type, kCalendar)) == Texts{kCalendar + "\n"});
  CHECK(of_mail(part(type + "\nContent-Transfer-Encoding: BASE64", "QkVHSU46VkNBTEVO\nREFSCg==")) == Texts{"BEGIN:VCALENDAR\n"});
  CHECK(of_mail(part(type + "\ncontent-transfer-encoding: quoted-printable", "SUMMARY:=C3=BC=\n x=3D1  \n=ZZ")) ==
        Texts{"SUMMARY:\xC3\xBC x=1\r\n=ZZ\r\n"});
  CHECK(of_mail(part("Content-Type: text/calendar; charset=\"ISO-8859-1\"", "N:\xFC")) == Texts{"N:\xC3\xBC\n"});
  CHECK(of_mail(part("Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"a;b.ICS\"", "x")) ==
        Texts{"x\n"});
}

TEST_CASE("a mail that is a calendar, one in a mailbox, parts in parts, and a mail that was passed on") {
  CHECK(calendars_in("From ada@example.org Mon Nov 23\r\nContent-Type: text/calendar\r\n\r\nx\r\n") == Texts{"x\r\n"});
  CHECK(of_mail(part("Content-Type: multipart/alternative; boundary=c", "--c\nContent-Type: text/calendar\n\n1\n--c\n\nx\n--c--") +
                part("Content-Type: message/rfc822", "Content-Type: text/calendar\n\n2")) == Texts{"1\n", "2\n"});
}

TEST_CASE("a mail without a calendar, too deep or too long is refused") {
  std::string deep = "Content-Type: text/calendar\n\nx";
  for (int i = 0; i < 20; ++i) deep = "Content-Type: message/rfc822\n\n" + deep;
  for (const std::string& bad : {std::string("Subject: x\n\nhello"), deep, std::string(kMailLimit + 1, 'x')})
    CHECK_THROWS_AS(calendars_in(bad), Error);
}

TEST_CASE("many lines, parts and headers are read at once") {
  std::string lines = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 1000000; ++i) lines += "A:B\n";
  CHECK(calendars_in(lines).front().size() == lines.size());
  std::string parts;
  for (int i = 0; i < 100000; ++i) parts += "--b\nX: y\n\n";
  CHECK_THROWS_AS(of_mail(parts), Error);
}
