// A number that stands for texts, wherever they are too long or too private to be kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace mentor {

/// FNV-1a of 64 bits. It parts what was typed or chosen without intent to deceive; it hides nothing.
class Digest {
 public:
  /// Each part ends with a byte that no text has, so that "a", "bc" is not "ab", "c".
  void add(std::string_view part) {
    for (const char c : part) step(static_cast<unsigned char>(c));
    step(0);
  }
  std::uint64_t value() const { return state_; }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3; }

  std::uint64_t state_ = 0xcbf29ce484222325;
};

}  // namespace mentor
