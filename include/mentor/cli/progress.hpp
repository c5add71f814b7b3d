// How far a long command is, as one line on a terminal.
#pragma once

#include <cstddef>
#include <string_view>

#include "mentor/cli/context.hpp"

namespace mentor {

/// A line on stderr that is gone with the object. Nothing is drawn where stderr is no terminal, with --quiet, or for a single step.
class ProgressBar {
 public:
  ProgressBar(const Process& process, const Globals& globals, std::size_t steps);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Begins the next step.
  void step(std::string_view what);

 private:
  const Process& process_;
  std::size_t steps_;
  std::size_t begun_ = 0;
  bool is_drawn_;
};

}  // namespace mentor
