#include "docs/mdoc.hpp"

#include <algorithm>

#include "cli/usage.hpp"
#include "cli/words.hpp"
#include "mentor/base/text.hpp"

namespace mentor::mdoc {
namespace {

// Fixed, so that the same table gives the same bytes.
constexpr std::string_view kDate = "November 23, 2026";
constexpr std::size_t kLongestMacro = 3;

std::string escaped(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

bool is_request(std::string_view line) { return line.starts_with('.') || line.starts_with('\''); }

std::string lines_escaped(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (!line.empty()) out += (is_request(line) ? "\\&" : "") + escaped(line) + "\n";
  }
  return out;
}

}  // namespace

std::string text(std::string_view running) {
  std::string broken(running);
  for (std::size_t at = broken.find(". "); at != std::string::npos; at = broken.find(". ", at + 1)) broken[at + 1] = '\n';
  return lines_escaped(broken);
}

std::string argument(std::string_view word) {
  std::string out;
  for (const char c : escaped(word)) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  const bool is_quoted = word.empty() || word.find_first_of(" \"") != std::string_view::npos;
  if (is_quoted) return "\"" + out + "\"";
  const bool may_be_macro = word.size() <= kLongestMacro || word.find_first_not_of(".,:;()[]?!|") == std::string_view::npos;
  return (may_be_macro ? "\\&" : "") + out;
}

std::string literal(std::string_view lines) { return ".Bd -literal -offset indent\n" + lines_escaped(lines) + ".Ed\n"; }

std::string head(std::string_view title, std::string_view section, std::string_view about) {
  return ".Dd " + std::string(kDate) + "\n.Dt " + upper(title) + " " + std::string(section) + "\n.Os mentor " MENTOR_VERSION "\n.Sh NAME\n.Nm " + std::string(title) +
         "\n.Nd " + escaped(about) + "\n";
}

std::string list(std::span<const Fact> facts, std::string_view macro) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const auto& fact : facts) out += ".It " + std::string(macro) + " " + argument(fact.name) + "\n" + text(fact.about);
  return out + ".El\n";
}

std::string synopsis(const Command& command) {
  std::string out = ".Nm mentor\n.Cm " + escaped(command.name) + "\n";
  bool has_options = false;
  for (const auto& param : full_params(command)) {
    const bool option = is_option(param);
    has_options = has_options || (option && !param.required);
    if (option && param.required) out += ".Fl " + escaped(param.name.substr(1)) + " Ar " + argument(param.metavar) + "\n";
    if (option) continue;
    out += (param.required ? ".Ar " : ".Op Ar ") + argument(param.name) + (param.repeatable ? " ...\n" : "\n");
  }
  return has_options ? out + ".Op Ar options\n" : out;
}

std::string params(const std::vector<Param>& all, bool options) {
  std::string out;
  for (const auto& param : all) {
    if (is_option(param) != options) continue;
    const std::string short_form = param.short_name.empty() ? "" : escaped(param.short_name.substr(1)) + " , Fl ";
    out += options ? ".It Fl " + short_form + escaped(param.name.substr(1)) : ".It Ar " + argument(param.name);
    if (!param.metavar.empty()) out += " Ar " + argument(param.metavar);
    std::string about = param.help;
    if (!param.choices.empty()) about += ": " + joined(param.choices, ", ");
    if (param.repeatable && options) about += " (may be given again)";
    out += "\n" + text(about + ".");
  }
  return out.empty() ? "" : ".Bl -tag -width Ds\n" + out + ".El\n";
}

}  // namespace mentor::mdoc
