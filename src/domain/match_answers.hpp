// What the rules read in the answers of people: terms, numbers, working hours, and the names of others.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/match_kinds.hpp"
#include "mentor/domain/matching.hpp"

namespace mentor {

/// Reads answers by the criteria; each term becomes a number.
class AnswerReader {
 public:
  AnswerReader(const Criteria& criteria, std::span<const SignUp> people);

  /// What a rule of a kind that reads no names reads of `person`, who answered in `column`.
  RuleAnswer read(const MatchRule& rule, const std::string& column, std::size_t person);
  /// The single names in an answer, as they stand and none twice.
  std::vector<std::string> names(const std::string& column, std::size_t person) const;
  /// Throws usage with every answer that could not be read.
  void refuse_unread() const;

 private:
  struct Unread {
    std::size_t person;
    std::string column;
    std::string answer;
    bool has_order;
  };
  const std::string* cell(const std::string& column, std::size_t person) const;
  std::span<const std::string> options_of(const std::string& column) const;
  std::string heading_of(const std::string& column) const;
  std::int32_t number_of(const std::string& term);
  std::vector<std::int32_t> numbers_of(const std::vector<std::string>& terms);

  const Criteria& criteria_;
  std::span<const SignUp> people_;
  std::map<std::string, std::string> aliases_;
  std::map<std::string, std::span<const std::string>> options_;  // by the columns of the rules
  std::unordered_map<std::string, std::int32_t> by_term_;        // as it stands
  std::unordered_map<std::string, std::int32_t> by_meaning_;
  std::vector<Unread> unread_;
};

/// What `prefers` or `not` say of each pair.
class NamedPairs {
 public:
  NamedPairs(const MatchRule& rule, const AnswerReader& reader, std::span<const SignUp> people, std::span<const std::size_t> mentees,
             std::span<const std::size_t> mentors);

  RuleShare share(std::size_t mentee, std::size_t mentor) const;
  void fill(std::size_t mentee, std::span<RuleShare> shares) const;
  /// Whether one of the two names anybody.
  bool asks(std::size_t mentee, std::size_t mentor) const { return mentee_asks_[mentee] != 0 || mentor_asks_[mentor] != 0; }
  /// Without the rule.
  const std::vector<UnresolvedName>& unresolved() const { return unresolved_; }

 private:
  struct Place {
    std::int64_t place = 0;  // from 1; 0: not named
    std::int64_t of = 1;
  };
  struct Named {
    Place by_mentee;
    Place by_mentor;
  };
  struct Entry {
    std::size_t mentor;
    RuleShare share;
  };
  RuleShare share_if_named(std::size_t mentee, std::size_t mentor, const Named& named) const;

  MatchRule rule_;
  std::vector<char> mentee_asks_;
  std::vector<char> mentor_asks_;
  std::vector<std::vector<Entry>> entries_;           // by mentee, sorted by mentor
  std::array<std::vector<RuleShare>, 2> if_unnamed_;  // by whether the mentee names anybody, then by mentor
  std::vector<UnresolvedName> unresolved_;
};

}  // namespace mentor
