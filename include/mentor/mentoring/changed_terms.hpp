// What one version of an agreement says, and what it changed against the one before it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/domain/agreement.hpp"

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

}  // namespace mentor
