// The bytes of an export: taken into a store, exported and taken again.
#include "fuzz.hpp"
#include "mentor/store/export.hpp"
#include "mentor/store/import.hpp"
#include "mentor/store/pairs.hpp"

using namespace mentor;

namespace {

std::string exported(Store& store) {
  std::string text;
  export_rows(store, {}, [&](std::string_view piece) { text += piece; });
  return text;
}

Imported imported(Store& store, std::string text) {
  static Zones zones;
  TextInput input = TextInput::of_pieces([&] { return std::exchange(text, {}); }, kExportLineLimit);
  return import_rows(store, input, zones, [] {});
}

void take(std::string_view text) {
  const auto store = Store::in_memory("store import");
  const Imported done = imported(*store, std::string(text));
  for (const auto& fault : done.faults) fuzz::promise(!fault.error.message.empty(), "a fault says what is wrong");
  if (done.is_torn) return;
  (void)relationships(*store);
  const std::string out = exported(*store);
  const auto other = Store::in_memory("store import");
  fuzz::promise(imported(*other, out).bad == 0, "what was taken can be taken elsewhere");
  fuzz::promise(exported(*other) == out, "what is exported again is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    take(fuzz::text_of(data, size));
  } catch (const Error& error) {
    fuzz::promise(error.kind == ErrorKind::usage || error.kind == ErrorKind::damaged, "what is no export is refused as that");
  }
  return 0;
}
