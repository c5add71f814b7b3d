#include "mentor/base/mail_parts.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr int kDeepest = 8;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

/// Takes the first line off, without its end.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_header(std::string_view line) {
  const auto name = line.substr(0, line.find(':'));
  return name.size() < line.size() && !name.empty() && lower(name) != "begin" &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != ';'; });
}

// "From ada@example.org Mon Nov 23 ..." begins a mail in a mailbox.
bool is_mail(std::string_view text) {
  std::string_view line;
  while (line.empty() && !text.empty()) line = take_line(text);
  return line.starts_with("From ") || is_header(line);
}

struct Headers {
  std::string type;      // "text/calendar; charset=utf-8"
  std::string encoding;  // in lower case
  std::string disposition;
};

void keep(Headers& headers, const std::string& header) {
  const auto colon = std::min(header.find(':'), header.size());
  const std::string name = lower(header.substr(0, colon));
  const std::string value(trimmed(std::string_view(header).substr(std::min(colon + 1, header.size()))));
  if (name == "content-type") headers.type = value;
  if (name == "content-transfer-encoding") headers.encoding = lower(value);
  if (name == "content-disposition") headers.disposition = value;
}

// Up to the blank line; a line that begins with a blank goes on.
Headers take_headers(std::string_view& text) {
  Headers headers;
  std::string header;
  while (!text.empty()) {
    const auto line = take_line(text);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (!goes_on) keep(headers, header);
    if (!goes_on) header.clear();
    if (line.empty()) return headers;
    header += line;
  }
  keep(headers, header);
  return headers;
}

// The value of "boundary" in "multipart/mixed; boundary=\"a;b\""; "" where there is none.
std::string parameter(std::string_view header, std::string_view name) {
  std::string word;
  std::string value;
  bool is_quoted = false;
  const auto found = [&]() -> bool {
    const auto sign = word.find('=');
    if (sign == std::string::npos || lower(trimmed(std::string_view(word).substr(0, sign))) != name) return false;
    value = trimmed(std::string_view(word).substr(sign + 1));
    return true;
  };
  for (const char c : header) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == '"') continue;
    if (c != ';' || is_quoted) {
      word += c;
      continue;
    }
    if (found()) return value;
    word.clear();
  }
  return found() ? value : "";
}

std::string from_base64(std::string_view text) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = kLetters.find(c);
    if (c == '=') break;
    if (value == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::optional<char> byte_of(std::string_view digits) {
  unsigned byte = 0;
  const char* end = digits.data() + digits.size();
  if (digits.size() != 2 || std::from_chars(digits.data(), end, byte, 16).ptr != end) return std::nullopt;
  return static_cast<char>(byte);
}

// What is no code stands for itself; blanks at the end of a line were added on the way (RFC 2045 6.7).
std::string from_quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto line = take_line(text);
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    const bool goes_on = line.ends_with('=');
    if (goes_on) line.remove_suffix(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto byte = line[i] == '=' ? byte_of(line.substr(i + 1, 2)) : std::nullopt;
      out += byte.value_or(line[i]);
      if (byte) i += 2;
    }
    if (!goes_on) out += "\r\n";
  }
  return out;
}

// Of the two, what they share; the rest of Windows-1252 is punctuation, of which nothing here depends.
std::string from_latin(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xA0) {
      out += static_cast<char>(0xC0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3F));
    } else {
      out += byte < 0x80 ? c : '?';
    }
  }
  return out;
}

std::string decoded(std::string_view body, const Headers& headers) {
  std::string text = headers.encoding == "base64"             ? from_base64(body)
                     : headers.encoding == "quoted-printable" ? from_quoted_printable(body)
                                                              : std::string(body);
  const std::string charset = lower(parameter(headers.type, "charset"));
  if (charset == "iso-8859-1" || charset == "windows-1252") text = from_latin(text);
  return std::string(without_mark(text));
}

bool is_calendar(std::string_view type, const Headers& headers) {
  if (type == "text/calendar" || type == "application/ics") return true;
  return lower(parameter(headers.type, "name")).ends_with(".ics") || lower(parameter(headers.disposition, "filename")).ends_with(".ics");
}

// What stands between the boundary's lines.
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  const char* begin = nullptr;
  while (!body.empty()) {
    const char* line_begin = body.data();
    const auto line = take_line(body);
    if (!line.starts_with(mark)) continue;
    const auto rest = trimmed(line.substr(mark.size()));
    if (!rest.empty() && rest != "--") continue;
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(line_begin - begin));
    begin = body.data();
    if (rest == "--") return parts;
  }
  if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(body.data() - begin));
  return parts;
}

void gather(std::string_view entity, int depth, std::vector<std::string>& calendars) {
  if (depth > kDeepest) throw usage_error("the mail has parts in parts, more than " + std::to_string(kDeepest) + " deep");
  const Headers headers = take_headers(entity);
  const std::string type = lower(trimmed(std::string_view(headers.type).substr(0, headers.type.find(';'))));
  const std::string boundary = parameter(headers.type, "boundary");
  if (type.starts_with("multipart/") && !boundary.empty()) {
    for (const auto part : parts_of(entity, boundary)) gather(part, depth + 1, calendars);
  } else if (type == "message/rfc822") {
    gather(entity, depth + 1, calendars);
  } else if (is_calendar(type, headers)) {
    calendars.push_back(decoded(entity, headers));
  }
}

}  // namespace

std::vector<std::string> calendars_in(std::string_view saved) {
  if (saved.size() > kMailLimit) throw usage_error("the mail is longer than " + std::to_string(kMailLimit) + " bytes");
  std::string_view text = without_mark(saved);
  if (!is_mail(text)) return {std::string(text)};
  while (text.starts_with('\n') || text.starts_with('\r')) text.remove_prefix(1);
  std::vector<std::string> calendars;
  gather(text, 0, calendars);
  if (calendars.empty()) throw usage_error("there is no calendar in the mail", "save the mail with its attachments, or the calendar alone");
  return calendars;
}

}  // namespace mentor
