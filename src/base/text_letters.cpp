// Letters compared without case, and spelled in plain ASCII.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>

#include "base/utf8.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Text that is not UTF-8 comes back as it is.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &out, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  if (size < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

// Latin letters that have no decomposition into a letter and a mark.
struct Spelling {
  std::int32_t letter;
  std::string_view ascii;
};
constexpr Spelling kSpellings[] = {{U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"}, {U'ð', "d"},
                                   {U'þ', "th"}, {U'ı', "i"},  {U'ħ', "h"},  {U'ŋ', "n"}, {U'ĸ', "k"}, {U'ŧ', "t"}, {U'ə', "e"},
                                   {U'ɓ', "b"},  {U'ɗ', "d"},  {U'ƙ', "k"},  {U'ƴ', "y"}, {U'ɛ', "e"}, {U'ɔ', "o"}};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_letter_or_mark(std::int32_t code) {
  const auto category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

void append_slug(std::string& slug, const CodePoint& point) {
  const std::int32_t code = point.code < 0x80 ? lower(point.bytes.front()) : utf8proc_tolower(point.code);
  const auto spelling = std::ranges::find(kSpellings, code, &Spelling::letter);
  if (spelling != std::end(kSpellings)) {
    slug += spelling->ascii;
  } else if (code >= 0 && code < 0x80 && is_letter_or_digit(static_cast<char>(code))) {
    slug += static_cast<char>(code);
  } else if (code < 0x80 || !is_letter_or_mark(code)) {
    if (!slug.empty() && slug.back() != '-') slug += '-';
  }
}

}  // namespace

bool has_capital(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const auto category = point.code < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(point.code);
    if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) return true;
    text.remove_prefix(point.bytes.size());
  }
  return false;
}

std::string fold_case(std::string_view text) {
  if (!is_ascii(text)) return mapped(text, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE);
  std::string folded(text);
  for (char& c : folded) c = lower(c);
  return folded;
}

std::string ascii_slug(std::string_view text) {
  const std::string bare = is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
  std::string slug;
  for (std::string_view rest = bare; !rest.empty();) {
    const auto point = first_code_point(rest);
    append_slug(slug, point);
    rest.remove_prefix(point.bytes.size());
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace mentor
