// How --include-private is declared, and what is said where private text was left out.
#pragma once

#include <string>

#include "mentor/base/say.hpp"
#include "mentor/cli/spec.hpp"

namespace mentor {

inline void define_include_private(Spec& spec, bool& include_private) {
  spec.flag("--include-private", include_private, "also what is marked private");
}

/// "2 private texts were left out; --include-private shows them"
inline std::string say_left_out(std::size_t count) {
  const bool is_one = count == 1;
  return say_count(static_cast<long long>(count), "private text was", "private texts were") + " left out; --include-private shows " +
         (is_one ? "it" : "them");
}

}  // namespace mentor
