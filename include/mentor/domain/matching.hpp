// Matching: what a coordinator asks of a pair, who signed up, and what each pair of them would be worth.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/enum_names.hpp"
#include "mentor/domain/agreement.hpp"

namespace mentor {

/// Points are whole: a point is 2520 of them, so that each share of up to ten is exact, and no sum depends on its order.
inline constexpr std::int64_t kPoint = 2520;
using Points = std::int32_t;
/// A pair that a must, a ban or a private rule forbids.
inline constexpr Points kForbidden = -1;

enum class RuleKind { overlap, same, different, at_least, within, clock, prefers, excludes };
template <>
inline constexpr auto kEnumNames<RuleKind> = std::to_array<EnumName<RuleKind>>({{RuleKind::overlap, "overlap"},
                                                                                {RuleKind::same, "same"},
                                                                                {RuleKind::different, "different"},
                                                                                {RuleKind::at_least, "at-least"},
                                                                                {RuleKind::within, "within"},
                                                                                {RuleKind::clock, "clock"},
                                                                                {RuleKind::prefers, "prefers"},
                                                                                {RuleKind::excludes, "not"}});

/// The columns that a rule names: none, one of the mentee's or of the mentor's or both, or one of each.
enum class RuleColumns { none, any, both };

/// What a kind of rule is asked with.
struct RuleKindFacts {
  RuleKind kind;
  RuleColumns columns;
  std::optional<double> usual_by;  ///< where it is asked without; nullopt: no number belongs to it
  double least_by;
  double most_by;
  bool has_order;          ///< its answers may be words, which `order` lists from the lowest
  std::string_view about;  ///< for the manual
};
/// One row a kind, in the order of RuleKind: from it criteria files are read, and their manual page is written.
std::span<const RuleKindFacts> rule_kinds();

/// A must forbids the pairs for which it does not hold; a want gives points.
struct MatchRule {
  RuleKind kind = RuleKind::overlap;
  std::string mentee;              ///< the column of the mentee's answer; "" where only the mentor is asked
  std::string mentor;              ///< the column of the mentor's answer; "" where only the mentee is asked
  std::optional<double> by;        ///< of overlap: as many terms are enough; of at-least and within: the difference; of clock: hours
  std::vector<std::string> order;  ///< of at-least and within: answers that are words, the lowest first
  int weight = 0;                  ///< 1 to 10; 0: a must
  bool is_private = false;         ///< never shown in a reason that leaves this machine
  bool is_must() const { return weight == 0; }
  friend bool operator==(const MatchRule&, const MatchRule&) = default;
};

/// A pair that was decided by hand. People are named by their addresses.
struct MatchDecision {
  std::string mentee;
  std::string mentor;
  std::string by;  ///< who decided it against a must; "": nobody may be against it
  friend bool operator==(const MatchDecision&, const MatchDecision&) = default;
};

/// Rows of a sheet that are left out.
struct SkipRule {
  std::string column;
  std::string is;
  friend bool operator==(const SkipRule&, const SkipRule&) = default;
};

enum class SignUpRole { mentor, mentee, both };
template <>
inline constexpr auto kEnumNames<SignUpRole> =
    std::to_array<EnumName<SignUpRole>>({{SignUpRole::mentor, "mentor"}, {SignUpRole::mentee, "mentee"}, {SignUpRole::both, "both"}});

/// In which order the parts of a day stand in a timestamp.
enum class DayOrder { year_first, day_first, month_first };
template <>
inline constexpr auto kEnumNames<DayOrder> =
    std::to_array<EnumName<DayOrder>>({{DayOrder::year_first, "ymd"}, {DayOrder::day_first, "dmy"}, {DayOrder::month_first, "mdy"}});

/// The criteria file. A column is named by its key in `columns`, or by its heading.
struct Criteria {
  std::map<std::string, std::vector<std::string>> columns;  ///< name: heading, or the headings that are joined by a blank
  std::map<std::string, int> capacity;                      ///< answer: places
  std::map<std::string, SignUpRole> roles;                  ///< answer: role
  std::map<std::string, SignUpRole> sheets;                 ///< file name without its folder: role of all in it
  std::map<std::string, std::vector<std::string>> options;  ///< column: its ticked answers as they stand
  std::map<std::string, std::string> aliases;               ///< term: the term it means
  std::optional<DayOrder> timestamps;                       ///< nullopt: told by the sheet
  std::vector<SkipRule> skip;
  std::vector<MatchRule> rules;  ///< the musts, then the wants, each in the order of the file
  std::vector<MatchDecision> pins;
  std::vector<MatchDecision> bans;
  int wants_mentors = 1;        ///< as many mentors may a mentee have
  bool allows_earlier = false;  ///< people who were a pair before may be one again
  friend bool operator==(const Criteria&, const Criteria&) = default;
};

/// Working hours in UTC, in mid-January and in mid-July.
using HoursInUtc = std::array<DayHours, 2>;

/// Somebody who signed up, with the answers that the criteria ask for.
struct SignUp {
  std::string email;  ///< case-folded; by it a person is known, who may stand there once as a mentor and once as a mentee
  std::string name;
  SignUpRole role = SignUpRole::mentee;
  int places = 1;                              ///< of a mentor
  bool comes_first = false;                    ///< was left over in an earlier round, or has priority
  std::map<std::string, std::string> answers;  ///< column, as a rule names it: the cell, trimmed; none where it is empty
  std::optional<HoursInUtc> hours;
  friend bool operator==(const SignUp&, const SignUp&) = default;
};
inline bool can_mentor(const SignUp& person) { return person.role != SignUpRole::mentee; }
inline bool can_be_mentored(const SignUp& person) { return person.role != SignUpRole::mentor; }

/// An answer as single answers: at each place the longest of its `options` that ends there or before a separator, else what stands before
/// the next separator. These are `;`, line breaks, and commas but for one between digits. None is empty, none is changed.
std::vector<std::string> terms_of(std::string_view answer, std::span<const std::string> options);
/// As terms are compared: NFC, case-folded, trimmed, blanks as one, an alias as what it means at last.
std::string normal_term(std::string_view term, const std::map<std::string, std::string>& aliases);
/// A term that is an alias of itself, directly or over others; nullopt where there is none.
std::optional<std::string> circular_alias(const std::map<std::string, std::string>& aliases);
/// The place in `order`, from 0, where that lists any; else the only number in the answer ("5", "5.5", "10+ years", "level 3"), which no
/// letter may stand before. nullopt where there is none, or several: "5-10 years", "B1".
std::optional<double> number_in_answer(std::string_view answer, std::span<const std::string> order);

/// What of a want a pair reaches.
struct PointsPart {
  std::size_t rule;  ///< its place in Criteria::rules
  Points points;
  Points of;  ///< at most
  friend bool operator==(const PointsPart&, const PointsPart&) = default;
};

/// A name that a rule asks for and that nobody on the other side has, or that several have.
struct UnresolvedName {
  std::size_t rule;    ///< its place in Criteria::rules
  std::size_t person;  ///< in whose answer it stands: a place in the people
  std::string name;
  std::size_t people;  ///< how many have it
  friend bool operator==(const UnresolvedName&, const UnresolvedName&) = default;
};

/// What each pair of people would be worth by the criteria, computed a mentee at a time, since all pairs of a large sheet need not fit into
/// memory.
///
/// A must is taken to be broken where an answer that it needs is missing. It holds all the same: `different` and `not`; `overlap` of who
/// wants nothing; `prefers` of sides that list nobody. A want of these last two is then worth 0 of 0.
/// `same` and `different` take an answer as several only where its column has options, or `;` stands in it: "Research, Development" is one.
/// `prefers` takes the mean over the sides that list anybody. A name in a list that nobody has keeps its place. Where several people have
/// it, `prefers` means none of them and `not` all.
/// No pair is possible with oneself, or that Criteria::bans names; pins are left to the caller.
class MatchPoints {
 public:
  /// Throws usage for answers that a rule cannot read, all of them at once, with the person and what to type.
  MatchPoints(const Criteria& criteria, std::span<const SignUp> people);
  ~MatchPoints();
  MatchPoints(MatchPoints&&) noexcept;

