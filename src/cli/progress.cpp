#include "mentor/cli/progress.hpp"

#include <algorithm>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kBarWidth = 20;
// Back to the first column, and away with what stands behind the cursor.
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

ProgressBar::ProgressBar(const Process& process, const Globals& globals, std::size_t steps)
    : process_(process), steps_(steps), is_drawn_(process.streams.err_terminal && !globals.quiet && steps > 1) {}

ProgressBar::~ProgressBar() {
  if (is_drawn_ && begun_ > 0) process_.streams.complain(kClearLine);
}

void ProgressBar::step(std::string_view what) {
  const std::size_t done = std::min(begun_++, steps_);
  if (!is_drawn_) return;
  const std::size_t filled = kBarWidth * done / steps_;
  const std::string bar = "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "] " + std::to_string(begun_) + " of " +
                          std::to_string(steps_) + " ";
  const int room = process_.streams.columns - static_cast<int>(bar.size()) - 1;
  process_.streams.complain(std::string(kClearLine) + bar + fit(visible_line(what), std::max(room, 0)));
}

}  // namespace mentor
