// The one error class, its kinds, and the exit code and JSON code of each.
#pragma once

#include <exception>
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

/// I/O or a delivery failed (exit 1).
Error failed(std::string message, std::string hint = {});
/// Wrong in the command line, its input or the config by itself (exit 2).
Error usage_error(std::string message, std::string hint = {});
/// Well-formed but not there (exit 3): "no KIND 'REF'".
Error not_found(std::string_view kind, std::string_view ref, std::string hint = {});
/// Only what the store's state forbids (exit 4).
Error refused(std::string message, std::string hint = {});
/// The store stayed busy (exit 5).
Error busy(std::string message, std::string hint = {});
/// The store is damaged, not ours, unsafe or from a newer version (exit 6).
Error damaged(std::string message, std::string hint = {});
/// Input is needed but there is no terminal, or --no-input (exit 7).
Error input_needed(std::string message, std::string hint = {});

/// Exit code of --exit-code when something needs attention.
inline constexpr int kAttentionExit = 8;

int exit_code(ErrorKind kind);
/// The stable word scripts see in {"error":{"code":...}}.
std::string_view error_code(ErrorKind kind);

}  // namespace mentor
