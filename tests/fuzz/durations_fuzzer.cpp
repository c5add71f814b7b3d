// A length such as "1h30m".
#include "fuzz.hpp"
#include "mentor/base/time.hpp"

using namespace mentor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::may_refuse([&] {
    const Minutes length = parse_duration(fuzz::text_of(data, size));
    fuzz::promise(length >= Minutes(0) && length <= std::chrono::years(11), "a length is at most ten years");
    fuzz::promise(parse_duration(to_duration(length)) == length, "a length is read back from its text");
  });
  return 0;
}
