// Values as TOML holds and writes them, for the files that are read key by key.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/toml_reader.hpp"
#include "mentor/base/enum_names.hpp"
#include "mentor/base/error.hpp"

namespace mentor {

/// "text", "a whole number", ...
std::string_view type_of(const TomlValue& value);

/// Throws usage where it is of another type than `wanted` says; the caller puts the key and its place in front, here and below.
template <class T>
const T& as(const TomlValue& value, std::string_view wanted) {
  if (const auto* found = std::get_if<T>(&value)) return *found;
  throw usage_error("must be " + std::string(wanted) + ", not " + std::string(type_of(value)));
}

/// Text without NUL.
const std::string& text(const TomlValue& value);
int whole(const TomlValue& value, int least, int most);
/// A number of either type, as it stands.
double number(const TomlValue& value);
/// One of `choices`, with the nearest where it is none.
std::string choice(const TomlValue& value, std::span<const std::string_view> choices);

template <class E>
std::vector<std::string_view> names_in() {
  return all_names(kEnumNames<E>, &EnumName<E>::text);
}

template <class E>
E choice_of(const TomlValue& value) {
  return *from_name<E>(choice(value, names_in<E>()));
}

/// Text as TOML writes it.
std::string toml_string(std::string_view raw);

template <class Items, class Text>
std::string list_text(const Items& items, Text item_text) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? ", " : "") + toml_string(item_text(item));
  return out + "]";
}

}  // namespace mentor
