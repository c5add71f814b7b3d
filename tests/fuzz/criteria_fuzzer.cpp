// The bytes of a criteria file.
#include "fuzz.hpp"
#include "mentor/config/criteria.hpp"

using namespace mentor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::may_refuse([&] {
    const Criteria criteria = parse_criteria(fuzz::text_of(data, size), "criteria.toml");
    for (const auto& rule : criteria.rules) fuzz::promise(!say_rule(rule).empty(), "every rule can be said");
    const std::string text = criteria_text(criteria);
    constexpr std::size_t kLimit = 64 * 1024;  // what is read is never longer, what is written may be
    if (text.size() <= kLimit) fuzz::promise(parse_criteria(text, "criteria.toml") == criteria, "criteria are read back from their file");
  });
  return 0;
}
