#include "render/html_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

struct Range {
  std::int32_t first;
  std::int32_t last;
};

// The blocks of Unicode whose letters are written from right to left: Hebrew, Arabic and their neighbours, with the presentation forms.
constexpr std::array kRightToLeft{Range{0x590, 0x8FF}, Range{0xFB1D, 0xFDFF}, Range{0xFE70, 0xFEFE}, Range{0x10800, 0x10FFF},
                                  Range{0x1E800, 0x1EFFF}};

bool is_right_to_left(std::int32_t code) {
  return std::ranges::any_of(kRightToLeft, [&](const Range& range) { return code >= range.first && code <= range.last; });
}

// What may stand between two words of a name or sentence without ending it.
bool joins_words(std::int32_t code) { return code == ' ' || code == ',' || code == '.' || code == '-' || code == '\''; }

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto entity = entity_of(c);
    if (entity.empty()) out += c;
    out += entity;
  }
  return out;
}

std::string with_breaks(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) text.replace(at, 1, "<br>");
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2026-12-01" at the start of the text.
bool begins_with_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size() || (text.size() > kShape.size() && is_digit(text[kShape.size()]))) return false;
  return std::equal(kShape.begin(), kShape.end(), text.begin(), [](char shape, char c) { return shape == 'd' ? is_digit(c) : c == shape; });
}

// A date is not broken at its hyphens, nor a share or a rate before its sign.
std::string unbroken(const std::string& text) {
  constexpr std::size_t kDate = std::string_view("2026-12-01").size();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool is_date = begins_with_date(rest) && (at == 0 || !is_digit(text[at - 1]));
    const bool is_sign = at > 0 && is_digit(text[at - 1]) && (rest.starts_with(" %") || rest.starts_with(" / "));
    const std::size_t length = is_date ? kDate : is_sign ? std::string_view(" % ").size() - (rest[1] == '%' ? 1 : 0) : 1;
    out += is_date   ? "<span class=\"whole\">" + std::string(rest.substr(0, kDate)) + "</span>"
           : is_sign ? std::string(rest[1] == '%' ? "&nbsp;%" : "&nbsp;/&nbsp;")
                     : std::string(rest.substr(0, 1));
    at += length;
  }
  return out;
}

// The length of the run of right-to-left text at the start; 0 where there is none.
std::size_t run_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = first_code_point(text.substr(at));
    at += point.bytes.size();
    if (is_right_to_left(point.code)) length = at;
    if (!is_right_to_left(point.code) && !joins_words(point.code)) break;
  }
  return length;
}

std::string isolated(std::string_view text) {
  std::string out;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = first_code_point(text.substr(at));
    const auto length = is_right_to_left(point.code) ? run_length(text.substr(at)) : 0;
    if (length > 0) out += escaped(text.substr(plain, at - plain)) + "<bdi>" + escaped(text.substr(at, length)) + "</bdi>";
    at += length > 0 ? length : point.bytes.size();
    if (length > 0) plain = at;
  }
  return out + escaped(text.substr(plain));
}

}  // namespace

std::string html_attribute(std::string_view raw) { return escaped(visible_line(raw)); }

std::string html_text(std::string_view raw) {
  const std::string text = visible(raw);
  return with_breaks(unbroken(is_ascii(text) ? escaped(text) : isolated(text)));
}

}  // namespace mentor
