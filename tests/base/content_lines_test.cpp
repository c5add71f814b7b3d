// The lines that calendars are made of.
#include "mentor/base/content_lines.hpp"

#include <doctest/doctest.h>

using namespace mentor;

TEST_CASE("a line of 75 octets stands whole, a longer one goes on behind a blank") {
  const std::string whole = "SUMMARY:" + std::string(67, 'x');
  CHECK(content_line(whole) == whole + "\r\n");
  CHECK(content_line(whole + "yz") == whole + "\r\n yz\r\n");
  CHECK(content_line(whole + std::string(75, 'y')) == whole + "\r\n " + std::string(74, 'y') + "\r\n y\r\n");
}

TEST_CASE("a line is not broken inside a character") {
  const std::string before(74, 'x');
  CHECK(content_line(before + "\xC3\xBC") == before + "\r\n \xC3\xBC\r\n");
  CHECK(content_line(before + "\xF0\x9F\x8E\x93!") == before + "\r\n \xF0\x9F\x8E\x93!\r\n");
}

TEST_CASE("a text breaks out of no value") {
  CHECK(escaped_text("a\\b;c,d:e") == "a\\\\b\\;c\\,d:e");
  CHECK(escaped_text("a\r\nb\nc\rd") == "a\\nb\\nc\\nd");
  CHECK(escaped_text("bell\x07 tab\t del\x7f csi\xC2\x9B") == "bell tab del csi");
  CHECK(escaped_text("\xC2\xA0\xC3\xBC") == "\xC2\xA0\xC3\xBC");
}

TEST_CASE("a parameter's value stays in its quotes") {
  CHECK(quoted_parameter("Ada \"the first\" Lovelace; Countess, etc.:") == "\"Ada 'the first' Lovelace; Countess, etc.:\"");
  CHECK(quoted_parameter("a\r\nATTENDEE:x\ry") == "\"a ATTENDEE:x y\"");
}
