// What the text of a goal says: its words, the dates among them, and what of it can be counted, graded or seen to be there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/goal_words.hpp"
#include "mentor/base/time.hpp"

namespace mentor {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One word, as written and for comparing.
struct GoalToken {
  std::string raw;
  std::string word;  ///< folded, without the punctuation around it
  bool is_date = false;
  bool is_name = false;  ///< quoted, or capitalised inside a sentence
};

/// A goal's text, read once.
struct GoalText {
  std::vector<GoalToken> tokens;
  const GoalWords* words = nullptr;  ///< of its language; nullptr where there is no table
};

GoalText read_goal_text(const std::string& text);

/// Words as people count them; scripts that are written without blanks count two letters as one.
std::size_t count_words(const GoalText& text);
/// Whether it opens with a verb that only points somewhere.
bool opens_vaguely(const GoalText& text);
bool names_something(const GoalText& text);

/// "two papers", "15 %": a number with its noun that belongs to no date and no name.
bool counts_something(const GoalText& text);
/// "every week", "weekly": how often, where nothing says only "more" or "better".
bool has_rate(const GoalText& text);
/// "from a C+ to a B", "level B1".
bool has_grade(const GoalText& text);
/// "pass the CKA exam", "become certified".
bool has_proof(const GoalText& text);
/// "publish my article", "write a guide": finished, it is there.
bool has_product(const GoalText& text);

/// The first date of the text that can be read, as a day due: "by 30 June", "in Q3", "within one year"; counted from `from`.
std::optional<Date> date_in(const GoalText& text, Date from);

}  // namespace mentor
