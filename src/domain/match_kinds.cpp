#include "domain/match_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr double kTiny = 1e-9;  // 0.3 - 0.2 is a little less than 0.1
constexpr int kDay = 24 * 60;
constexpr double kMinutesInHour = 60;
constexpr auto kWhole = static_cast<RuleShare>(kPoint);
constexpr double kMostTerms = 1000;
constexpr double kMostDifference = 1e6;

RuleShare yes_or_no(bool holds) { return holds ? kWhole : RuleShare{0}; }

double number_by(const MatchRule& rule) { return rule.by.value_or(row_of(rule.kind).facts.usual_by.value_or(0)); }

std::size_t common(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](std::int32_t term) { return std::ranges::binary_search(b, term); }));
}

RuleShare overlap(const MatchRule& rule, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  return overlap_share(rule, mentee.terms.size(), common(mentee.terms, mentor.terms));
}

RuleShare same(const MatchRule&, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  return yes_or_no(common(mentee.terms, mentor.terms) > 0);
}

RuleShare different(const MatchRule&, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  return yes_or_no(common(mentee.terms, mentor.terms) == 0);
}

RuleShare at_least(const MatchRule& rule, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  return yes_or_no(mentee.is_there && mentor.is_there && mentor.number - mentee.number >= number_by(rule) - kTiny);
}

RuleShare within(const MatchRule& rule, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  return yes_or_no(mentee.is_there && mentor.is_there && std::abs(mentor.number - mentee.number) <= number_by(rule) + kTiny);
}

// Of two spans of a day, of which the first begins within it; the second is looked for on the days around, too.
int common_minutes(int from, int until, int other_from, int other_until) {
  const int length = until <= from ? until - from + kDay : until - from;
  const int other_length = other_until <= other_from ? other_until - other_from + kDay : other_until - other_from;
  int minutes = 0;
  for (const int shift : {-kDay, 0, kDay}) {
    const int begin = std::max(from, other_from + shift);
    const int end = std::min(from + length, other_from + shift + other_length);
    minutes += std::max(0, end - begin);
  }
  return minutes;
}

RuleShare clock_share(const MatchRule& rule, const RuleAnswer& mentee, const RuleAnswer& mentor) {
  if (!mentee.is_there || !mentor.is_there) return 0;
  const auto& a = mentee.clock;
  const auto& b = mentor.clock;
  const int minutes = std::min(common_minutes(a[0], a[1], b[0], b[1]), common_minutes(a[2], a[3], b[2], b[3]));
  const double share = std::min(1.0, minutes / (number_by(rule) * kMinutesInHour));
  if (rule.is_must()) return yes_or_no(share >= 1 - kTiny);
  return static_cast<RuleShare>(std::llround(share * kPoint));
}

