// Weeks and months.
#include <doctest/doctest.h>

#include "mentor/domain/period.hpp"

using namespace mentor;

namespace {

Date day(std::string_view iso) { return *parse_iso_date(iso); }

}  // namespace

TEST_CASE("a week is said with its number, and names a month and a year once where they are shared") {
  CHECK(say_period(week_of(day("2026-11-24"), std::chrono::Monday)) == "week 48: Mon 23 to Sun 29 November 2026");
  CHECK(say_period(week_of(day("2026-11-30"), std::chrono::Monday)) == "week 49: Mon 30 November to Sun 6 December 2026");
  CHECK(say_period(week_of(day("2027-01-01"), std::chrono::Monday)) == "week 53: Mon 28 December 2026 to Sun 3 January 2027");
  CHECK(say_period(week_of(day("2026-11-24"), std::chrono::Sunday)) == "Sun 22 to Sat 28 November 2026");
}

TEST_CASE("the period before ends on the day before") {
  CHECK(before(week_of(day("2026-11-24"), std::chrono::Sunday)) == week_of(day("2026-11-17"), std::chrono::Sunday));
  CHECK(before(month_of(day("2026-03-31"))) == Period{Period::Kind::month, day("2026-02-01"), day("2026-02-28")});
  CHECK(month_of(day("2028-02-10")) == Period{Period::Kind::month, day("2028-02-01"), day("2028-02-29")});
}
