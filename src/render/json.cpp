// JSON: the view's data, whole.
#include <charconv>
#include <cmath>

#include "mentor/base/text.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_escaped(std::string& out, unsigned char c, bool always) {
  constexpr char kDigits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (c >= 0x20 && c != 0x7F && !always) {
    out += static_cast<char>(c);
    return;
  }
  out += "\\u00";
  out += kDigits[c >> 4];
  out += kDigits[c & 15];
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto bad = first_unstorable(text);
    const auto good = text.substr(0, bad.value_or(text.size()));
    for (std::size_t i = 0; i < good.size(); ++i) {
      // U+0080 to U+009F, which steer terminals too, are 0xC2 and a byte below 0xA0.
      const bool steers = static_cast<unsigned char>(good[i]) == 0xC2 && static_cast<unsigned char>(good[i + 1]) < 0xA0;
      if (steers) ++i;
      append_escaped(out, static_cast<unsigned char>(good[i]), steers);
    }
    text.remove_prefix(good.size());
    if (text.empty()) break;
    out += text.front() == '\0' ? std::string_view("\\u0000") : kReplacement;
    text.remove_prefix(1);
  }
  out += '"';
}

void append(std::string& out, const Value& value, int depth);

void append_break(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

struct Writer {
  std::string& out;
  int depth;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool v) const { out += v ? "true" : "false"; }
  void operator()(std::int64_t v) const { out += std::to_string(v); }
  void operator()(double v) const {
    if (!std::isfinite(v)) {
      out += "null";
      return;
    }
    char buffer[40];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, v).ptr);
  }
  void operator()(const std::string& v) const { append_text(out, v); }
  void operator()(Date v) const { append_text(out, to_iso(v)); }
  void operator()(Instant v) const { append_text(out, to_iso(v)); }
  void operator()(WallTime v) const { append_text(out, to_iso(v)); }
  void operator()(const Value::List& list) const {
    if (list.empty()) {
      out += "[]";
      return;
    }
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out += ',';
      append_break(out, depth + 1);
      append(out, list[i], depth + 1);
    }
    append_break(out, depth);
    out += ']';
  }
  void operator()(const Value::Record& record) const {
    if (record.empty()) {
      out += "{}";
      return;
    }
    out += '{';
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (i > 0) out += ',';
      append_break(out, depth + 1);
      append_text(out, record[i].key);
      out += ": ";
      append(out, record[i].value, depth + 1);
    }
    append_break(out, depth);
    out += '}';
  }
};

void append(std::string& out, const Value& value, int depth) { std::visit(Writer{out, depth}, value.get()); }

}  // namespace

std::string to_json(const Value& value) {
  std::string out;
  append(out, value, 0);
  return out;
}

std::string print_json(const View& view, const Target&) { return to_json(view.data) + "\n"; }

}  // namespace mentor
