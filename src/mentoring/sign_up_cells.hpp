// What the cells of a form of sign-ups say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mentor/domain/matching.hpp"

namespace mentor {

/// No mentor has more places.
inline constexpr int kMostPlaces = 100;

/// "Both", "I would like to be a mentor", "Mentee (I look for a mentor)"; nullopt where the words leave it open.
std::optional<SignUpRole> role_in_words(std::string_view answer);
/// The one number that an answer names, in digits or in words: "I can handle this! Give me three" is 3. nullopt for none and for
/// several; what counts hours or years is not looked at.
std::optional<int> places_in_words(std::string_view answer);
/// A whole number from 0 to kMostPlaces, or as the criteria say; empty is 1. Throws usage with the line of the criteria that is missing.
int places_in_cell(const std::string& answer, const Criteria& criteria);
/// As the criteria say, or by its words. Throws usage with the line of the criteria that is missing.
SignUpRole role_in_cell(const std::string& answer, const Criteria& criteria);
/// Trimmed and case-folded, without "mailto:". Throws usage.
std::string address_in_cell(const std::string& text);
/// "yes", "true", "x", or a number above 0.
bool is_yes(std::string_view answer);

}  // namespace mentor
