// Texts as JSON has them.
#include "mentor/base/json.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_code(std::string& out, unsigned code) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(code >> shift) & 15];
}

void append_ascii(std::string& out, char c) {
  if (c == '"' || c == '\\') {
    out += {'\\', c};
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c < 0x20 || c == 0x7F) {
    append_code(out, static_cast<unsigned char>(c));
  } else {
    out += c;
  }
}

std::size_t bytes_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

// What steers a terminal or hides in it (C1, bidi controls, invisible characters) begins with one of these bytes.
bool may_steer(unsigned char lead) { return lead == 0xC2 || lead == 0xD8 || lead == 0xE2 || lead == 0xEF; }

unsigned code_of(std::string_view bytes) {
  unsigned code = static_cast<unsigned char>(bytes.front()) & (bytes.size() == 2 ? 0x1F : 0x0F);
  for (const char c : bytes.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
  return code;
}

// Escaped, such a character is the same to whoever reads the JSON, and nothing to a terminal that shows it.
void append_valid(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto bytes = text.substr(0, bytes_of(lead));
    if (lead < 0x80) {
      append_ascii(out, text.front());
    } else if (may_steer(lead) && visible(bytes) != bytes) {
      append_code(out, code_of(bytes));
    } else {
      out += bytes;
    }
    text.remove_prefix(bytes.size());
  }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto good = text.substr(0, first_unstorable(text).value_or(text.size()));
    append_valid(out, good);
    text.remove_prefix(good.size());
    if (text.empty()) break;
    out += text.front() == '\0' ? std::string_view("\\u0000") : kReplacement;
    text.remove_prefix(1);
  }
  out += '"';
}

}  // namespace mentor
