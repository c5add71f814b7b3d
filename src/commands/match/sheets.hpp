// What all commands of a matching take: sheets of sign-ups, and the criteria by which they are read.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/cli/spec.hpp"
#include "mentor/mentoring/sign_ups.hpp"

namespace mentor {

/// The sheets that were named, and the criteria file.
struct SheetChoice {
  std::vector<std::string> sheets;
  Opt<std::string> criteria;
};
/// Declares SHEET...
void define_sheets(Spec& spec, SheetChoice& choice);
/// Declares --criteria.
void define_criteria(Spec& spec, SheetChoice& choice);

/// The sheets as they can be read again and again. Throws usage for stdin, a folder and what is no text; failed where one cannot be read.
std::vector<SignUpSheet> opened_sheets(const std::vector<std::string>& paths);
/// The criteria file, or what the sheets themselves say. Throws usage, failed.
Criteria criteria_of(const SheetChoice& choice, const std::vector<SignUpSheet>& sheets);
/// Everybody in the sheets. Throws usage with all faults of all sheets, each with its place and what to type; `then` says what is not done:
/// "nobody was matched".
SignUps sign_ups_of(Zones& zones, Date today, const std::vector<SignUpSheet>& sheets, const Criteria& criteria, const std::string& then);

/// "'list.csv', line 7, Email: "; the sheet is left out where there is but one.
std::string say_place(const SignUpFault& fault, std::size_t sheets);

}  // namespace mentor
