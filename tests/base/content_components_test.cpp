// Calendars read back: what their lines say, and that no bytes do more than be refused.
#include <doctest/doctest.h>

#include <random>

#include "mentor/base/content_lines.hpp"
#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

const std::string kReply =
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nATTENDEE;CN=\"Lovelace; Ada: \"\"x\";PARTSTAT=ACCEPTED:\r\n"
    " mailto:ada@example.org\r\nSUMMARY:one\\, two\\n\xC3\r\n \xBC\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

std::string refusal(std::string_view text) {
  try {
    (void)parse_components(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("lines are unfolded, also inside a character, and parted into name, parameters and value") {
  const auto found = parse_components(kReply);
  const Component event{"VEVENT",
                        {{"UID", {}, "1"},
                         {"ATTENDEE", {{"CN", "Lovelace; Ada: x"}, {"PARTSTAT", "ACCEPTED"}}, "mailto:ada@example.org"},
                         {"SUMMARY", {}, "one\\, two\\n\xC3\xBC"}},
                        {}};
  CHECK(found == std::vector<Component>{{"VCALENDAR", {{"METHOD", {}, "REPLY"}}, {event}}});
  CHECK(unescaped_text(line_of(event, "SUMMARY")->value) == "one, two\n\xC3\xBC");
  CHECK(parameter_of(event.lines[1], "PARTSTAT") == "ACCEPTED");
  CHECK(parameter_of(event.lines[1], "ROLE") == "");
}

TEST_CASE("names are read in any case, lines may end in LF, empty ones are passed over") {
  CHECK(parse_components("begin:vcalendar\n\nmethod;x-a=b:REPLY\nend:VCalendar\n") ==
        std::vector<Component>{{"VCALENDAR", {{"METHOD", {{"X-A", "b"}}, "REPLY"}}, {}}});
}

TEST_CASE("what was escaped and folded is read back as it was") {
  for (const std::string text : {"plain", "back\\slash; semi, comma: colon", "line\nbreak", "\xF0\x9F\x8E\x93", "\\n", "ends in \\"}) {
    CAPTURE(text);
    for (const std::size_t lead : {0, 60, 61, 62, 63, 64, 65, 66, 67, 140}) {
      const std::string whole = std::string(lead, 'x') + text;
      const auto found = parse_components("BEGIN:A\r\n" + content_line("B:" + escaped_text(whole)) + "END:A\r\n");
      CHECK(unescaped_text(found[0].lines[0].value) == whole);
    }
  }
}

TEST_CASE("malformed and truncated calendars are refused with the line that is wrong") {
  CHECK(refusal("") == "there is no calendar in it");
  CHECK(refusal("\r\n") == "there is no calendar in it");
  CHECK(refusal("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n") == "the calendar ends before END:VEVENT");
  CHECK(refusal("BEGIN:A\r\nEND:B\r\n") == "line 2 of the calendar ends 'B' where 'A' is open");
  CHECK(refusal("END:A\r\n") == "line 1 of the calendar stands outside of BEGIN and END: 'END:A'");
  CHECK(refusal("UID:1\r\n") == "line 1 of the calendar stands outside of BEGIN and END: 'UID:1'");
  CHECK(refusal(" UID:1\r\n") == "line 1 of the calendar goes on from no line before it");
  CHECK(refusal("BEGIN:A\r\nno colon\r\nEND:A\r\n") == "line 2 of the calendar is none: 'no colon'");
  CHECK(refusal("BEGIN:A\r\n:value\r\nEND:A\r\n") == "line 2 of the calendar is none: ':value'");
  CHECK(refusal("BEGIN:A\r\nX;Y:1\r\nEND:A\r\n") == "line 2 of the calendar is none: 'X;Y:1'");
  CHECK(refusal("BEGIN:A\r\nX;Y=\"1:2\r\nEND:A\r\n") == "line 2 of the calendar is none: 'X;Y=\"1:2'");
  CHECK(refusal("From: ada@example.org\r\n\r\nhello\r\n") ==
        "line 1 of the calendar stands outside of BEGIN and END: 'From: ada@example.org'");
}

TEST_CASE("control characters, NUL and bytes that are not UTF-8 are refused") {
  CHECK(refusal("BEGIN:A\r\nSUMMARY:one\rATTENDEE:two\r\nEND:A\r\n") ==
        "line 2 of the calendar has a control character in it: 'SUMMARY:one\\x0dATTENDEE:two'");
  CHECK(refusal(std::string_view("BEGIN:A\r\nX:\0\r\nEND:A\r\n", 21)) == "line 2 of the calendar has a NUL, or bytes that are not UTF-8");
  CHECK(refusal("BEGIN:A\r\nX:\xE9\r\nEND:A\r\n") == "line 2 of the calendar has a NUL, or bytes that are not UTF-8");
  CHECK(refusal("BEGIN:A\r\nX:\x1b[31m\r\nEND:A\r\n") != "");
  CHECK(refusal("BEGIN:A\r\nX:a\tb\r\nEND:A\r\n") == "");
}

TEST_CASE("what is too long or too deep is refused, what is long and well-formed is read") {
  CHECK(refusal(std::string(kCalendarLimit + 1, 'x')) == "the calendar is longer than 1048576 bytes");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "BEGIN:A\n";
  CHECK(refusal(deep) == "line 17 of the calendar begins what is too deep");
  const std::string value(kCalendarLimit - 30, 'x');
  CHECK(parse_components("BEGIN:A\r\nX:" + value + "\r\nEND:A\r\n")[0].lines[0].value == value);
  std::string folded = "BEGIN:A\nX:";
  while (folded.size() < kCalendarLimit - 20) folded += "\n x";
  CHECK(parse_components(folded + "\nEND:A\n")[0].lines[0].value.size() > 300'000);
}

TEST_CASE("ten thousand damaged calendars are read or refused") {
  std::mt19937 random(20261201);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  constexpr std::string_view kPieces[] = {"\r",   "\n",     "\r\n ", ":",   ";", "\"", "\\", "=", std::string_view("\0", 1),
                                          "\xFF", "BEGIN:", "END:",  "\xC3"};
  int refused = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::string text = kReply;
    for (std::size_t change = 0; change <= below(3); ++change) {
      const std::size_t at = below(text.size());
      const std::string_view piece = kPieces[below(std::size(kPieces))];
      switch (below(3)) {
        case 0:
          text.insert(at, piece);
          break;
        case 1:
          text.erase(at, below(20));
          break;
        default:
          text.replace(at, 1, piece);
      }
    }
    refused += refusal(text).empty() ? 0 : 1;
  }
  CHECK(refused > 5'000);
  CHECK(refused < 10'000);
}
