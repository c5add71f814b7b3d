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
/// The same for the same part of the same parent, wherever it is asked, with the parent's time: for rows that are given a uid later.
Uid derived_uid(const Uid& parent, std::int64_t kind, std::int64_t number);
/// Lower-case, with hyphens: "0190b5e0-....".
std::string to_string(const Uid& uid);
std::optional<Uid> parse_uid(std::string_view text);
/// Whether the bytes are marked as those of a UUIDv7, which every uid of ours is.
bool is_version_7(const Uid& uid);

}  // namespace mentor
