// UUIDv7: making, writing and reading one.
#include "mentor/base/uid.hpp"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::size_t kTimeBytes = 6;
constexpr std::size_t kTextSize = 36;

void fill_with_random(std::array<std::uint8_t, 16>& bytes) {
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw failed(std::string("cannot read random bytes from the kernel: ") + std::strerror(errno));
    filled += static_cast<std::size_t>(got);
  }
}

bool hyphen_belongs_at(std::size_t place) { return place == 8 || place == 13 || place == 18 || place == 23; }

std::optional<std::uint8_t> nibble(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

void mark_as_version_7(Uid& uid) {
  uid.bytes[6] = static_cast<std::uint8_t>(0x70 | (uid.bytes[6] & 0x0F));
  uid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uid.bytes[8] & 0x3F));
}

// Every bit of the result depends on every bit of both (the finalizer of SplitMix64 by Steele, Lea and Flood).
std::uint64_t mixed(std::uint64_t state, std::uint64_t more) {
  state = (state ^ more) + 0x9E3779B97F4A7C15U;
  state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9U;
  state = (state ^ (state >> 27)) * 0x94D049BB133111EBU;
  return state ^ (state >> 31);
}

}  // namespace

bool is_version_7(const Uid& uid) { return (uid.bytes[6] & 0xF0) == 0x70 && (uid.bytes[8] & 0xC0) == 0x80; }

Uid make_uid(Instant now) {
  using std::chrono::milliseconds;
  Uid uid;
  fill_with_random(uid.bytes);
  // The field is unsigned: a clock before 1970 counts as 1970.
  auto time = static_cast<std::uint64_t>(std::max(milliseconds{0}, milliseconds{now.time_since_epoch()}).count());
  for (std::size_t byte = kTimeBytes; byte-- > 0; time >>= 8) uid.bytes[byte] = static_cast<std::uint8_t>(time & 0xFF);
  mark_as_version_7(uid);
  return uid;
}

Uid derived_uid(const Uid& parent, std::int64_t kind, std::int64_t number) {
  std::uint64_t state = mixed(static_cast<std::uint64_t>(kind), static_cast<std::uint64_t>(number));
  for (const auto byte : parent.bytes) state = mixed(state, byte);
  Uid uid = parent;
  for (std::size_t byte = kTimeBytes; byte < uid.bytes.size(); ++byte) {
    state = mixed(state, byte);
    uid.bytes[byte] = static_cast<std::uint8_t>(state >> 56);
  }
  mark_as_version_7(uid);
  return uid;
}

std::string to_string(const Uid& uid) {
  std::string text;
  text.reserve(kTextSize);
  for (const std::uint8_t byte : uid.bytes) {
    if (hyphen_belongs_at(text.size())) text += '-';
    text += kHex[byte >> 4];
    text += kHex[byte & 0x0F];
  }
  return text;
}

std::optional<Uid> parse_uid(std::string_view text) {
  if (text.size() != kTextSize) return std::nullopt;
  Uid uid;
  std::size_t nibbles = 0;
  for (std::size_t place = 0; place < text.size(); ++place) {
    if (hyphen_belongs_at(place)) {
      if (text[place] != '-') return std::nullopt;
      continue;
    }
    const auto value = nibble(text[place]);
    if (!value) return std::nullopt;
    std::uint8_t& byte = uid.bytes[nibbles++ / 2];
    byte = static_cast<std::uint8_t>((byte << 4) | *value);
  }
  return uid;
}

}  // namespace mentor
