// The text of enum values: one constexpr table beside each enum, used for printing, parsing and completion.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mentor {

template <class E>
struct EnumName {
  E value;
  std::string_view text;
};

/// Specialise beside the enum: template <> inline constexpr auto kEnumNames<Channel> = std::to_array<EnumName<Channel>>({...});
template <class E>
inline constexpr std::array<EnumName<E>, 0> kEnumNames{};

template <class E>
constexpr std::string_view name_of(E value) {
  for (const auto& entry : kEnumNames<E>)
    if (entry.value == value) return entry.text;
  return "";
}

template <class E>
constexpr std::optional<E> from_name(std::string_view text) {
  for (const auto& entry : kEnumNames<E>)
    if (entry.text == text) return entry.value;
  return std::nullopt;
}

}  // namespace mentor
