#include "mentor/mentoring/agreement_versions.hpp"

#include <algorithm>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string length(const std::optional<Minutes>& minutes) { return minutes ? say_term(*minutes) : ""; }

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

bool is_signed(const Agreement& version) { return version.signed_by_mentor_on || version.signed_by_mentee_on; }

// A version to come that says nothing else than the one before it goes, unless somebody signed it.
void drop_repeated(Store& store, const std::vector<Agreement>& versions, const Agreement& version) {
  const auto next = std::ranges::find_if(versions, [&](const Agreement& other) { return other.from > version.from; });
  if (next != versions.end() && !is_signed(*next) && changed_terms(version, *next).empty()) remove_agreement(store, next->id);
}

bool lacks(const Agreement& version, Party by) {
  return (by != Party::mentee && !version.signed_by_mentor_on) || (by != Party::mentor && !version.signed_by_mentee_on);
}

// The version in force that day, or where that one is signed, the first to come that is not.
const Agreement& version_to_sign(const std::vector<Agreement>& versions, Date on, Party by) {
  const Agreement& in_force = agreement_on(versions, on);
  if (lacks(in_force, by)) return in_force;
  const auto coming = std::ranges::find_if(versions, [&](const Agreement& version) { return version.from > on && lacks(version, by); });
  return coming == versions.end() ? in_force : *coming;
}

// Where both are to sign, one may have signed before.
void sign(Agreement& agreement, Party by, Date on, const Pair& pair) {
  const std::pair<Party, std::optional<Date>*> sides[] = {{Party::mentor, &agreement.signed_by_mentor_on},
                                                          {Party::mentee, &agreement.signed_by_mentee_on}};
  const bool is_new = lacks(agreement, by);
  for (const auto& [side, signature] : sides) {
    if (by != side && by != Party::both) continue;
    if (*signature && !is_new)
      throw refused(person_of(pair, side).name + " already signed on " + to_iso(**signature), "mentor agreement show " + pair.handle);
    if (!*signature) *signature = on;
  }
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

Date first_day_of_terms(const Pair& pair, Date from) {
  if (pair.ended_on) throw refused("'" + pair.handle + "' has ended", "mentor pair resume " + pair.handle);
  return std::max(from, pair.starts_on);
}

TermsSet set_terms(Store& store, const Relationship& relationship, Date from, const std::function<void(Agreement&)>& change) {
  const auto& versions = relationship.agreements;
  from = first_day_of_terms(relationship.pair, from);
  TermsSet set{TermsSet::Outcome::nothing, agreement_on(versions, from), agreement_on(versions, from), relationship};
  change(set.version);
  if (changed_terms(set.before, set.version).empty()) return set;
  const bool replaces = set.before.from == from;
  const Agreement& earlier = agreement_on(versions, add_days(from, -1));
  set.version.from = from;
  set.version.signed_by_mentor_on.reset();
  set.version.signed_by_mentee_on.reset();
  set.outcome = TermsSet::Outcome::changed;
  if (replaces && earlier.from < from && changed_terms(earlier, set.version).empty()) {
    remove_agreement(store, set.before.id);
    set.version = earlier;
    set.outcome = TermsSet::Outcome::taken_back;
  } else if (replaces) {
    update(store, set.version);
  } else {
    insert_agreement(store, set.version);
  }
  drop_repeated(store, versions, set.version);
  set.now = relationship_of(store, relationship.pair.id);
  return set;
}

Agreement sign_agreement(Store& store, const Relationship& relationship, Party by, Date on, const Clock& clock) {
  if (on > clock.today()) throw refused(to_iso(on) + " lies in the future", "give the day it was signed: --on D");
  Agreement agreement = version_to_sign(relationship.agreements, on, by);
  sign(agreement, by, on, relationship.pair);
  update(store, agreement);
  return agreement;
}

}  // namespace mentor