// A key as it stands, a question in quotes.
std::string column_name(const std::string& column) {
  const bool is_key = std::ranges::all_of(column, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  return is_key && !column.empty() ? column : "'" + visible_line(column) + "'";
}

std::string both_columns(const MatchRule& rule) {
  if (rule.mentee == rule.mentor) return column_name(rule.mentor);
  return column_name(rule.mentee) + " and " + column_name(rule.mentor);
}

std::string say_by(const MatchRule& rule) { return fmt::format("{}", number_by(rule)); }

std::string say_overlap(const MatchRule& rule) {
  const std::string some = rule.by.value_or(1) > 1 ? "at least " + say_by(rule) + " " : "";
  return some + column_name(rule.mentee) + (rule.mentee == rule.mentor ? " in common" : " that are offered");
}

std::string say_same(const MatchRule& rule) { return "same " + both_columns(rule); }

std::string say_different(const MatchRule& rule) { return "different " + both_columns(rule); }

std::string say_at_least(const MatchRule& rule) {
  const std::string mentee = rule.mentee == rule.mentor ? "the mentee's" : "the mentee's " + column_name(rule.mentee);
  const std::string more = number_by(rule) > 0 ? say_by(rule) + " above " : "";
  return "mentor's " + column_name(rule.mentor) + " at least " + more + mentee;
}

std::string say_within(const MatchRule& rule) { return both_columns(rule) + " within " + say_by(rule); }

std::string say_clock(const MatchRule& rule) {
  return "working hours overlap by " + say_by(rule) + (number_by(rule) == 1 ? " hour" : " hours");
}

std::string say_prefers(const MatchRule& rule) {
  if (!rule.mentee.empty() && !rule.mentor.empty()) return "preferred by mentee and mentor";
  return rule.mentor.empty() ? "preferred by the mentee" : "preferred by the mentor";
}

std::string say_private(const MatchRule&) { return "a private rule"; }

const RuleKindRow kRows[] = {
    {{RuleKind::overlap, RuleColumns::both, 1, 1, kMostTerms, false,
      "The terms that the mentee wants and the mentor offers, over those wanted. As a must one of them is enough, or as many as by says; "
      "in "
      "a want all count, or as many as by says are enough for all points. Who wants nothing gets any mentor, for 0 of 0 points."},
     RuleReads::terms,
     overlap,
     say_overlap},
    {{RuleKind::same, RuleColumns::both, std::nullopt, 0, 0, false,
      "The two answers share a value. An answer is several values only where its column has options or a semicolon stands in it. Where "
      "one is missing it does not hold."},
     RuleReads::values,
     same,
     say_same},
    {{RuleKind::different, RuleColumns::both, std::nullopt, 0, 0, false, "The two answers share no value. Where one is missing it holds."},
     RuleReads::values,
     different,
     say_different},
    {{RuleKind::at_least, RuleColumns::both, 0, 0, kMostDifference, true,
      "The mentor's number exceeds that of the mentee by at least by; without by it may be the same. Where one is missing it does not "
      "hold."},
     RuleReads::number,
     at_least,
     say_at_least},
    {{RuleKind::within, RuleColumns::both, 0, 0, kMostDifference, true,
      "The two numbers differ by at most by; without by they are the same. Where one is missing it does not hold."},
     RuleReads::number,
     within,
     say_within},
    {{RuleKind::clock, RuleColumns::none, 1, 0.25, 24, false,
      "The working hours overlap by at least by hours, or by one, in January and in July. In a want, fewer hours count in part. The hours "
      "and the time zone of both are compared; a time zone without hours is taken for 09:00 to 17:00. Without a time zone it does not hold."},
     RuleReads::clock,
     clock_share,
     say_clock},
    {{RuleKind::prefers, RuleColumns::any, std::nullopt, 0, 0, false,
      "A list of names or addresses, the dearest first: in a column of the mentee's for mentors, in one of the mentor's for mentees. The "
      "first place of n counts whole, the last 1/n; with both columns the mean. As a must, those who list anybody get nobody else. Who "
      "lists nobody gets anybody, for 0 of 0 points."},
     RuleReads::names,
     nullptr,
     say_prefers},
    {{RuleKind::excludes, RuleColumns::any, std::nullopt, 0, 0, false,
      "The two are not a pair where an answer of one names the other by name or address: a manager, a list of people never to be matched "
      "with. It is always private. A name that two people have forbids both."},
     RuleReads::names,
     nullptr,
     say_private},
};

}  // namespace

const RuleKindRow& row_of(RuleKind kind) {
  return *std::ranges::find(kRows, kind, [](const RuleKindRow& row) { return row.facts.kind; });
}

std::span<const RuleKindFacts> rule_kinds() {
  static const auto kFacts = [] {
    std::vector<RuleKindFacts> facts;
    for (const auto& row : kRows) facts.push_back(row.facts);
    return facts;
  }();
  return kFacts;
}

RuleShare share_of(std::int64_t part, std::int64_t whole) { return static_cast<RuleShare>((2 * kPoint * part + whole) / (2 * whole)); }

RuleShare overlap_share(const MatchRule& rule, std::size_t wanted, std::size_t offered) {
  const auto enough = rule.by ? std::min(wanted, static_cast<std::size_t>(*rule.by)) : wanted;
  if (rule.is_must()) return yes_or_no(offered >= (rule.by ? enough : std::min<std::size_t>(wanted, 1)));
  if (enough == 0) return 0;
  return share_of(static_cast<std::int64_t>(std::min(offered, enough)), static_cast<std::int64_t>(enough));
}

std::string say_rule(const MatchRule& rule) { return rule.is_private ? "a private rule" : row_of(rule.kind).say(rule); }

}  // namespace mentor
