// A cadence such as "2nd tue 15:00", and the days it falls on.
#include <algorithm>

#include "fuzz.hpp"
#include "mentor/domain/cadence.hpp"

using namespace mentor;
using std::chrono::year;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::may_refuse([&] {
    const Cadence cadence = parse_cadence(fuzz::text_of(data, size));
    fuzz::promise(parse_cadence(to_string(cadence)) == cadence, "a cadence is read back from its text");
    const Date from = year(2026) / 2 / 28, until = year(2027) / 3 / 1;
    const auto days = occurrences(cadence, year(2026) / 1 / 31, from, until);
    fuzz::promise(has_slot(cadence) || days.empty(), "without a slot nothing is planned");
    fuzz::promise(std::ranges::is_sorted(days, std::ranges::less_equal()) || days.size() < 2, "its days stand in order");
    for (const Date day : days) fuzz::promise(day.ok() && from <= day && day <= until, "its days lie in the window");
  });
  return 0;
}
