// Reads the definitions of every source file: in one namespace a name is that of one type, and a function is written once. The linker
// would take either of two for both, and say nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sources.hpp"

using mentor::sample::lines;
using mentor::sample::program_sources;
using mentor::sample::Source;

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Where what begins at `i` ends, if it is a comment, a literal or a line of the preprocessor; else `i`.
std::size_t end_of_aside(std::string_view text, std::size_t i) {
  const auto behind = [&](std::string_view what, std::size_t from) {
    const auto found = text.find(what, from);
    return found == std::string_view::npos ? text.size() : found + what.size();
  };
  const auto rest = text.substr(i);
  if (rest.starts_with("//")) return behind("\n", i);
  if (rest.starts_with("/*")) return behind("*/", i + 2);
  if (rest.starts_with("R\"") && (i == 0 || !is_word(text[i - 1]))) {
    const auto open = text.find('(', i);
    return behind(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", open);
  }
  if (text[i] == '#' && (i == 0 || text[i - 1] == '\n')) {
    auto end = behind("\n", i);
    while (end < text.size() && text[end - 2] == '\\') end = behind("\n", end);
    return end;
  }
  const bool is_separator = text[i] == '\'' && i > 0 && is_word(text[i - 1]);  // 1'000
  if ((text[i] != '"' && text[i] != '\'') || is_separator) return i;
  for (auto end = i + 1; end < text.size(); ++end) {
    if (text[end] == '\\') {
      ++end;
    } else if (text[end] == text[i]) {
      return end + 1;
    }
  }
  return text.size();
}

/// Words and signs of the code itself.
std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < text.size();) {
    if (const auto end = end_of_aside(text, i); end != i) {
      if (text[i] == '"' || text[i] == '\'') tokens.emplace_back("\"\"");
      i = end;
      continue;
    }
    auto end = i + 1;
    if (is_word(text[i])) {
      while (end < text.size() && is_word(text[end])) ++end;
    } else if (text.substr(i).starts_with("::")) {
      ++end;
    }
    if (std::isspace(static_cast<unsigned char>(text[i])) == 0) tokens.emplace_back(text.substr(i, end - i));
    i = end;
  }
  return tokens;
}

using Tokens = std::vector<std::string>;

std::string joined(Tokens::const_iterator from, Tokens::const_iterator until) {
  std::string text;
  for (; from != until; ++from) text += *from + " ";
  return text;
}

/// Behind the bracket that closes the one at `open`.
Tokens::const_iterator behind_brackets(Tokens::const_iterator open, Tokens::const_iterator end, std::string_view opens,
                                       std::string_view closes) {
  int depth = 0;
  for (; open != end; ++open) {
    if (*open == opens) ++depth;
    if (*open == closes && --depth == 0) return open + 1;
  }
  return end;
}

/// A parameter without its name and its default: "const Pair & pair = { }" is "const Pair &".
std::string type_of_parameter(Tokens parameter) {
  const auto default_value = std::ranges::find(parameter, "=");
  parameter.erase(default_value, parameter.end());
  const auto count = parameter.size();
  const bool has_name = count > 1 && is_word(parameter.back().front()) && parameter[count - 2] != "::" && parameter[count - 2] != "const";
  if (has_name) parameter.pop_back();
  return joined(parameter.begin(), parameter.end());
}

std::string types_of_parameters(Tokens::const_iterator from, Tokens::const_iterator until) {
  std::string types;
  Tokens parameter;
  int depth = 0;
  for (; from != until; ++from) {
    if (*from == "(" || *from == "<" || *from == "{") ++depth;
    if (*from == ")" || *from == ">" || *from == "}") --depth;
    if (*from != "," || depth > 0) {
      parameter.push_back(*from);
      continue;
    }
    types += type_of_parameter(std::exchange(parameter, {})) + ", ";
  }
  return types + type_of_parameter(parameter);
}

/// What the head of a definition defines: "struct Pair", "days_between(Date, Date)"; "" for what is neither type nor function.
std::string defined_by(const Tokens& head) {
  static const std::set<std::string> kTypes{"struct", "class", "union", "enum"};
  auto at = head.begin();
  while (at != head.end() && *at == "template") at = behind_brackets(at + 1, head.end(), "<", ">");
  if (at != head.end() && kTypes.contains(*at)) {
    while (at != head.end() && kTypes.contains(*at)) ++at;
    if (at == head.end()) return "";
    const auto name = at++;
    auto end = at;
    while (end != head.end() && *end == "::") end += 2;
    if (end != head.end() && *end == "<") end = behind_brackets(end, head.end(), "<", ">");
    return "type " + joined(name, end);
  }
  if (at != head.end() && *at == "using" && head.end() - at > 2 && *(at + 2) == "=") return "type " + *(at + 1) + " ";
  const auto open = std::ranges::find(head, "(");
  const auto assigned = std::ranges::find(head, "=");
  const bool is_operator = std::ranges::find(head, "operator") < open;
  if (open == head.end() || open == head.begin() || (assigned < open && !is_operator) || std::ranges::find(head, "static") != head.end())
    return "";
  auto name = open - 1;
  while (name != head.begin() && (*(name - 1) == "::" || *name == "::")) --name;
  const auto close = behind_brackets(open, head.end(), "(", ")");
  return "function " + joined(is_operator ? std::ranges::find(head, "operator") : name, open) + "( " +
         types_of_parameters(open + 1, close - 1) + ") ";
}

