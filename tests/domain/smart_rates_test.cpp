// How often S and M are both met by goals that guides call good, and by those they call vague (rules.md, SMART).
#include <doctest/doctest.h>

#include <span>

#include "domain/samples.hpp"
#include "domain/smart_lists.hpp"
#include "mentor/domain/smart.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

/// The share of goals whose text alone has both letters; what is not as `wanted` is said.
double share_of_both(std::span<const std::string_view> texts, bool wanted) {
  std::size_t both = 0;
  for (const auto text : texts) {
    const Smart smart = check_smart(goal(std::string(text)), std::nullopt, day("2026-09-01"));
    const bool has_both = smart[0].ok && smart[1].ok;
    both += has_both ? 1 : 0;
    if (has_both != wanted) MESSAGE(text << ": S " << smart[0].reason << ", M " << smart[1].reason);
  }
  return static_cast<double>(both) / static_cast<double>(texts.size());
}

}  // namespace

TEST_CASE("at least 95 % of the goals that guides call good are specific and measurable, at most 10 % of the vague ones") {
  CHECK(std::size(kGoodGoals) >= 60);
  CHECK(std::size(kVagueGoals) >= 60);
  CHECK(share_of_both(kGoodGoals, true) >= 0.95);
  CHECK(share_of_both(kVagueGoals, false) <= 0.10);
}

TEST_CASE("goals that the rule was not written by come out alike") {
  CHECK(std::size(kHeldOutGoodGoals) >= 30);
  CHECK(std::size(kHeldOutVagueGoals) >= 30);
  CHECK(share_of_both(kHeldOutGoodGoals, true) >= 0.95);
  CHECK(share_of_both(kHeldOutVagueGoals, false) <= 0.10);
}
