#include "commands/agreement/form.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string say(const std::optional<Minutes>& length) { return length ? to_duration(*length) : ""; }

void read_form_line(const Spec& spec, std::string_view line, const ParseContext& context) {
  const auto equals = line.find('=');
  const std::string name = "--" + std::string(trimmed(line.substr(0, equals)));
  const auto param = std::ranges::find(spec.params(), name, &Param::name);
  if (equals == std::string_view::npos || param == spec.params().end())
    throw usage_error("the form's line '" + visible_line(line) + "' is no term", "keep the form's lines as NAME = VALUE");
  const std::string value(trimmed(line.substr(equals + 1)));
  if (name == "--expect" && value.empty()) return;
  param->assign(value, context);
}

}  // namespace

std::string terms_form(const Agreement& agreement) {
  std::string form = "# The terms. Lines that begin with # are left out; an empty value takes a term away.\n";
  const auto add = [&](const char* name, const std::string& value) { form += std::string(name) + " = " + value + "\n"; };
  add("every", to_string(agreement.every));
  add("for", to_duration(agreement.length));
  add("tz", agreement.tz);
  add("channel", std::string(name_of(agreement.channel)));
  add("notice", say(agreement.notice));
  add("reply-within", say(agreement.reply_within));
  add("agenda-lead", say(agreement.agenda_lead));
  add("hours", agreement.hours);
  form += "# One line for each expectation\n";
  for (const auto& expectation : agreement.expectations) add("expect", expectation);
  if (agreement.expectations.empty()) add("expect", "");
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
  if (terms.expect.empty()) terms.no_expect = true;
}

}  // namespace mentor
