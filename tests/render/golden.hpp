// Text held against a file that was read by eye once. MENTOR_WRITE_GOLDEN=1 writes what differs, to be looked at and committed.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <string>

namespace mentor {

inline std::string golden_path(const std::string& name) { return std::string(MENTOR_SOURCE_DIR) + "/tests/golden/" + name; }

inline std::string golden(const std::string& name) {
  std::ifstream file(golden_path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void check_golden(const std::string& name, const std::string& text) {
  CAPTURE(name);
  if (::getenv("MENTOR_WRITE_GOLDEN") != nullptr) std::ofstream(golden_path(name), std::ios::binary) << text;
  REQUIRE(!golden(name).empty());
  CHECK(text == golden(name));
}

}  // namespace mentor
