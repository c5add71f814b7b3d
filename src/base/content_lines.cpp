#include "mentor/base/content_lines.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLongestLine = 75;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// C0 and DEL; the two bytes of a C1 control character are found by is_c1().
bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

bool is_c1(std::string_view rest) {
  return rest.size() > 1 && rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) >= 0x80 && static_cast<unsigned char>(rest[1]) < 0xA0;
}

// The text without control characters, its line breaks replaced and every other character as `write` has it.
template <class Write>
std::string without_controls(std::string_view text, std::string_view line_break, Write write) {
  std::string out;
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t size = text.starts_with("\r\n") || is_c1(text) ? 2 : 1;
    if (c == '\r' || c == '\n') {
      out += line_break;
    } else if (!is_control(c) && !is_c1(text)) {
      write(out, c);
    }
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string content_line(std::string_view text) {
  std::string out;
  std::size_t room = kLongestLine;
  while (text.size() > room) {
    std::size_t end = room;
    while (end > 0 && !begins_character(text[end])) --end;
    if (end == 0) end = room;
    out.append(text.substr(0, end)).append("\r\n ");
    text.remove_prefix(end);
    room = kLongestLine - 1;
  }
  return out.append(text).append("\r\n");
}

std::string escaped_text(std::string_view text) {
  return without_controls(text, "\\n", [](std::string& out, char c) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  });
}

std::string unescaped_text(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool is_escape = value[i] == '\\' && i + 1 < value.size();
    if (is_escape) ++i;
    out += is_escape && (value[i] == 'n' || value[i] == 'N') ? '\n' : value[i];
  }
  return out;
}

std::string quoted_parameter(std::string_view text) {
  return "\"" + without_controls(text, " ", [](std::string& out, char c) { out += c == '"' ? '\'' : c; }) + "\"";
}

}  // namespace mentor
