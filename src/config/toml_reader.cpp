#include "config/toml_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

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

namespace mentor {
namespace {

constexpr int kMostDots = 16;
constexpr int kDeepest = 16;
constexpr std::string_view kBeforeBegin = "\n=,[{";  // the library takes quotes and brackets after any other for part of a number

// Walks the text once, knowing only comments, strings and brackets.
class Walk {
 public:
  Walk(std::string_view text, std::string_view path) : text_(text), path_(path) {}

  void run() {
    while (at_ < text_.size()) step();
    if (depth_ != 0) refuse("a bracket is not closed");
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw usage_error(visible_line(path_) + ":" + std::to_string(line_) + ":" + std::to_string(at_ - line_begin_ + 1) + ": " + what,
                      "mentor config check");
  }

  void new_line() {
    ++line_;
    line_begin_ = at_ + 1;
    dots_ = 0;
    if (depth_ != 0 && header_) refuse("a bracket is not closed");
    if (depth_ == 0) may_equal_ = header_ = true;
  }

  void step() {
    const char c = text_[at_];
    if (c != ' ' && c != '\t' && c != '\r') {
      const char before = std::exchange(last_, c);
      const char earlier = std::exchange(before_last_, before);
      const bool is_key = header_ || earlier == '"' || earlier == '\'';  // me."name", not 2."x"
      const bool may_begin = kBeforeBegin.find(before) != std::string_view::npos;
      if ((c == '"' || c == '\'') && !may_begin && !(before == '.' && is_key)) refuse("quotes where no text can begin");
      if ((c == '[' || c == '{') && !may_begin) refuse("a bracket where none can begin");
    }
    if (c == '\n') {
      new_line();
    } else if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '[' || c == '{') {
      if (++depth_ > kDeepest) refuse("brackets are nested too deeply");
      open_ += c;
      if (c == '{') may_equal_ = true;
    } else if (c == ']' || c == '}') {
      if (--depth_ < 0) refuse("a bracket is closed that was not opened");
      open_.pop_back();
      may_equal_ = false;
    } else if (c == ',') {
      if (open_.ends_with('{')) may_equal_ = true;
    } else if (c == '=') {
      if (!may_equal_) refuse("'=' where no value can begin");
      may_equal_ = header_ = false;
      dots_ = 0;
    } else if (c == '.') {
      if (++dots_ > kMostDots) refuse("a key has too many parts");
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      refuse("letters outside ASCII must stand in quotes");
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') {
      refuse("a control character");
    }
    ++at_;
  }

  void string(char quote) {
    const std::string triple(3, quote);
    const bool multi = text_.substr(at_, 3) == triple;
    const std::string_view end = multi ? std::string_view(triple) : std::string_view(triple).substr(0, 1);
    std::size_t i = at_ + end.size();
    while (i < text_.size() && text_.substr(i, end.size()) != end) {
      if (text_[i] == '\n' && !multi) refuse("a string is not closed");
      if (text_[i] == '\\' && quote == '"') ++i;
      ++i;
    }
    if (i >= text_.size()) refuse("a string is not closed");
    for (std::size_t j = at_; j < i; ++j) {
      if (text_[j] != '\n') continue;
      ++line_;
      line_begin_ = j + 1;
    }
    at_ = i + end.size() - 1;
  }

  std::string_view text_;
  std::string_view path_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  unsigned line_ = 1;
  int depth_ = 0;
  int dots_ = 0;
  std::string open_;       // the brackets
  bool may_equal_ = true;  // once an entry, in lines and in tables
  char last_ = '\n';       // but for blanks
  char before_last_ = '\n';
  bool header_ = true;  // before the '=' of a line, where a bracket must close on it; a list may go on over many
};

}  // namespace

void check_toml_text(std::string_view text, std::string_view path) {
  const std::string name = visible_line(path);
  if (text.size() > kConfigLimit) throw usage_error(name + " is longer than 64 KiB", "a config file holds settings only");
  if (const auto bad = first_unstorable(text)) {
    const std::string before(text.substr(0, *bad));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = *bad - (before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1) + 1;
    throw usage_error(name + ":" + std::to_string(line) + ":" + std::to_string(column) + ": not valid UTF-8 text", "mentor config edit");
  }
  Walk(text, path).run();
}

}  // namespace mentor
