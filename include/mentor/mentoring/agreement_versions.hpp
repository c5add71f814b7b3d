// The versions of an agreement: what one says and changed against the one before it, setting another, and signing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/mentoring/clock.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {

/// One term that a newer version changed, as people read it.
struct ChangedTerm {
  std::string_view term;
  std::string before;
  std::string after;
};
std::vector<ChangedTerm> changed_terms(const Agreement& before, const Agreement& after);
/// What a newer version changed: "every 2w thu 10:00 (was weekly tue 15:00); length 45 min (was 60 min)", "nothing" when it is the same.
std::string say_changed_terms(const Agreement& before, const Agreement& after);
/// "weekly tue 15:00, 60 min, video, times in Europe/Berlin"
std::string say_terms(const Agreement& agreement);
/// "notice: 1d" for each term that `after` has, and for each that it lost against `before`.
std::vector<std::string> say_every_term(const Agreement& before, const Agreement& after);

/// What setting terms came to.
struct TermsSet {
  enum class Outcome { changed, taken_back, nothing } outcome;
  Agreement before;   ///< what held on that day so far
  Agreement version;  ///< what holds from that day on
  Relationship now;
};
/// Changes the terms from a day on, not before the pair begins. A version that says the same as the one before it does not stand by itself:
/// a change that is set back leaves none, and signatures hold. Throws refused for a pair that ended.
TermsSet set_terms(Store& store, const Relationship& relationship, Date from, const std::function<void(Agreement&)>& change);
/// The day from which terms hold that are set for `from`. Throws refused for a pair that ended.
Date first_day_of_terms(const Pair& pair, Date from);
/// Signs the version in force on `on`, or where that one is signed, the first to come that is not. Returns it. Throws refused for a day to
/// come, and where every side that is to sign has signed.
Agreement sign_agreement(Store& store, const Relationship& relationship, Party by, Date on, const Clock& clock);

}  // namespace mentor
