// What TZ says: a POSIX rule, or the name of a zone.
#include "fuzz.hpp"
#include "mentor/base/zone.hpp"

using namespace mentor;

namespace {

void walk(const Zone& zone) {
  const Instant from = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
  for (Instant at = from; at < from + std::chrono::years(1); at += std::chrono::days(7)) {
    const Instant again = zone.to_instant(zone.to_wall(at));
    fuzz::promise(std::chrono::abs(again - at) <= std::chrono::days(2), "a moment's wall time is near the moment");
    (void)zone.abbreviation_at(at);
  }
  (void)zone.transitions(from, from + std::chrono::years(1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto zone = Zone::from_posix_rule(text)) walk(*zone);
  fuzz::may_refuse([&] { walk(Zone::load(text)); });
  return 0;
}
