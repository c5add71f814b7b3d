#include "config/toml_reader.hpp"

// The library's own checks must stay checks: with NDEBUG it runs on into undefined code where they fail.
#undef NDEBUG
#include <stdexcept>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ASSERT(expression) (static_cast<bool>(expression) ? static_cast<void>(0) : throw std::logic_error("this is not TOML"))
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wterminate"
#endif
#include <toml++/toml.h>
#pragma GCC diagnostic pop

#include "config/toml_prefilter.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

TomlValue array_value(const toml::array& array) {
  std::vector<std::string> items;
  for (const auto& node : array) {
    const auto* text = node.as_string();
    if (text == nullptr) return TomlOther{};
    items.push_back(text->get());
  }
  return items;
}

TomlValue value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* array = node.as_array()) return array_value(*array);
  return TomlOther{};
}

void collect(const toml::table& table, const std::string& prefix, std::vector<TomlEntry>& entries) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* nested = node.as_table()) {
      collect(*nested, name + ".", entries);
      continue;
    }
    const auto place = key.source().begin;
    entries.push_back({name, value_of(node), place.line, place.column});
  }
}

}  // namespace

std::vector<TomlEntry> read_toml(std::string_view text, std::string_view path) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  check_toml_text(text, path);
  const std::string name = visible_line(path);
  std::vector<TomlEntry> entries;
  try {
    collect(toml::parse(text), "", entries);
  } catch (const toml::parse_error& error) {
    const auto place = error.source().begin;
    throw usage_error(
        name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + visible_line(error.description()),
        "mentor config edit");
  } catch (const std::logic_error& error) {
    throw usage_error(name + ": " + error.what(), "mentor config edit");
  }
  return entries;
}

}  // namespace mentor
