// People who signed up and rules for them, made in a word, and what a pair of them is worth.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mentor/domain/matching.hpp"

namespace mentor::sample {

using Answers = std::map<std::string, std::string>;

inline SignUp person(std::string email, SignUpRole role, Answers answers = {}) {
  SignUp made;
  made.name = email.substr(0, email.find('@'));
  made.email = std::move(email);
  made.role = role;
  made.answers = std::move(answers);
  return made;
}

inline SignUp mentee(Answers answers) { return person("grace@example.org", SignUpRole::mentee, std::move(answers)); }
inline SignUp mentor_with(Answers answers) { return person("ada@example.org", SignUpRole::mentor, std::move(answers)); }

inline MatchRule rule(RuleKind kind, std::string mentee, std::string mentor, int weight = 0, std::optional<double> by = std::nullopt) {
  MatchRule made;
  made.kind = kind;
  made.mentee = std::move(mentee);
  made.mentor = std::move(mentor);
  made.weight = weight;
  made.by = by;
  return made;
}

inline MatchRule must(RuleKind kind, const std::string& column, std::optional<double> by = std::nullopt) {
  return rule(kind, column, column, 0, by);
}
inline MatchRule want(RuleKind kind, const std::string& column, std::optional<double> by = std::nullopt) {
  return rule(kind, column, column, 1, by);
}

inline Criteria criteria(std::vector<MatchRule> rules) {
  Criteria made;
  made.rules = std::move(rules);
  return made;
}

// The points of the first mentee with the first mentor, kForbidden where a must is broken.
inline Points worth(const Criteria& asked, const std::vector<SignUp>& people) {
  const MatchPoints points(asked, people);
  std::vector<Points> row(points.mentors().size());
  points.row(0, row);
  return row.at(0);
}

// The same of a mentee's and a mentor's answer in the column "a".
inline Points worth(const MatchRule& asked, const std::string& of_mentee, const std::string& of_mentor) {
  const auto answers = [](const std::string& text) { return text.empty() ? Answers{} : Answers{{"a", text}}; };
  return worth(criteria({asked}), {mentee(answers(of_mentee)), mentor_with(answers(of_mentor))});
}

inline bool holds(const MatchRule& asked, const std::string& of_mentee, const std::string& of_mentor) {
  return worth(asked, of_mentee, of_mentor) != kForbidden;
}

inline HoursInUtc hours(int from, int until, int summer = 0) {
  const auto at = [](int hour) { return Minutes{(hour + 24) % 24 * 60}; };
  return {DayHours{at(from), at(until)}, DayHours{at(from + summer), at(until + summer)}};
}

using Words = std::vector<std::string>;

}  // namespace mentor::sample
