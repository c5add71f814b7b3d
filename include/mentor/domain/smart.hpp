// SMART, letter by letter, each with its reason and the flag that would mend it (rules.md, SMART).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "mentor/domain/goal.hpp"

namespace mentor {

struct SmartLetter {
  char letter;      ///< 'S' 'M' 'A' 'R' 'T'
  std::string key;  ///< "specific" "measurable" "attainable" "relevant" "time_bound"
  bool ok;
  std::string reason;  ///< why it is met, or what is missing
  std::string mend;    ///< the flag that supplies it: "--why TEXT"; "" when met
};

using Smart = std::array<SmartLetter, 5>;

/// `pair_ends_on`: T also wants the due date within the pair's agreed end. `today` only serves the rates named under A.
Smart check_smart(const Goal& goal, std::optional<Date> pair_ends_on, Date today);
/// The letters that are missing, in the order S M A R T.
std::vector<char> missing_letters(const Smart& smart);

}  // namespace mentor
