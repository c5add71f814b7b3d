// The one table of the kinds of rules: what each reads of an answer, and how it compares two.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// terms: split; values: split only where the column has options, or at `;`; names: of people on the other side.
enum class RuleReads { terms, values, number, clock, names };

/// What a rule has read of one person.
struct RuleAnswer {
  bool is_there = false;
  std::vector<std::int32_t> terms;  ///< numbers of terms, sorted, none twice
  double number = 0;
  std::array<int, 4> clock{};  ///< minutes: from and until in January, from and until in July
  auto operator<=>(const RuleAnswer&) const = default;
};

/// Of 0 to kPoint. A must holds or not: kPoint or 0.
using RuleShare = std::int16_t;

struct RuleKindRow {
  RuleKindFacts facts;
  RuleReads reads;
  RuleShare (*share)(const MatchRule&, const RuleAnswer& mentee, const RuleAnswer& mentor);  ///< nullptr where names are read
  std::string (*say)(const MatchRule&);
};
const RuleKindRow& row_of(RuleKind kind);

/// Of `wanted` terms so many are offered.
RuleShare overlap_share(const MatchRule& rule, std::size_t wanted, std::size_t offered);
/// part / whole of kPoint, rounded.
RuleShare share_of(std::int64_t part, std::int64_t whole);

}  // namespace mentor
