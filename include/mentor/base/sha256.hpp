// SHA-256 (FIPS 180-4) and HMAC (RFC 2104): one-way numbers for what must not be read back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mentor {

class Sha256 {
 public:
  using Hash = std::array<std::uint8_t, 32>;

  Sha256& add(std::string_view bytes);
  /// The hash of all that was added. Nothing may be added after it.
  Hash finish();

 private:
  void take_block(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t length_ = 0;  ///< in bytes
};

/// Without `key` nobody can tell what `message` was, nor try what it may have been.
Sha256::Hash hmac_sha256(std::string_view key, std::string_view message);
/// In lower-case hexadecimal digits.
std::string to_hex(const Sha256::Hash& hash);

}  // namespace mentor
