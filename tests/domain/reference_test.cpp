// References by their shape, hours, and promises past their day.
#include "mentor/domain/reference.hpp"

#include <doctest/doctest.h>

#include "domain/samples.hpp"
#include "mentor/base/error.hpp"
#include "mentor/domain/action.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

bool is_refused(std::string_view text) {
  try {
    parse_reference(text);
  } catch (const Error& error) {
    return error.kind == ErrorKind::usage;
  }
  return false;
}

}  // namespace

TEST_CASE("a short id is a letter and a number, one letter a kind") {
  for (const auto& [kind, name] : kEnumNames<Kind>) {
    const std::string id = short_id(RowRef(kind, 12));
    CAPTURE(id);
    CHECK(parse_reference(id) == Reference{kind, 12, "", std::nullopt});
    CHECK(id.front() == kind_words(kind).letter);
  }
  CHECK(parse_reference("c9223372036854775807").number == 9223372036854775807);
}

TEST_CASE("what is no id is a pair, and with a date a meeting of one") {
  CHECK(parse_reference("ada") == Reference{Kind::pair, std::nullopt, "ada", std::nullopt});
  CHECK(parse_reference("Ada Lovelace").name == "Ada Lovelace");
  CHECK(parse_reference("x12").name == "x12");
  CHECK(parse_reference("g").name == "g");
  CHECK(parse_reference("ada@2026-12-01") == Reference{Kind::meeting, std::nullopt, "ada", day("2026-12-01")});
  CHECK(parse_reference("p3@2026-12-01") == Reference{Kind::meeting, std::nullopt, "p3", day("2026-12-01")});
}

TEST_CASE("what can be no reference is refused") {
  for (const char* text : {"", "g0", "c99999999999999999999", "ada@2026-02-30", "ada@", "ada@tomorrow", "@2026-12-01", "\xff"}) {
    CAPTURE(text);
    CHECK(is_refused(text));
  }
  CHECK(is_refused(std::string(257, 'a')));
}

TEST_CASE("contact hours are two times that differ, and may go over midnight") {
  CHECK(to_text(parse_hours("9:00-17:00")) == "09:00-17:00");
  CHECK(to_text(parse_hours("22:00-07:00")) == "22:00-07:00");
  CHECK(to_text(parse_hours("9-18")) == "09:00-18:00");
  CHECK(to_text(parse_hours("9am - 5:30pm")) == "09:00-17:30");
  for (const char* text : {"", "-", "9-5", "09:00", "09:00-", "-17:00", "09:00-09:00", "09:00-24:00", "9-25", "09:00-17:00-18:00"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_hours(text), Error);
  }
}

TEST_CASE("a promise is overdue from the day after its own, while it is open") {
  Action action;
  CHECK(overdue_days(action, day("2026-11-25")) == 0);
  action.due_on = day("2026-11-24");
  CHECK(overdue_days(action, day("2026-11-24")) == 0);
  CHECK(overdue_days(action, day("2026-11-26")) == 2);
  action.done_on = day("2026-11-30");
  CHECK(overdue_days(action, day("2026-11-26")) == 0);
  action.done_on = std::nullopt;
  action.dropped_on = day("2026-11-30");
  CHECK(overdue_days(action, day("2026-11-26")) == 0);
}
