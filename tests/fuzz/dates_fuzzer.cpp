// The words of a date or a time, in a zone with summer time.
#include "fuzz.hpp"
#include "mentor/base/dates.hpp"

using namespace mentor;

namespace {

constexpr Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 10 / 25) + std::chrono::minutes(30);  // before the clocks go back

void try_words(std::string_view words, const DateContext& context, DateBias lean) {
  fuzz::may_refuse([&] {
    const Date day = parse_day(words, context, lean);
    fuzz::promise(day.ok(), "a day is one of the calendar");
    fuzz::promise(parse_day(to_iso(day), context, lean) == day, "a day is read back from its ISO text");
  });
  fuzz::may_refuse([&] {
    const When when = parse_when(words, context, lean);
    fuzz::promise(when.date.ok(), "a moment's day is one of the calendar");
    if (when.instant) fuzz::promise(context.zone.date_at(*when.instant) == when.date, "a moment lies on its day");
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Zone zone = Zone::load("Europe/Berlin");
  for (const DateBias lean : {DateBias::past, DateBias::future}) try_words(fuzz::text_of(data, size), {kNow, zone}, lean);
  return 0;
}
