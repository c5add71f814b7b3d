// JSON: the view's data, whole.
#include <charconv>
#include <cmath>

#include "mentor/base/json.hpp"
#include "mentor/render/formats.hpp"

namespace mentor {
namespace {

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
  void operator()(const std::string& v) const { append_json_text(out, v); }
  void operator()(Date v) const { append_json_text(out, to_iso(v)); }
  void operator()(Instant v) const { append_json_text(out, to_iso(v)); }
  void operator()(WallTime v) const { append_json_text(out, to_iso(v)); }
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
      append_json_text(out, record[i].key);
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
