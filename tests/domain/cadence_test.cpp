// Cadences as text.
#include "mentor/domain/cadence.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

std::string canonical(std::string_view text) { return to_string(parse_cadence(text)); }

bool is_refused(std::string_view text) {
  try {
    parse_cadence(text);
  } catch (const Error& error) {
    return error.kind == ErrorKind::usage && error.hint.find("weekly tue 15:00") != std::string::npos;
  }
  return false;
}

std::optional<int> days(std::string_view text) { return cadence_days(parse_cadence(text)); }

}  // namespace

TEST_CASE("every form of cadence is read, and said again as it was") {
  for (const char* text : {"daily 09:00",
                           "3d 09:00",
                           "366d 23:59",
                           "weekly tue 15:00",
                           "2w thu 10:00",
                           "52w sun 00:00",
                           "monthly 1 09:00",
                           "monthly 31 09:00",
                           "1st mon 15:00",
                           "2nd tue 15:00",
                           "3rd wed 15:00",
                           "4th thu 15:00",
                           "last fri 16:00",
                           "quarterly 1 10:00",
                           "quarterly 31 10:00",
                           "weekly mon,thu 15:00",
                           "2w tue,wed,fri 08:00",
                           "1st,3rd tue 15:00",
                           "2nd,last mon,fri 15:00",
                           "as-needed",
                           "daily",
                           "3d",
                           "weekly",
                           "2w",
                           "monthly",
                           "quarterly"}) {
    CAPTURE(text);
    CHECK(canonical(text) == text);
    CHECK(parse_cadence(canonical(text)) == parse_cadence(text));
  }
}

TEST_CASE("words of any case, length and distance make the same cadence") {
  CHECK(canonical("  Weekly   TUESDAY 9:00 ") == "weekly tue 09:00");
  CHECK(canonical("biweekly thu 10:00") == "2w thu 10:00");
  CHECK(canonical("1w thu 10:00") == "weekly thu 10:00");
  CHECK(canonical("1d 09:00") == "daily 09:00");
  CHECK(canonical("LAST Friday\t16:00") == "last fri 16:00");
  CHECK(canonical("As-Needed") == "as-needed");
}

TEST_CASE("what people type is read, and said in the short form") {
  for (const auto& row : std::initializer_list<std::pair<const char*, const char*>>{{"tuesday 17:00", "weekly tue 17:00"},
                                                                                    {"tue 5pm", "weekly tue 17:00"},
                                                                                    {"every tuesday at 3pm", "weekly tue 15:00"},
                                                                                    {"every 2 weeks tue 3pm", "2w tue 15:00"},
                                                                                    {"every 2 weeks on tue at 3:30 pm", "2w tue 15:30"},
                                                                                    {"every two weeks thu 10:00", "2w thu 10:00"},
                                                                                    {"every other tue at 3pm", "2w tue 15:00"},
                                                                                    {"fortnightly", "2w"},
                                                                                    {"Fortnightly Thu 10:00", "2w thu 10:00"},
                                                                                    {"every week", "weekly"},
                                                                                    {"every day at noon", "daily 12:00"},
                                                                                    {"every 3 days 09:00", "3d 09:00"},
                                                                                    {"every month on the 15th at 9:00", "monthly 15 09:00"},
                                                                                    {"first tue 15:00", "1st tue 15:00"},
                                                                                    {"every last fri at 4pm", "last fri 16:00"},
                                                                                    {"mon, thu 15:00", "weekly mon,thu 15:00"},
                                                                                    {"thu,mon 15:00", "weekly mon,thu 15:00"}}) {
    CAPTURE(row.first);
    std::string said;
    try {
      said = canonical(row.first);
    } catch (const Error& error) {
      said = error.message;
    }
    CHECK(said == std::string(row.second));
  }
}

TEST_CASE("twice a month is refused with the two cadences it could be") {
  try {
    parse_cadence("twice a month");
    FAIL("was read");
  } catch (const Error& error) {
    CHECK(error.hint == "\"1st,3rd tue 15:00\" or \"2w tue 15:00\"");
  }
}

TEST_CASE("what is no cadence is refused with the forms that are") {
  for (const char* text : {"",
                           " ",
                           "often",
                           "weekly tue",
                           "weekly 15:00",
                           "weekly 15:00 tue",
                           "weekly tue 24:00",
                           "weekly tue 15:60",
                           "weekly tue 15:00 now",
                           "weekly moonday 15:00",
                           "0w tue 15:00",
                           "53w tue 15:00",
                           "-2w tue 15:00",
                           "w tue 15:00",
                           "2x tue 15:00",
                           "2w 15:00",
                           "99999999999w tue 15:00",
                           "0d 09:00",
                           "367d 09:00",
                           "3d tue 09:00",
                           "daily tue 09:00",
                           "monthly 0 09:00",
                           "monthly 32 09:00",
                           "monthly 15",
                           "monthly -1 09:00",
                           "monthly tue 09:00",
                           "5th tue 15:00",
                           "1st tue",
                           "last 15:00",
                           "2nd",
                           "quarterly 1",
                           "quarterly 0 10:00",
                           "as-needed tue 15:00",
                           "weekly\xff tue 15:00"}) {
    CAPTURE(text);
    CHECK(is_refused(text));
  }
  CHECK(is_refused(std::string_view("weekly\0tue", 10)));
}

TEST_CASE("only a cadence with a time plans meetings") {
  CHECK(has_slot(parse_cadence("weekly tue 15:00")));
  CHECK(has_slot(parse_cadence("daily 09:00")));
  CHECK(!has_slot(parse_cadence("weekly")));
  CHECK(!has_slot(parse_cadence("quarterly")));
  CHECK(!has_slot(parse_cadence("as-needed")));
}

TEST_CASE("silence is judged by the days of each cadence, with or without a slot") {
  CHECK(days("daily 09:00") == 1);
  CHECK(days("3d") == 3);
  CHECK(days("weekly") == 7);
  CHECK(days("2w thu 10:00") == 14);
  CHECK(days("52w") == 364);
  CHECK(days("monthly 15 09:00") == 31);
  CHECK(days("monthly") == 31);
  CHECK(days("last fri 16:00") == 31);
  CHECK(days("quarterly 1 10:00") == 92);
  CHECK(days("weekly mon,thu 15:00") == 3);
  CHECK(days("1st,3rd tue 15:00") == 15);
  CHECK(days("as-needed") == std::nullopt);
}
