// The dates in the text of a goal.
#pragma once

#include <vector>

#include "domain/goal_text.hpp"

namespace mentor {

/// Marks every word that is part of a date: a month with its day and year, a weekday, a season, a quarter, "within one year".
/// `words` is nullptr for a language without a table: dates in figures and the months of its neighbours are known all the same.
void mark_dates(std::vector<GoalToken>& tokens, const GoalWords* words);

}  // namespace mentor
