// "Did you mean": the nearest of some words.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mentor {

/// Optimal string alignment distance (insert, delete, replace, swap of neighbours), by bytes.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, when it is near enough to be a slip: at most a third of the longer word's length, and at least 1;
/// a candidate that `word` is a prefix of (3 letters or more) counts as near. Ties go to the first.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "did you mean 'X'?" or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace mentor
