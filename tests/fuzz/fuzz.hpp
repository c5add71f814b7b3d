// What every fuzzer is made of: one function that is given bytes, and must neither crash, hang nor break its promise.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "mentor/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace mentor::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// Ends the process where a promise does not hold, so that the fuzzer keeps the input.
inline void promise(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

/// Runs what may refuse its input as wrong by itself, and in no other way.
template <class Action>
void may_refuse(Action action) {
  try {
    action();
  } catch (const Error& error) {
    promise(error.kind == ErrorKind::usage, "input that is wrong by itself is a usage error");
    promise(!error.message.empty(), "an error says what is wrong");
  }
}

}  // namespace mentor::fuzz
