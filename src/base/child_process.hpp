// The start of a program and its end: fork, exec, wait.
#pragma once

#include <sys/types.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "mentor/base/files.hpp"
#include "mentor/base/subprocess.hpp"

namespace mentor {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// How a child stands to us.
enum class Tie {
  foreground,  ///< in our process group, as a shell would run it
  attended,    ///< in a group of its own, and killed when we die
};

struct ChildPlan {
  const std::vector<std::string>& words;
  const Variables& variables;
  std::array<int, 3> streams;
  Tie tie;
};

/// The id of the program, which runs by then. Throws failed when it cannot be started.
pid_t start_child(const ChildPlan& plan);

/// Waits for its end. A wait that fails tells nothing: the status is one of which nothing is known.
ExitStatus wait_for(pid_t child);

}  // namespace mentor
