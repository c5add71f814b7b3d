// Reading content lines: unfolded, parted into name, parameters and value, and put together to components.
#include <algorithm>

#include "mentor/base/content_lines.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kDeepest = 16;
constexpr int kQuotedColumns = 60;

Error malformed(std::size_t number, const std::string& what) {
  return usage_error("line " + std::to_string(number) + " of the calendar " + what, "save the answer again, whole, and import that");
}

std::string quoted_line(std::string_view text) { return "'" + fit(visible_line(text), kQuotedColumns) + "'"; }

std::string capitals(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

struct NumberedLine {
  std::size_t number;  // of its first line
  std::string text;
};

// A folded line may be broken inside a character, so its bytes are looked at when it is whole.
std::vector<NumberedLine> unfolded(std::string_view text) {
  std::vector<NumberedLine> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (goes_on && lines.empty()) throw malformed(number, "goes on from no line before it");
    if (goes_on) {
      lines.back().text += line.substr(1);
    } else if (!line.empty()) {
      lines.push_back({number, std::string(line)});
    }
  }
  return lines;
}

void require_readable(const NumberedLine& line) {
  if (first_unstorable(line.text)) throw malformed(line.number, "has a NUL, or bytes that are not UTF-8");
  const bool has_control = std::ranges::any_of(line.text, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
  if (has_control) throw malformed(line.number, "has a control character in it: " + quoted_line(line.text));
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// The values of a parameter up to the ';' or ':' behind them; `rest` is left at that.
std::string take_values(std::string_view& rest) {
  std::string values;
  bool is_quoted = false;
  while (!rest.empty() && (is_quoted || (rest.front() != ';' && rest.front() != ':'))) {
    if (rest.front() == '"') is_quoted = !is_quoted;
    if (rest.front() != '"') values += rest.front();
    rest.remove_prefix(1);
  }
  return values;
}

ContentLine parse_line(const NumberedLine& numbered) {
  require_readable(numbered);
  const auto wrong = [&] { return malformed(numbered.number, "is none: " + quoted_line(numbered.text)); };
  std::string_view rest = numbered.text;
  const auto name_end = rest.find_first_of(";:");
  if (name_end == std::string_view::npos || !is_name(rest.substr(0, name_end))) throw wrong();
  ContentLine line{capitals(rest.substr(0, name_end)), {}, {}};
  rest.remove_prefix(name_end);
  while (rest.starts_with(';')) {
    const auto sign = rest.find('=');
    if (sign == std::string_view::npos || !is_name(rest.substr(1, sign - 1))) throw wrong();
    std::string name = capitals(rest.substr(1, sign - 1));
    rest.remove_prefix(sign + 1);
    line.parameters.emplace_back(std::move(name), take_values(rest));
  }
  if (!rest.starts_with(':')) throw wrong();
  line.value = rest.substr(1);
  return line;
}

void close(std::vector<Component>& open, std::vector<Component>& whole) {
  Component component = std::move(open.back());
  open.pop_back();
  (open.empty() ? whole : open.back().parts).push_back(std::move(component));
}

}  // namespace

std::string_view parameter_of(const ContentLine& line, std::string_view name) {
  const auto found = std::ranges::find(line.parameters, name, &std::pair<std::string, std::string>::first);
  return found == line.parameters.end() ? std::string_view() : std::string_view(found->second);
}

const ContentLine* line_of(const Component& component, std::string_view name) {
  const auto found = std::ranges::find(component.lines, name, &ContentLine::name);
  return found == component.lines.end() ? nullptr : &*found;
}

std::vector<Component> parse_components(std::string_view text) {
  if (text.size() > kCalendarLimit) throw usage_error("the calendar is longer than " + std::to_string(kCalendarLimit) + " bytes");
  std::vector<Component> open;
  std::vector<Component> whole;
  for (const auto& numbered : unfolded(text)) {
    ContentLine line = parse_line(numbered);
    if (line.name == "BEGIN") {
      if (open.size() == kDeepest) throw malformed(numbered.number, "begins what is too deep");
      open.push_back({capitals(line.value), {}, {}});
    } else if (open.empty()) {
      throw malformed(numbered.number, "stands outside of BEGIN and END: " + quoted_line(numbered.text));
    } else if (line.name != "END") {
      open.back().lines.push_back(std::move(line));
    } else if (capitals(line.value) != open.back().name) {
      throw malformed(numbered.number, "ends " + quoted_line(line.value) + " where " + quoted_line(open.back().name) + " is open");
    } else {
      close(open, whole);
    }
  }
  if (!open.empty()) throw usage_error("the calendar ends before END:" + visible_line(open.back().name), "save it again, whole");
  if (whole.empty()) throw usage_error("there is no calendar in it", "an answer begins with BEGIN:VCALENDAR");
  return whole;
}

}  // namespace mentor
