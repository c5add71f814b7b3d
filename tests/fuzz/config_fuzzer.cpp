// The bytes of a config file.
#include "fuzz.hpp"
#include "mentor/config/config.hpp"

using namespace mentor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::may_refuse([&] {
    const Config config = parse_config(fuzz::text_of(data, size), "config.toml");
    for (const auto& key : config_keys()) fuzz::promise(!key.show(config).empty(), "every setting can be shown");
  });
  return 0;
}
