// Contacts week by week.
#include "mentor/domain/period.hpp"

#include <doctest/doctest.h>

using namespace mentor;

namespace {

Date day(int month, unsigned number) { return std::chrono::year(2026) / month / number; }

// From Wed 2 September on, paused from Mon 14 to Sun 27 September.
Pair sample() {
  Pair pair;
  pair.starts_on = day(9, 2);
  pair.pauses = {{day(9, 14), day(9, 27), ""}};
  return pair;
}

}  // namespace

TEST_CASE("contacts are counted by the week they took place in, and weeks of a pause do not count") {
  const std::vector<Date> met_on{day(10, 4), day(9, 2), day(9, 6), day(9, 7), day(8, 31), day(10, 6)};
  CHECK(contacts_by_week(sample(), met_on, day(9, 2), day(10, 5), std::chrono::Monday) ==
        std::vector<WeekCount>{{day(8, 31), 2}, {day(9, 7), 1}, {day(9, 14), {}}, {day(9, 21), {}}, {day(9, 28), 1}, {day(10, 5), 0}});
}

TEST_CASE("a contact in a paused week is counted all the same") {
  const std::vector<Date> met_on{day(9, 15)};
  CHECK(contacts_by_week(sample(), met_on, day(9, 14), day(9, 20), std::chrono::Monday) == std::vector<WeekCount>{{day(9, 14), 1}});
}

TEST_CASE("weeks may begin on Sunday, and one day is one week") {
  const std::vector<Date> met_on{day(9, 6)};
  CHECK(contacts_by_week(sample(), met_on, day(9, 6), day(9, 6), std::chrono::Sunday) == std::vector<WeekCount>{{day(9, 6), 1}});
}

TEST_CASE("the longest silence passes over weeks that do not count") {
  const std::vector<WeekCount> weeks{{day(8, 31), 1}, {day(9, 7), 0}, {day(9, 14), {}}, {day(9, 21), 0}, {day(9, 28), 2}, {day(10, 5), 0}};
  CHECK(longest_silence(weeks) == 2);
  CHECK(longest_silence({}) == 0);
}
