// The one error class and its kinds; the one table of exit codes.
#pragma once

#include <array>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace mentor {

enum class ErrorKind { failed, usage, not_found, refused, busy, damaged, input_needed };

/// What went wrong and what to type next. Caught in one place, the runner.
class Error : public std::exception {
 public:
  Error(ErrorKind error_kind, std::string text, std::string next = {})
      : kind(error_kind), message(std::move(text)), hint(std::move(next)) {}
  const char* what() const noexcept override { return message.c_str(); }

  ErrorKind kind;
  std::string message;  ///< lower case, names the thing in quotes, no full stop
  std::string hint;     ///< what to type next; may be empty
};

/// Stands in a message before each of the things that it lists, which are printed on lines of their own.
inline constexpr char kListMark = '\x1E';

/// How a run ends: what the shell gets, the kind of error it comes of, the stable word scripts see in {"error":{"code":...}}, and what help
/// says of it.
struct ExitCode {
  int code;
  std::optional<ErrorKind> kind;
  std::string_view json;
  std::string_view about;
};
inline constexpr std::array kExitCodes{
    ExitCode{0, std::nullopt, "", "done; an empty list is done, too"},
    ExitCode{1, ErrorKind::failed, "failed", "it failed: the disk, a delivery; the message says what was saved"},
    ExitCode{2, ErrorKind::usage, "usage", "the command line, its input or the config is wrong"},
    ExitCode{3, ErrorKind::not_found, "not_found", "what was named is not there"},
    ExitCode{4, ErrorKind::refused, "refused", "what is in the store forbids it: ambiguous, or already so"},
    ExitCode{5, ErrorKind::busy, "busy", "another command kept the store busy for 10 seconds"},
    ExitCode{6, ErrorKind::damaged, "damaged", "the store or the config is damaged, unsafe or of a newer version"},
    ExitCode{7, ErrorKind::input_needed, "input_needed", "an answer is needed, and there is no terminal, or --no-input"},
    ExitCode{8, std::nullopt, "", "something needs attention; only with --exit-code"},
};
inline constexpr int kAttentionExit = kExitCodes.back().code;

int exit_code(ErrorKind kind);
std::string_view error_code(ErrorKind kind);

/// I/O or a delivery failed.
Error failed(std::string message, std::string hint = {});
/// Wrong in the command line, its input or the config by itself.
Error usage_error(std::string message, std::string hint = {});
/// Well-formed but not there: "no KIND 'REF'".
Error not_found(std::string_view kind, std::string_view ref, std::string hint = {});
/// Only what the store's state forbids.
Error refused(std::string message, std::string hint = {});
/// The store stayed busy.
Error busy(std::string message, std::string hint = {});
/// The store is damaged, not ours, unsafe or from a newer version.
Error damaged(std::string message, std::string hint = {});
/// Input is needed but there is no terminal, or --no-input.
Error input_needed(std::string message, std::string hint = {});

}  // namespace mentor
