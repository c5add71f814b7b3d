// The kinds of error as one table, and the functions that make an error of each kind.
#include "mentor/base/error.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace mentor {
namespace {

struct KindRow {
  ErrorKind kind;
  int exit;
  std::string_view code;
};

constexpr std::array kKinds{
    KindRow{ErrorKind::failed, 1, "failed"},
    KindRow{ErrorKind::usage, 2, "usage"},
    KindRow{ErrorKind::not_found, 3, "not_found"},
    KindRow{ErrorKind::refused, 4, "refused"},
    KindRow{ErrorKind::busy, 5, "busy"},
    KindRow{ErrorKind::damaged, 6, "damaged"},
    KindRow{ErrorKind::input_needed, 7, "input_needed"},
};

constexpr bool rows_stand_in_order() {
  for (std::size_t row = 0; row < kKinds.size(); ++row) {
    if (static_cast<std::size_t>(kKinds[row].kind) != row) return false;
  }
  return true;
}
static_assert(rows_stand_in_order(), "a kind is the index of its row");

const KindRow& row_of(ErrorKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

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

int exit_code(ErrorKind kind) { return row_of(kind).exit; }

std::string_view error_code(ErrorKind kind) { return row_of(kind).code; }

}  // namespace mentor
