// Any bytes, as they reach a terminal and a name.
#include <algorithm>

#include "fuzz.hpp"
#include "mentor/base/text.hpp"

using namespace mentor;

namespace {

constexpr int kWidth = 20;

bool is_harmless(std::string_view text) {
  return !first_unstorable(text) && std::ranges::none_of(text, [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7F; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const std::string shown = visible(text);
  fuzz::promise(is_harmless(shown), "what is shown holds no control character");
  fuzz::promise(visible_line(text).find('\n') == std::string::npos, "one line is one line");
  for (const auto& line : wrap(shown, kWidth)) fuzz::promise(display_width(line) <= kWidth, "a wrapped line fits");
  fuzz::promise(display_width(fit(visible_line(text), kWidth)) <= kWidth, "what is cut to fit fits");
  fuzz::promise(std::ranges::all_of(ascii_slug(text), [](unsigned char c) { return c < 0x80; }), "a handle is ASCII");
  (void)fold_case(shown);
  return 0;
}
