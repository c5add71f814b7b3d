// The functions that make an error of each kind.
#include "mentor/base/error.hpp"

#include <algorithm>
#include <utility>

namespace mentor {
namespace {

const ExitCode& row_of(ErrorKind kind) { return *std::ranges::find(kExitCodes, kind, &ExitCode::kind); }

}  // namespace

Error failed(std::string message, std::string hint) { return {ErrorKind::failed, std::move(message), std::move(hint)}; }

Error usage_error(std::string message, std::string hint) { return {ErrorKind::usage, std::move(message), std::move(hint)}; }

Error not_found(std::string_view kind, std::string_view ref, std::string hint) {
  std::string message = "no ";
  message.append(kind).append(" '").append(ref).append("'");
  return {ErrorKind::not_found, std::move(message), std::move(hint)};
}

Error refused(std::string message, std::string hint) { return {ErrorKind::refused, std::move(message), std::move(hint)}; }

Error busy(std::string message, std::string hint) { return {ErrorKind::busy, std::move(message), std::move(hint)}; }

Error damaged(std::string message, std::string hint) { return {ErrorKind::damaged, std::move(message), std::move(hint)}; }

Error input_needed(std::string message, std::string hint) { return {ErrorKind::input_needed, std::move(message), std::move(hint)}; }

int exit_code(ErrorKind kind) { return row_of(kind).code; }

std::string_view error_code(ErrorKind kind) { return row_of(kind).json; }

}  // namespace mentor
