// The words by which a goal's text is judged: one table a language (rules.md, SMART).
#pragma once

#include <span>
#include <string_view>

namespace mentor {

using WordList = std::span<const std::string_view>;

/// All in lower case. A further language is a further table.
struct GoalWords {
  WordList numbers;        ///< written out, "two"; the first twelve are 1 to 12
  WordList months;         ///< January first
  WordList weekdays;       ///< and what stands for several of them
  WordList seasons;        ///< what passes for a date beside them: "summer", "christmas"
  WordList periods;        ///< "week", "weeks"; too long for a limit
  WordList short_periods;  ///< "hour", "minutes": a limit even behind "in" and "within"
  WordList times;          ///< that return, behind `each`: "morning", "session"
  WordList until;          ///< in front of a date: "by", "in", "within"
  WordList next;           ///< in front of a time to come: "next", "coming"
  WordList rates;          ///< "weekly", "daily"
  WordList each;           ///< "each", "every", "per"
  WordList articles;       ///< "a", "an"
  WordList determiners;    ///< of one known thing: "the", "my"; articles too
  WordList frames;         ///< what stands before the verb: "I want to", "our aim is to"
  WordList directions;     ///< verbs that only point somewhere; several words where one says nothing yet
  WordList delivers;       ///< verbs after which a thing is there: "publish", "ship"
  WordList makes;          ///< verbs that make one of the products
  WordList attains;        ///< verbs that end in one of the proofs
  WordList products;       ///< "guide", "talk"
  WordList proofs;         ///< "exam", "certificate"
  WordList proved;         ///< "certified"
  WordList abstracts;      ///< what is never there: "career", "best"
  WordList hedges;         ///< "more", "better": how much, nobody says
  WordList labels;         ///< in front of a number that is a name: "version 2"
  WordList grades;         ///< in front of a grade: "level B2"
  WordList shares;         ///< behind "by a": "third"
  WordList multiples;      ///< "double", "halve"
  WordList idioms;         ///< behind "one", which counts nothing then: "one day"
  WordList bounds;         ///< in front of a number that is meant exactly: "at least one day"
  WordList common;         ///< that tell the language
};

const GoalWords& english_words();
/// Words of the languages without a table that are no English ones; and their months.
WordList foreign_words();
WordList foreign_months();

inline bool holds(WordList list, std::string_view word) {
  for (const auto& one : list)
    if (one == word) return true;
  return false;
}

}  // namespace mentor
