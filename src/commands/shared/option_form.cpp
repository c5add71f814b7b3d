#include "commands/shared/option_form.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// The option's help, and what it may be.
std::string say_help(const Param& param) {
  std::string said = param.help;
  for (const auto choice : param.choices) said += (choice == param.choices.front() ? ": " : ", ") + std::string(choice);
  return param.repeatable ? said + "; one a line" : said;
}

std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

std::string option_form(std::string_view title, std::string_view about, const Spec& spec, const FormValues& values) {
  std::string form = "# " + std::string(title) + "\n# Lines that begin with # are left out; " + std::string(about) + "\n";
  for (const auto& param : spec.params()) {
    const auto lines = values(param);
    if (!lines.empty()) form += "\n# " + say_help(param) + "\n";
    for (const auto& text : lines) form += param.name.substr(2) + " = " + in_one_line(text) + "\n";
  }
  return form;
}

void read_option_form(std::string_view form, const Spec& spec, EmptyValue empty, const ParseContext& context) {
  while (!form.empty()) {
    const auto end = std::min(form.find('\n'), form.size());
    const auto line = trimmed(form.substr(0, end));
    form.remove_prefix(std::min(end + 1, form.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto equals = line.find('=');
    const auto param = std::ranges::find(spec.params(), "--" + std::string(trimmed(line.substr(0, equals))), &Param::name);
    if (equals == std::string_view::npos || param == spec.params().end())
      throw usage_error("the form's line '" + visible_line(line) + "' is none of its terms", "keep the form's lines as NAME = VALUE");
    const std::string value(trimmed(line.substr(equals + 1)));
    if (!value.empty() || empty == EmptyValue::is_assigned) param->assign(value, context);
  }
}

}  // namespace mentor
