// Programs that are run for us: without a shell, with every signal as a program expects it, and their three streams alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentor {

/// How a program ended. It did its work only where it is known to have ended by itself with code 0: one that was killed, and one of which
/// nobody can tell how it ended, did not.
class ExitStatus {
 public:
  /// Of a program of which nothing is known.
  ExitStatus() = default;
  /// From what waitpid tells.
  explicit ExitStatus(int wait_status);

  bool is_success() const { return code_ == 0; }
  bool is_code(int code) const { return code_ == code; }
  /// "failed with exit code 3", "was killed by signal 9 (Killed)", "ended, and nobody can tell how".
  std::string said() const;

 private:
  std::optional<int> code_;
  std::optional<int> signal_;
};

/// A program to run, and what it is given.
struct Subprocess {
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

struct SubprocessResult {
  ExitStatus status;
  Printed out;
  Printed err;
};

/// Runs it in the caller's folder and in a process group of its own, which is killed at the deadline; it is killed too when we die first.
/// Throws failed when it cannot be started or took too long.
[[nodiscard]] SubprocessResult run_subprocess(const Subprocess& program);

/// What it printed on stdout. Throws failed, with the last line it printed, unless it succeeded.
Printed output_of(const Subprocess& program, SubprocessResult result);

/// Both at once.
void must_succeed(const Subprocess& program);

/// Runs a program, named by its words, on our terminal for as long as its user likes; the keys that interrupt are its own meanwhile.
/// Throws failed when it cannot be started.
[[nodiscard]] ExitStatus run_in_foreground(const std::vector<std::string>& words);
/// The same for a program that reads `input` on its stdin, and its keys from the terminal: a pager. One that reads no further is not at
/// fault.
[[nodiscard]] ExitStatus run_in_foreground(const std::vector<std::string>& words, std::string_view input);

}  // namespace mentor
