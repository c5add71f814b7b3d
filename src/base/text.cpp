// Text that is safe to store, and safe to show.
#include "mentor/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/utf8.hpp"

namespace mentor {
namespace {

bool is_hidden(std::int32_t c) {
  return c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF;
}

bool is_control(std::int32_t c) { return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F); }

std::string hexadecimal(unsigned long number, std::size_t digits, std::string_view alphabet) {
  std::string text;
  for (; number != 0 || text.size() < digits; number >>= 4) text.insert(text.begin(), alphabet[number & 15]);
  return text;
}

std::string escape_of(unsigned long byte) { return byte == '\t' ? "\\t" : "\\x" + hexadecimal(byte, 2, "0123456789abcdef"); }

void append_visible(std::string& shown, const CodePoint& point) {
  if (point.code < 0) {
    shown += escape_of(static_cast<unsigned char>(point.bytes.front()));
  } else if (is_control(point.code)) {
    shown += escape_of(static_cast<unsigned long>(point.code));
  } else if (is_hidden(point.code)) {
    shown += "<U+" + hexadecimal(static_cast<unsigned long>(point.code), 4, "0123456789ABCDEF") + ">";
  } else {
    shown += point.bytes;
  }
}

constexpr std::size_t kPrefixCounts = 3;
constexpr std::size_t kLongestWord = 64;  // a hostile word must not cost its square

}  // namespace

std::optional<std::size_t> first_unstorable(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto point = first_code_point(text.substr(at));
    if (point.code <= 0) return at;
    at += point.bytes.size();
  }
  return std::nullopt;
}

bool has_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto rest = text.substr(i);
    const bool is_c1 = byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0;
    if (byte < ' ' || byte == 0x7F || is_c1 || rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) return true;
  }
  return false;
}

std::string visible(std::string_view text) {
  if (is_printable_ascii(text)) return std::string(text);
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const auto point = first_code_point(text);
    append_visible(shown, point);
    text.remove_prefix(point.bytes.size());
  }
  return shown;
}

std::string visible_line(std::string_view text) {
  if (is_printable_ascii(text)) return std::string(text);
  std::string line;
  char before = '\0';
  for (const char c : visible(text)) {
    if (c != '\n') line += c;
    if (c == '\n' && before != '\n') line += ' ';
    before = c;
  }
  return line;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view kSafe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+";
  if (!word.empty() && word.find_first_not_of(kSafe) == std::string_view::npos) return std::string(word);
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> before_last(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(current);
  }
  return last[b.size()];
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::optional<std::string_view> best;
  int best_distance = 0;
  for (const auto candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    const bool begins_it = word.size() >= kPrefixCounts && candidate.starts_with(word);
    const int slips = edit_distance(word, candidate);
    const int distance = begins_it && candidate != word ? 1 : 2 * slips;
    const int allowed = std::max(1, static_cast<int>(std::max(word.size(), candidate.size()) / 3));
    if (distance > 2 * allowed || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto guess = nearest(word, candidates);
  return guess ? "did you mean '" + std::string(*guess) + "'?" : "";
}

std::vector<std::string> shell_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote == 0 && (c == ' ' || c == '\t')) {
      if (open) words.push_back(std::move(word));
      word.clear();
      open = false;
      continue;
    }
    open = true;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else {
      if (c == '\\' && quote != '\'' && i + 1 < text.size()) ++i;
      word += text[i];
    }
  }
  if (open) words.push_back(std::move(word));
  return words;
}

}  // namespace mentor
