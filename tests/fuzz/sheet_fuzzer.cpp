// The bytes of a sheet, taken into a store with a pair in it.
#include "fuzz.hpp"
#include "mentor/mentoring/importing.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/pairs.hpp"

using namespace mentor;

namespace {

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);

Imported take(Store& store, std::string_view text) {
  static Zones zones;
  static const Zone utc = Zone::utc();
  SheetReader sheet([&, at = std::size_t{0}]() mutable {
    const auto piece = text.substr(at, 7);
    at += piece.size();
    return piece;
  });
  SheetDefaults defaults;
  defaults.me.name = "Me";
  defaults.me.is_me = true;
  defaults.agreement.tz = "UTC";
  defaults.makes_pairs = true;
  return import_sheet(store, sheet, defaults, {kNow, utc, zones}, [] {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::may_refuse([&] {
    const auto store = Store::in_memory("store import", kNow);
    const Imported done = take(*store, text);
    std::size_t added = 0;
    for (const auto& count : done.counts) added += count.added;
    for (const auto& fault : done.faults) fuzz::promise(!fault.error.message.empty(), "a fault says what is wrong");
    fuzz::promise(added == 0 || !relationships(*store).empty(), "what was added is of a pair");
    std::size_t again = 0;
    for (const auto& count : take(*store, text).counts) again += count.added;
    fuzz::promise(done.bad > 0 || again == 0, "the same sheet again adds nothing");
  });
  const std::string cell = csv_cell(text);
  if (text.find('\r') == std::string_view::npos && text.find('\n') == std::string_view::npos)
    fuzz::promise(text.find('"') != std::string_view::npos || text.find(',') != std::string_view::npos || without_apostrophe(cell) == text,
                  "a cell is read back as it was");
  return 0;
}
