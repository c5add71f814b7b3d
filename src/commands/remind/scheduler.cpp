#include "commands/remind/scheduler.hpp"

#include <algorithm>
#include <array>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor::remind {

std::span<const Scheduler> schedulers() {
  static const std::array all{cron(), systemd()};
  return all;
}

const std::string& on_one_line(const std::string& word) {
  if (std::ranges::any_of(word, [](unsigned char c) { return c < ' ' || c == 0x7F; }))
    throw usage_error("'" + visible_line(word) + "' has a control character in it, and cannot stand in a scheduler's file");
  return word;
}

}  // namespace mentor::remind
