// Text measured, cut and broken by the columns it takes on a terminal.
#include <algorithm>

#include "base/utf8.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::int32_t kEmojiStyle = 0xFE0F;

bool is_regional(std::int32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

// What the emoji style makes two columns wide; behind any other letter it changes nothing.
bool takes_emoji_style(std::int32_t code) {
  if (code < 0x80) return (code >= '0' && code <= '9') || code == '#' || code == '*';
  return utf8proc_get_property(code)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

int width_of(const CodePoint& point) {
  if (point.code < 0) return 1;
  return point.code < 0x80 ? (is_printable_ascii(point.bytes.front()) ? 1 : 0) : utf8proc_charwidth(point.code);
}

struct Cluster {
  std::string_view bytes;
  int width;
};

// One grapheme cluster: as wide as its widest code point; a pair of regional indicators or an emoji style makes it two wide.
Cluster first_cluster(std::string_view text) {
  CodePoint point = first_code_point(text);
  std::size_t size = point.bytes.size();
  int width = width_of(point);
  const bool ends_here = size == text.size() || static_cast<unsigned char>(text[size]) < 0x80;
  if (point.code < 0 || (point.code < 0x80 && ends_here)) return {text.substr(0, size), width};
  const std::int32_t base = point.code;
  bool flag = is_regional(base);
  utf8proc_int32_t state = 0;
  while (size < text.size()) {
    const CodePoint following = first_code_point(text.substr(size));
    if (following.code < 0 || utf8proc_grapheme_break_stateful(point.code, following.code, &state)) break;
    width = std::max(width, width_of(following));
    if ((following.code == kEmojiStyle && takes_emoji_style(base)) || (flag && is_regional(following.code))) width = 2;
    flag = false;
    size += following.bytes.size();
    point = following;
  }
  return {text.substr(0, size), width};
}

// The longest beginning of `text` that is at most `width` columns wide.
std::string_view head(std::string_view text, int width) {
  std::size_t size = 0;
  while (size < text.size()) {
    const auto cluster = first_cluster(text.substr(size));
    width -= cluster.width;
    if (width < 0) break;
    size += cluster.bytes.size();
  }
  return text.substr(0, size);
}

// A beginning of a line that is not yet full.
struct Begun {
  std::size_t start;
  int width;
};

// Gives away the full lines of a word that begins a line; what is left begins the next.
Begun break_word(std::string_view word, int width, std::vector<std::string>& lines) {
  Begun rest{0, 0};
  std::size_t at = 0;
  while (at < word.size()) {
    const auto cluster = first_cluster(word.substr(at));
    if (rest.width + cluster.width > width && at > rest.start) {
      lines.emplace_back(word.substr(rest.start, at - rest.start));
      rest = {at, 0};
    }
    rest.width += cluster.width;
    at += cluster.bytes.size();
  }
  return rest;
}

// Each line is a stretch of the text itself; blanks go where a line breaks or ends.
void wrap_line(std::string_view text, int width, std::vector<std::string>& lines) {
  std::size_t start = 0;
  std::size_t end = 0;
  int used = 0;
  for (auto word = text.find_first_not_of(' '); word != std::string_view::npos; word = text.find_first_not_of(' ', end)) {
    const auto word_end = std::min(text.find(' ', word), text.size());
    const int blanks = static_cast<int>(word - end);
    const int wide = display_width(text.substr(word, word_end - word));
    if (used + blanks + wide <= width) {
      used += blanks + wide;
      end = word_end;
      continue;
    }
    if (end > start) lines.emplace_back(text.substr(start, end - start));
    const auto rest = break_word(text.substr(word, word_end - word), width, lines);
    start = word + rest.start;
    used = rest.width;
    end = word_end;
  }
  lines.emplace_back(text.substr(start, end - start));
}

}  // namespace

int display_width(std::string_view text) {
  if (is_printable_ascii(text)) return static_cast<int>(text.size());
  int width = 0;
  while (!text.empty()) {
    const auto cluster = first_cluster(text);
    width += cluster.width;
    text.remove_prefix(cluster.bytes.size());
  }
  return width;
}

std::string fit(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  if (width < 1) return "";
  return std::string(head(text, width - 1)) + "…";
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

}  // namespace mentor
