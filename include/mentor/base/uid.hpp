// UUIDv7 (RFC 9562): the identity a row keeps across stores.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/time.hpp"

namespace mentor {

struct Uid {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Uid&, const Uid&) = default;
};

/// A new UUIDv7 whose time part is `now`; the rest is from the kernel's random source. Throws failed.
Uid make_uid(Instant now);
/// Lower-case, with hyphens: "0190b5e0-....".
std::string to_string(const Uid& uid);
std::optional<Uid> parse_uid(std::string_view text);

}  // namespace mentor
