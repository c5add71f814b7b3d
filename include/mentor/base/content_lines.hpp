// Content lines (RFC 5545 3.1), of which calendars are made: escaped, folded, and read back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mentor {

/// "NAME;PARAM=x:VALUE" as lines of at most 75 octets, each ended by CRLF and none broken inside a UTF-8 character.
std::string content_line(std::string_view text);

/// A value of type TEXT (3.3.11): backslash, semicolon and comma escaped, CRLF, LF and a lone CR as "\n"; other control characters are
/// left out.
std::string escaped_text(std::string_view text);
/// What escaped_text() wrote, or another program: a backslash before any other character stands for that character.
std::string unescaped_text(std::string_view value);
/// A parameter's value in quotes (3.2): a quote inside becomes an apostrophe, a line break a space; other control characters are left out.
std::string quoted_parameter(std::string_view text);

struct ContentLine {
  std::string name;                                             ///< in capitals
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in capitals, values as they stand but for their quotes
  std::string value;                                            ///< as it stands
  friend bool operator==(const ContentLine&, const ContentLine&) = default;
};
/// The value of a parameter, "" where there is none.
std::string_view parameter_of(const ContentLine& line, std::string_view name);

/// What stands between BEGIN:NAME and its END, without those two lines.
struct Component {
  std::string name;  ///< in capitals
  std::vector<ContentLine> lines;
  std::vector<Component> parts;
  friend bool operator==(const Component&, const Component&) = default;
};
/// The first line of a name, nullptr where there is none.
const ContentLine* line_of(const Component& component, std::string_view name);

/// The most that is read as one calendar, in bytes.
inline constexpr std::size_t kCalendarLimit = 1024 * 1024;

/// The components that the text is made of. Lines may end in LF alone. Throws usage with the line's number: for more than kCalendarLimit,
/// a NUL or another control character, bytes that are not UTF-8, a line that is none, one outside a component, an END that does not fit,
/// components more than 16 deep, and a text that ends too early or holds no component.
std::vector<Component> parse_components(std::string_view text);

}  // namespace mentor
