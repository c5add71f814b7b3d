// Text as terminals show it, on top of utf8proc; plain ASCII never reaches that library.
#include "mentor/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace mentor {
namespace {

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; });
}

struct Piece {
  std::string_view bytes;
  utf8proc_int32_t code;  // -1: not UTF-8
};

Piece next_piece(std::string_view text) {
  utf8proc_int32_t code = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (size <= 0) return {text.substr(0, 1), -1};
  return {text.substr(0, static_cast<std::size_t>(size)), code};
}

constexpr utf8proc_int32_t kEmojiStyle = 0xFE0F;

bool is_regional(utf8proc_int32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

struct Cluster {
  std::string_view bytes;
  int width;
};

// One grapheme cluster: as wide as its widest code point; a pair of regional indicators or an emoji style makes it two wide.
Cluster next_cluster(std::string_view text) {
  Piece piece = next_piece(text);
  std::size_t size = piece.bytes.size();
  int width = piece.code < 0 ? 1 : utf8proc_charwidth(piece.code);
  bool flag = is_regional(piece.code);
  utf8proc_int32_t state = 0;
  while (size < text.size() && piece.code >= 0) {
    const Piece following = next_piece(text.substr(size));
    if (following.code < 0 || utf8proc_grapheme_break_stateful(piece.code, following.code, &state)) break;
    width = std::max(width, utf8proc_charwidth(following.code));
    if (following.code == kEmojiStyle || (flag && is_regional(following.code))) width = 2;
    flag = false;
    size += following.bytes.size();
    piece = following;
  }
  return {text.substr(0, size), width};
}

bool is_hidden(utf8proc_int32_t c) {
  return c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF;
}

bool is_control(utf8proc_int32_t c) { return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F); }

std::string hexadecimal(unsigned long number, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (; number != 0 || text.size() < digits; number >>= 4) text.insert(text.begin(), kDigits[number & 15]);
  return text;
}

void append_visible(std::string& shown, const Piece& piece) {
  if (piece.code < 0) {
    shown += "\\x" + hexadecimal(static_cast<unsigned char>(piece.bytes[0]), 2);
  } else if (is_control(piece.code)) {
    shown += piece.code == '\t' ? "\\t" : "\\x" + hexadecimal(static_cast<unsigned long>(piece.code), 2);
  } else if (is_hidden(piece.code)) {
    shown += "<U+" + hexadecimal(static_cast<unsigned long>(piece.code), 4) + ">";
  } else {
    shown += piece.bytes;
  }
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* out = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &out, options);
  if (size < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The largest part of `text` that is at most `width` columns wide, and how wide it is.
Cluster head(std::string_view text, int width) {
  std::size_t size = 0;
  int used = 0;
  while (size < text.size()) {
    const auto cluster = next_cluster(text.substr(size));
    if (used + cluster.width > width) break;
    used += cluster.width;
    size += cluster.bytes.size();
  }
  return {text.substr(0, size), used};
}

void break_word(std::string_view word, int width, std::string& line, std::vector<std::string>& lines) {
  while (display_width(word) > width) {
    auto part = head(word, width).bytes;
    if (part.empty()) part = next_cluster(word).bytes;
    lines.emplace_back(part);
    word.remove_prefix(part.size());
  }
  line = word;
}

void wrap_line(std::string_view text, int width, std::vector<std::string>& lines) {
  std::string line;
  int used = 0;
  bool first = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    const auto word = text.substr(begin, end - begin);
    const int wide = display_width(word);
    begin = end + 1;
    if (!first && used + 1 + wide <= width) {
      line += ' ';
      line += word;
      used += 1 + wide;
      continue;
    }
    if (!first) lines.push_back(std::move(line));
    first = false;
    break_word(word, width, line, lines);
    used = display_width(line);
  }
  lines.push_back(std::move(line));
}

// Latin letters that have no decomposition into a letter and a mark.
struct Spelling {
  std::string_view letter;
  std::string_view ascii;
};
constexpr Spelling kSpellings[] = {{"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"ø", "o"}, {"ł", "l"}, {"đ", "d"},
                                   {"ð", "d"},  {"þ", "th"}, {"ı", "i"},  {"ħ", "h"}, {"ŋ", "n"}, {"ĸ", "k"}};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_letter_elsewhere(utf8proc_int32_t code) {
  const auto category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

void append_slug(std::string& slug, const Piece& piece) {
  const auto spelling = std::ranges::find(kSpellings, piece.bytes, &Spelling::letter);
  if (spelling != std::end(kSpellings)) {
    slug += spelling->ascii;
  } else if (piece.code >= 0 && piece.code < 0x80 && is_letter_or_digit(lower(piece.bytes[0]))) {
    slug += lower(piece.bytes[0]);
  } else if (piece.code < 0x80 || !is_letter_elsewhere(piece.code)) {
    if (!slug.empty() && slug.back() != '-') slug += '-';
  }
}

}  // namespace

std::optional<std::size_t> first_unstorable(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\0') return at;
    if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
      continue;
    }
    const auto piece = next_piece(text.substr(at));
    if (piece.code < 0) return at;
    at += piece.bytes.size();
  }
  return std::nullopt;
}

int display_width(std::string_view text) {
  if (is_plain(text)) return static_cast<int>(text.size());
  int width = 0;
  while (!text.empty()) {
    const auto cluster = next_cluster(text);
    width += cluster.width;
    text.remove_prefix(cluster.bytes.size());
  }
  return width;
}

std::string visible(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string shown;
  while (!text.empty()) {
    const auto piece = next_piece(text);
    append_visible(shown, piece);
    text.remove_prefix(piece.bytes.size());
  }
  return shown;
}

std::string visible_line(std::string_view text) {
  std::string line;
  for (const char c : visible(text)) {
    if (c != '\n') line += c;
    if (c == '\n' && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

std::string fit(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  if (width < 1) return "";
  return std::string(head(text, width - 1).bytes) + "…";
}

std::string pad(std::string_view text, int width) {
  std::string padded(text);
  const int missing = width - display_width(text);
  if (missing > 0) padded.append(static_cast<std::size_t>(missing), ' ');
  return padded;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (width <= 0) {
      lines.emplace_back(line);
    } else {
      wrap_line(line, width, lines);
    }
    begin = end + 1;
  }
  return lines;
}

std::string fold_case(std::string_view text) {
  if (is_plain(text)) {
    std::string folded;
    std::ranges::transform(text, std::back_inserter(folded), lower);
    return folded;
  }
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE));
}

std::string ascii_slug(std::string_view text) {
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_STABLE);
  const std::string bare = is_plain(text) ? std::string(text) : mapped(mapped(text, UTF8PROC_STABLE), options);
  std::string lowered;
  for (std::string_view rest = bare; !rest.empty();) {
    const auto piece = next_piece(rest);
    utf8proc_uint8_t bytes[4];
    const auto size = piece.code < 0 ? 0 : utf8proc_encode_char(utf8proc_tolower(piece.code), bytes);
    lowered.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    rest.remove_prefix(piece.bytes.size());
  }
  std::string slug;
  for (std::string_view rest = lowered; !rest.empty();) {
    const auto piece = next_piece(rest);
    append_slug(slug, piece);
    rest.remove_prefix(piece.bytes.size());
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

}  // namespace mentor
