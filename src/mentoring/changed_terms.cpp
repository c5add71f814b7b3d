#include "mentor/mentoring/changed_terms.hpp"

#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string length(const std::optional<Minutes>& minutes) { return minutes ? to_duration(*minutes) : ""; }

struct Term {
  std::string_view name;
  std::string_view absent;  ///< said in place of nothing
  std::string (*say)(const Agreement&);
};
constexpr Term kTerms[] = {
    {"every", "", [](const Agreement& a) { return to_string(a.every); }},
    {"length", "", [](const Agreement& a) { return say_length(a.length); }},
    {"time zone", "", [](const Agreement& a) { return a.tz; }},
    {"channel", "", [](const Agreement& a) { return std::string(name_of(a.channel)); }},
    {"notice", "none", [](const Agreement& a) { return length(a.notice); }},
    {"reply within", "none", [](const Agreement& a) { return length(a.reply_within); }},
    {"agenda lead", "none", [](const Agreement& a) { return length(a.agenda_lead); }},
    {"hours", "any", [](const Agreement& a) { return a.hours; }},
    {"expectations", "none", [](const Agreement& a) { return joined(a.expectations, "; "); }},
};

std::string said(const Term& term, const Agreement& agreement) {
  const std::string value = term.say(agreement);
  return value.empty() ? std::string(term.absent) : value;
}

}  // namespace

std::vector<ChangedTerm> changed_terms(const Agreement& before, const Agreement& after) {
  std::vector<ChangedTerm> changed;
  for (const auto& term : kTerms) {
    ChangedTerm one{term.name, said(term, before), said(term, after)};
    if (one.before != one.after) changed.push_back(std::move(one));
  }
  return changed;
}

std::string say_changed_terms(const Agreement& before, const Agreement& after) {
  std::vector<std::string> changes;
  for (const auto& [term, was, is] : changed_terms(before, after)) changes.push_back(std::string(term) + " " + is + " (was " + was + ")");
  return changes.empty() ? "nothing" : joined(changes, "; ");
}

std::vector<std::string> say_every_term(const Agreement& before, const Agreement& after) {
  std::vector<std::string> terms;
  for (const auto& term : kTerms)
    if (!term.say(after).empty() || !term.say(before).empty()) terms.push_back(std::string(term.name) + ": " + said(term, after));
  return terms;
}

std::string say_terms(const Agreement& agreement) {
  return to_string(agreement.every) + ", " + say_length(agreement.length) + ", " + std::string(name_of(agreement.channel)) + ", times in " +
         agreement.tz;
}

}  // namespace mentor
