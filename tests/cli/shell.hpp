// A real shell at a terminal of its own, in which a line is typed and completed.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/program.hpp"

namespace mentor::real {

class Shell {
 public:
  /// "bash" or "zsh", with the completion script that `mentor completion` prints, in the home's folder.
  Shell(const Home& home, const std::string& name);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  /// The line as it stands when `typed` and the TAB key were typed.
  std::string completed(std::string_view typed);

 private:
  void type(std::string_view keys);
  /// All that the shell shows until `mark` is there, the mark included.
  std::string shown_until(std::string_view mark);

  pid_t child_ = -1;
  int terminal_ = -1;
  std::string shown_;
};

/// What fish offers for a line.
std::vector<std::string> offered_by_fish(const Home& home, const std::string& typed);

}  // namespace mentor::real
