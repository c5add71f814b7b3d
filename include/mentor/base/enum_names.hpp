// The text of enum values: one constexpr table beside each enum, used for printing, parsing and completion.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

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

/// The names in a table: of an enum's values, or of rows that `name` takes it from.
template <class Table, class Row>
std::vector<std::string_view> all_names(const Table& table, std::string_view Row::*name) {
  std::vector<std::string_view> names;
  for (const auto& row : table) names.push_back(row.*name);
  return names;
}

}  // namespace mentor