  /// Places in `people` of those who can be mentored, and of those who can mentor, in the order of `people`. Below, a mentee and a mentor
  /// are places in these lists.
  std::span<const std::size_t> mentees() const;
  std::span<const std::size_t> mentors() const;
  /// The points of a mentee with every mentor, kForbidden where there can be no such pair. Safe to call from several threads.
  void row(std::size_t mentee, std::span<Points> points) const;
  /// For each mentor whether the rule holds: a must of Criteria::rules, or a want that gives any points.
  void must_row(std::size_t rule, std::size_t mentee, std::span<char> holds) const;
  /// The wants of a pair, in the order of the criteria.
  std::vector<PointsPart> parts(std::size_t mentee, std::size_t mentor) const;
  /// The first must of Criteria::rules that a pair breaks.
  std::optional<std::size_t> broken_must(std::size_t mentee, std::size_t mentor) const;
  /// No pair has more.
  Points most() const;
  /// Names in lists of `prefers` and `not` that mean nobody, or not one person alone; by rule, person and name.
  std::span<const UnresolvedName> unresolved_names() const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

/// What stands for a rule that is nobody else's business.
inline constexpr std::string_view kPrivateRule = "a private rule";
/// What a rule asks, in a few words: "different department", "wants that are offered"; of a private one kPrivateRule.
std::string say_rule(const MatchRule& rule);

}  // namespace mentor
