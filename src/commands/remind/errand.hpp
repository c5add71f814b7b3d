// A program that is run for us: without a shell, with a deadline, and whatever it prints.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace mentor::remind {

struct Errand {
  std::vector<std::string> words;                              ///< the program, sought in PATH where it has no '/', and its arguments
  std::vector<std::pair<std::string, std::string>> variables;  ///< set besides the caller's
  std::string input;                                           ///< its stdin; one that does not read it is not at fault
  std::chrono::seconds timeout{30};
};

/// What a program printed, up to a limit; what came behind it was read and dropped.
struct Printed {
  std::string text;
  bool is_whole = true;
};

/// How a program ended: by itself with a code, or by a signal.
struct Ended {
  int code = 0;
  int signal = 0;  ///< 0: by itself
  Printed out;
  Printed err;
};

/// Runs it in the caller's folder and in a process group of its own, which is killed at the deadline; it is killed too when we die first.
/// Throws failed when it cannot be started or took too long.
Ended run_errand(const Errand& errand);

/// What it printed on stdout. Throws failed, with the last line it printed, unless it ended with code 0.
Printed succeeded(const Errand& errand, Ended ended);

/// Both at once.
void must_succeed(const Errand& errand);

}  // namespace mentor::remind
