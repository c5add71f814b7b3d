// Proves how lengths of time are read, refused and written.
#include <doctest/doctest.h>

#include <string>

#include "mentor/base/error.hpp"
#include "mentor/base/time.hpp"

using namespace mentor;

namespace {

/// The message of the usage error, or "read" when the text was taken.
std::string refusal(std::string_view text) {
  try {
    parse_duration(text);
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.hint == "type a length such as 45m, 1h30m, 2d or 2w");
    return error.message;
  }
  return "read";
}

}  // namespace

TEST_CASE("lengths are read in weeks, days, hours and minutes") {
  struct Row {
    std::string_view text;
    int minutes;
  };
  const Row rows[] = {{"45m", 45},
                      {"45min", 45},
                      {"1h30m", 90},
                      {"1h 30m", 90},
                      {" 90M ", 90},
                      {"24h", 1440},
                      {"2d", 2880},
                      {"2w", 20160},
                      {"0m", 0},
                      {"1w2d3h4m", 10080 + 2880 + 180 + 4},
                      {"3653d", 3653 * 1440},
                      {"521w", 521 * 10080}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_duration(row.text) == Minutes{row.minutes});
  }
}

TEST_CASE("lengths are read as people write them, and as we print them") {
  for (const auto& row : std::initializer_list<std::pair<const char*, int>>{{"30 m", 30},
                                                                            {"45 min", 45},
                                                                            {"6 h 45 min", 405},
                                                                            {"1.5h", 90},
                                                                            {"0.25 h", 15},
                                                                            {"1 hour 30 minutes", 90},
                                                                            {"2 days", 2880},
                                                                            {"1 week", 10080},
                                                                            {"1.5d", 2160}}) {
    CAPTURE(row.first);
    CHECK(parse_duration(row.first) == Minutes{row.second});
  }
}

TEST_CASE("what is not a length is refused with the reason") {
  CHECK(refusal("") == "the length is empty");
  CHECK(refusal("  ") == "the length is empty");
  CHECK(refusal("m") == "'m' is not a length");
  CHECK(refusal("-5m") == "'-5m' is not a length");
  CHECK(refusal("+5m") == "'+5m' is not a length");
  CHECK(refusal("5m!") == "'5m!' is not a length");
  CHECK(refusal("45") == "'45' is not a length: a number has no unit");
  CHECK(refusal("1h30") == "'1h30' is not a length: a number has no unit");
  CHECK(refusal("1.111h") == "'1.111h' is not a length: it is no whole number of minutes");
  CHECK(refusal("4.0251666666666666666666666666666666d") ==
        "'4.0251666666666666666666666666666666d' is not a length: it is no whole number of minutes");
  CHECK(refusal("1.h") == "'1.h' is not a length: it is no whole number of minutes");
  CHECK(refusal("1.5") == "'1.5' is not a length: a number has no unit");
  CHECK(refusal("3mo") == "'3mo' is not a length: the units are m, h, d and w");
  CHECK(refusal("30s") == "'30s' is not a length: the units are m, h, d and w");
  CHECK(refusal("30m1h") == "'30m1h' is not a length: write each unit once, the largest first");
  CHECK(refusal("1h1h") == "'1h1h' is not a length: write each unit once, the largest first");
  CHECK(refusal("1m1min") == "'1m1min' is not a length: write each unit once, the largest first");
}

TEST_CASE("a length above ten years is refused, however many digits it has") {
  CHECK(refusal("3653d1m") == "'3653d1m' is not a length: it is longer than 10 years");
  CHECK(refusal("9999999w") == "'9999999w' is not a length: it is longer than 10 years");
  CHECK(refusal("99999999999999999999m") == "'99999999999999999999m' is not a length: it is longer than 10 years");
}

TEST_CASE("a length that is not UTF-8 is refused without repeating it") {
  CHECK(refusal("4\xff") == "the length with a byte at 1 that is not UTF-8 is not a length: a number has no unit");
}

TEST_CASE("lengths are written in the largest whole units") {
  struct Row {
    int minutes;
    std::string_view text;
  };
  const Row rows[] = {{0, "0m"},     {45, "45m"},  {60, "1h"},    {90, "1h30m"}, {1440, "1d"},
                      {1500, "25h"}, {2880, "2d"}, {10080, "1w"}, {12960, "9d"}, {20160, "2w"}};
  for (const Row& row : rows) CHECK(to_duration(Minutes{row.minutes}) == row.text);
}

TEST_CASE("every length that is written is read back") {
  for (int minutes = 0; minutes < 3000; ++minutes) REQUIRE(parse_duration(to_duration(Minutes{minutes})) == Minutes{minutes});
}
