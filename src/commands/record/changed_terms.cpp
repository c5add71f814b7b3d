// Says what one version of an agreement changed against the one before it.
#include "commands/record/timeline.hpp"
#include "mentor/base/say.hpp"

namespace mentor {
namespace {

std::string length_or_none(const std::optional<Minutes>& length) { return length ? to_duration(*length) : "none"; }

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text.empty() ? "none" : text;
}

struct Term {
  std::string_view name;
  std::string (*say)(const Agreement&);
};
constexpr Term kTerms[] = {
    {"every", [](const Agreement& a) { return to_string(a.every); }},
    {"length", [](const Agreement& a) { return say_length(a.length); }},
    {"time zone", [](const Agreement& a) { return a.tz; }},
    {"channel", [](const Agreement& a) { return std::string(name_of(a.channel)); }},
    {"notice", [](const Agreement& a) { return length_or_none(a.notice); }},
    {"reply within", [](const Agreement& a) { return length_or_none(a.reply_within); }},
    {"agenda lead", [](const Agreement& a) { return length_or_none(a.agenda_lead); }},
    {"hours", [](const Agreement& a) { return a.hours.empty() ? std::string("any") : a.hours; }},
    {"expectations", [](const Agreement& a) { return joined(a.expectations); }},
};

}  // namespace

std::vector<ChangedTerm> changed_terms(const Agreement& before, const Agreement& after) {
  std::vector<ChangedTerm> changed;
  for (const auto& term : kTerms) {
    ChangedTerm one{term.name, term.say(before), term.say(after)};
    if (one.before != one.after) changed.push_back(std::move(one));
  }
  return changed;
}

std::string say_changed_terms(const Agreement& before, const Agreement& after) {
  std::string said;
  for (const auto& [term, was, is] : changed_terms(before, after))
    said += (said.empty() ? "" : "; ") + std::string(term) + " " + is + " (was " + was + ")";
  return said.empty() ? "nothing" : said;
}

}  // namespace mentor
