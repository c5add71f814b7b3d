#include "render/mail_encoding.hpp"

#include <algorithm>

namespace mentor {
namespace {

// "From ", with which a mail begins in a mailbox; with '>' before it, too, since some who read a mailbox take one away and others do not.
bool looks_like_new_mail(std::string_view line) {
  const auto first = line.find_first_not_of('>');
  return first != std::string_view::npos && line.substr(first).starts_with("From ");
}

constexpr std::size_t kHeaderWidth = 78;
constexpr std::size_t kBodyWidth = 76;
// "=?utf-8?B?" and "?=" leave 63 of 75 characters, which are 45 bytes.
constexpr std::size_t kWordBytes = 45;

bool is_printable(char c) { return c >= ' ' && c <= '~'; }

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// At most `most` bytes of text, up to where a character begins.
std::string_view whole_characters(std::string_view text, std::size_t most) {
  std::size_t end = std::min(most, text.size());
  while (end > 0 && end < text.size() && !begins_character(text[end])) --end;
  return text.substr(0, end > 0 ? end : std::min(most, text.size()));
}

void append_hex(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '=';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 0xF];
}

std::string quoted_line(std::string_view line) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_last_blank = i + 1 == line.size() && (line[i] == ' ' || line[i] == '\t');
    // "From " and a lone dot at the start of a line mean something to mail servers and mailboxes; so they do behind a break of ours.
    const auto is_risky_here = [&] { return line[i] == '.' || looks_like_new_mail(line.substr(i)); };
    bool is_plain = is_printable(line[i]) && line[i] != '=' && !is_last_blank && !(width == 0 && is_risky_here());
    if (width + (is_plain ? 1 : 3) >= kBodyWidth) {
      out += "=\n";
      width = 0;
      is_plain = is_plain && !is_risky_here();
    }
    const std::size_t size = is_plain ? 1 : 3;
    width += size;
    if (is_plain) {
      out += line[i];
    } else {
      append_hex(out, line[i]);
    }
  }
  return out;
}

}  // namespace

std::string encoded_words(std::string_view text) {
  if (std::ranges::all_of(text, is_printable) && text.find("=?") == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const auto piece = whole_characters(text, kWordBytes);
    out += std::string(out.empty() ? "" : " ") + "=?utf-8?B?" + base64(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return out;
}

std::string folded_header(std::string_view name, std::string_view value) {
  std::string out = std::string(name) + ":";
  std::size_t width = out.size();
  bool is_first = true;
  while (!value.empty()) {
    const auto end = std::min(value.find(' ', 1), value.size());
    const auto word = value.substr(0, end);
    const bool breaks = !is_first && width + word.size() + 1 > kHeaderWidth && word.find_first_not_of(' ') != std::string_view::npos;
    if (breaks) {
      out += '\n';
      width = 0;
    }
    if (is_first || word.front() != ' ') out += ' ';
    out += word;
    width += word.size() + 1;
    is_first = false;
    value.remove_prefix(end);
  }
  return out + "\n";
}

std::string base64(std::string_view bytes, std::size_t width) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t column = 0;
  const auto byte_at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const unsigned group = byte_at(i) << 16 | byte_at(i + 1) << 8 | byte_at(i + 2);
    if (width > 0 && column + 4 > width) {
      out += '\n';
      column = 0;
    }
    out += kLetters[group >> 18];
    out += kLetters[group >> 12 & 0x3F];
    out += i + 1 < bytes.size() ? kLetters[group >> 6 & 0x3F] : '=';
    out += i + 2 < bytes.size() ? kLetters[group & 0x3F] : '=';
    column += 4;
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out += quoted_line(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool travels_plain(std::string_view text) {
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    const bool is_risky = line.size() > kBodyWidth || !std::ranges::all_of(line, is_printable) || line.ends_with(' ') ||
                          line.starts_with('.') || looks_like_new_mail(line) || line.starts_with("--");
    if (is_risky) return false;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return true;
}

}  // namespace mentor
