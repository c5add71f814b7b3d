// Proves the exit code, the JSON code and the wording of each kind of error.
#include "mentor/base/error.hpp"

#include <doctest/doctest.h>

using namespace mentor;

TEST_CASE("each kind of error has its exit code and its code for scripts") {
  struct Row {
    ErrorKind kind;
    int exit;
    std::string_view code;
  };
  const Row rows[] = {{ErrorKind::failed, 1, "failed"},
                      {ErrorKind::usage, 2, "usage"},
                      {ErrorKind::not_found, 3, "not_found"},
                      {ErrorKind::refused, 4, "refused"},
                      {ErrorKind::busy, 5, "busy"},
                      {ErrorKind::damaged, 6, "damaged"},
                      {ErrorKind::input_needed, 7, "input_needed"}};
  for (const Row& row : rows) {
    CAPTURE(row.code);
    CHECK(exit_code(row.kind) == row.exit);
    CHECK(error_code(row.kind) == row.code);
  }
}

TEST_CASE("each maker gives an error of its own kind with its message and hint") {
  const auto check = [](const Error& error, ErrorKind kind) {
    CHECK(error.kind == kind);
    CHECK(error.message == "what");
    CHECK(error.hint == "next");
    CHECK(std::string_view(error.what()) == "what");
  };
  check(failed("what", "next"), ErrorKind::failed);
  check(usage_error("what", "next"), ErrorKind::usage);
  check(refused("what", "next"), ErrorKind::refused);
  check(busy("what", "next"), ErrorKind::busy);
  check(damaged("what", "next"), ErrorKind::damaged);
  check(input_needed("what", "next"), ErrorKind::input_needed);
}

TEST_CASE("what is not found is named by its kind and reference") {
  const Error error = not_found("goal", "g12", "list the goals: mentor goal");
  CHECK(error.kind == ErrorKind::not_found);
  CHECK(error.message == "no goal 'g12'");
  CHECK(error.hint == "list the goals: mentor goal");
}