/// "mentor :: store : type Lock " for each definition in a namespace that has a name.
std::vector<std::string> definitions_in(std::string_view text) {
  std::vector<std::string> found;
  std::vector<std::string> spaces;  // "" for one without a name
  Tokens head;
  const Tokens tokens = tokens_of(text);
  const auto note = [&] {
    const std::string defined = defined_by(head);
    const bool is_local = std::ranges::find(spaces, "") != spaces.end();
    if (defined.empty() || is_local) return;
    std::string space;
    for (const auto& name : spaces) space += (space.empty() ? "" : "::") + name;
    found.push_back(space + ": " + defined);
  };
  for (auto at = tokens.begin(); at != tokens.end(); ++at) {
    if (*at == "{" && !head.empty() && head.front() == "namespace") {
      spaces.push_back(joined(head.begin() + 1, head.end()));
      head.clear();
    } else if (*at == "{" && std::ranges::count(head, "(") > std::ranges::count(head, ")")) {
      at = behind_brackets(at, tokens.end(), "{", "}") - 1;  // a default in a list of parameters
    } else if (*at == "{") {
      note();
      at = behind_brackets(at, tokens.end(), "{", "}") - 1;
      const bool goes_on = !head.empty() && (at + 1) != tokens.end() && (*(at + 1) == ";" || *(at + 1) == ",");
      if (!goes_on) head.clear();
      if (goes_on) head = {"defined"};
    } else if (*at == "}") {
      if (!spaces.empty()) spaces.pop_back();
      head.clear();
    } else if (*at == ";") {
      if (!head.empty() && head.front() == "using") note();
      head.clear();
    } else {
      head.push_back(*at);
    }
  }
  return found;
}

/// "mentor : type Line in FILE and FILE" for what several places define.
std::vector<std::string> defined_twice(const std::vector<Source>& sources) {
  std::map<std::string, std::vector<std::string>> places;
  for (const auto& source : sources)
    for (const auto& definition : definitions_in(source.text)) places[definition].push_back(source.path);
  std::vector<std::string> twice;
  for (const auto& [definition, files] : places) {
    if (files.size() < 2) continue;
    std::string names;
    for (const auto& file : files) names += (names.empty() ? "in " : " and ") + file;
    twice.push_back(definition + names);
  }
  return twice;
}

}  // namespace

TEST_CASE("a name stands for one type, and one function, in a namespace") {
  CHECK(lines(defined_twice(program_sources())) == "");
  std::size_t all = 0;
  for (const auto& source : program_sources()) all += definitions_in(source.text).size();
  CHECK(all > 1000);
}

TEST_CASE("two types, or two functions, of one name in one namespace are found") {
  const std::vector<Source> sources{
      {"a.hpp", "namespace mentor {\nstruct Line { int x; };\ninline int of(const Line& l) { return l.x; }\n}\n"},
      {"b.hpp",
       "namespace mentor {\nclass Line final {\n public:\n  int y() { return 1; }\n};\ninline int of(const Line& line) { return 2; "
       "}\n}\n"}};
  CHECK(lines(defined_twice(sources)) ==
        "mentor : function of ( const Line & ) in a.hpp and b.hpp\n"
        "mentor : type Line in a.hpp and b.hpp\n");
}

TEST_CASE("declarations, other namespaces, other parameters and local names are no second definition") {
  const std::vector<Source> sources{
      {"a.cpp",
       "namespace mentor {\nstruct Line { int x = 1'000; };  // struct Line {\nnamespace {\nstruct Options {};\n}\nint of(Line);\n}\n"},
      {"b.cpp",
       "namespace mentor {\nstruct Line;\nnamespace {\nstruct Options {};\nint own() { return '{'; }\n}\nint of(int a) { return a; }\n}\n"},
      {"c.cpp",
       "namespace mentor::store {\nstruct Line {};\n}\nnamespace mentor {\nint of(Line a) { return 1; }\nconst int table[] = {1, "
       "of(2)};\n}\n"}};
  CHECK(lines(defined_twice(sources)) == "");
}

TEST_CASE("no test has a semicolon in its name, at which ctest would part it in two") {
  std::vector<std::string> parted;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(MENTOR_SOURCE_DIR) / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = mentor::sample::text_of(entry.path());
    for (auto begin = text.find("\nTEST_CASE(\""); begin != std::string::npos; begin = text.find("\nTEST_CASE(\"", begin + 1)) {
      const auto name = text.substr(begin + 12, text.find("\")", begin) - begin - 12);
      if (name.find(';') != std::string::npos) parted.push_back(name);
    }
  }
  CHECK(lines(parted) == "");
}
