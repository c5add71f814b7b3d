#include "commands/agreement/form.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string say(const std::optional<Minutes>& length) { return length ? to_duration(*length) : ""; }

std::vector<std::string> or_blank(std::vector<std::string> texts) { return texts.empty() ? std::vector<std::string>{""} : texts; }

// What stands in the form for each option that is a term: a line each, a blank one where there is none.
struct TermValue {
  std::string_view option;
  std::vector<std::string> (*say)(const Agreement&);
};
using Texts = std::vector<std::string>;
constexpr TermValue kValues[] = {
    {"--every", [](const Agreement& a) { return Texts{to_string(a.every)}; }},
    {"--for", [](const Agreement& a) { return Texts{to_duration(a.length)}; }},
    {"--tz", [](const Agreement& a) { return Texts{a.tz}; }},
    {"--channel", [](const Agreement& a) { return Texts{std::string(name_of(a.channel))}; }},
    {"--notice", [](const Agreement& a) { return Texts{say(a.notice)}; }},
    {"--reply-within", [](const Agreement& a) { return Texts{say(a.reply_within)}; }},
    {"--agenda-lead", [](const Agreement& a) { return Texts{say(a.agenda_lead)}; }},
    {"--hours", [](const Agreement& a) { return Texts{a.hours}; }},
    {"--expect", [](const Agreement& a) { return or_blank(a.expectations); }},
};

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

void read_form_line(const Spec& spec, std::string_view line, const ParseContext& context) {
  const auto equals = line.find('=');
  const std::string name = "--" + std::string(trimmed(line.substr(0, equals)));
  const auto param = std::ranges::find(spec.params(), name, &Param::name);
  if (equals == std::string_view::npos || param == spec.params().end())
    throw usage_error("the form's line '" + visible_line(line) + "' is no term", "keep the form's lines as NAME = VALUE");
  const std::string value(trimmed(line.substr(equals + 1)));
  param->assign(value, context);
}

}  // namespace

std::string terms_form(std::string_view title, const Agreement& agreement) {
  std::string form = "# " + std::string(title) +
                     "\n# Lines that begin with # are left out; an empty value takes a term away. Leave the form as it is to " +
                     "change nothing.\n";
  Terms unused;
  Spec spec(true);
  define_terms(spec, unused);
  for (const auto& param : spec.params()) {
    const auto value = std::ranges::find(kValues, param.name, &TermValue::option);
    if (value == std::end(kValues)) continue;
    form += "\n# " + say_help(param) + "\n";
    for (const auto& text : value->say(agreement)) form += param.name.substr(2) + " = " + in_one_line(text) + "\n";
  }
  return form;
}

void read_terms_form(std::string_view form, const ParseContext& context, Terms& terms) {
  Spec spec(true);
  define_terms(spec, terms);
  while (!form.empty()) {
    const auto end = std::min(form.find('\n'), form.size());
    const auto line = trimmed(form.substr(0, end));
    form.remove_prefix(std::min(end + 1, form.size()));
    if (!line.empty() && !line.starts_with('#')) read_form_line(spec, line, context);
  }
  terms.expect.cleared = true;
}

}  // namespace mentor
