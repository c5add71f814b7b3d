// What each pair of people would be worth: a row at a time in tight loops, and pair by pair for those who ask why.
#include "mentor/domain/matching.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "domain/match_answers.hpp"
#include "domain/match_kinds.hpp"
#include "domain/match_terms.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr Points kBroken = std::numeric_limits<Points>::min();  // the sign, which no sum of wants takes away again
constexpr auto kMostCounted = static_cast<std::size_t>(std::numeric_limits<RuleShare>::max());

}  // namespace

// The mentors who offer each term.
struct TermPostings {
  std::vector<std::size_t> begin;  // by term, and the end
  std::vector<std::int32_t> mentors;
};

// Answers that many people give alike are compared once.
struct AnswerClasses {
  std::vector<RuleAnswer> answers;
  std::vector<std::int32_t> of;  // by person
};

// A rule with all that it has read.
struct RuleData {
  MatchRule rule;
  const RuleKindRow* row;
  std::vector<RuleAnswer> mentees;
  AnswerClasses mentors;
  TermPostings offers;              // of overlap
  std::optional<NamedPairs> named;  // of prefers and not

  RuleShare share(std::size_t mentee, std::size_t mentor) const {
    if (named) return named->share(mentee, mentor);
    return row->share(rule, mentees[mentee], mentors.answers[static_cast<std::size_t>(mentors.of[mentor])]);
  }

  void fill(std::size_t mentee, std::span<RuleShare> shares) const {
    if (named) return named->fill(mentee, shares);
    if (row->reads == RuleReads::terms && mentees[mentee].terms.size() <= kMostCounted)
      return fill_by_postings(mentees[mentee].terms, shares);
    std::vector<RuleShare> by_class;
    for (const auto& answer : mentors.answers) by_class.push_back(row->share(rule, mentees[mentee], answer));
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = by_class[static_cast<std::size_t>(mentors.of[i])];
  }

 private:
  void fill_by_postings(const std::vector<std::int32_t>& wanted, std::span<RuleShare> shares) const {
    std::ranges::fill(shares, RuleShare{0});
    for (const auto wanted_term : wanted) {
      const auto term = static_cast<std::size_t>(wanted_term);
      if (term + 1 >= offers.begin.size()) continue;
      for (std::size_t i = offers.begin[term]; i < offers.begin[term + 1]; ++i) ++shares[static_cast<std::size_t>(offers.mentors[i])];
    }
    std::vector<RuleShare> by_count;
    for (std::size_t offered = 0; offered <= wanted.size(); ++offered) by_count.push_back(overlap_share(rule, wanted.size(), offered));
    for (auto& share : shares) share = by_count[static_cast<std::size_t>(share)];
  }
};

namespace {

TermPostings postings_of(std::span<const RuleAnswer> mentors) {
  std::int32_t last = -1;
  for (const auto& mentor : mentors)
    if (!mentor.terms.empty()) last = std::max(last, mentor.terms.back());
  TermPostings postings;
  postings.begin.assign(static_cast<std::size_t>(last) + 2, 0);
  for (const auto& mentor : mentors)
    for (const auto term : mentor.terms) ++postings.begin[static_cast<std::size_t>(term) + 1];
  for (std::size_t i = 1; i < postings.begin.size(); ++i) postings.begin[i] += postings.begin[i - 1];
  postings.mentors.resize(postings.begin.back());
  auto next = postings.begin;
  for (std::size_t i = 0; i < mentors.size(); ++i)
    for (const auto term : mentors[i].terms) postings.mentors[next[static_cast<std::size_t>(term)]++] = static_cast<std::int32_t>(i);
  return postings;
}

AnswerClasses classes_of(const std::vector<RuleAnswer>& answers) {
  AnswerClasses classes;
  std::map<RuleAnswer, std::int32_t> known;
  for (const auto& answer : answers) {
    const auto [found, is_new] = known.try_emplace(answer, static_cast<std::int32_t>(classes.answers.size()));
    if (is_new) classes.answers.push_back(answer);
    classes.of.push_back(found->second);
  }
  return classes;
}

// Adds what a want gives, or marks what a must forbids.
void apply(const MatchRule& rule, std::span<const RuleShare> shares, std::span<Points> points) {
  if (rule.is_must()) {
    for (std::size_t i = 0; i < points.size(); ++i) points[i] |= shares[i] == 0 ? kBroken : 0;
  } else {
    for (std::size_t i = 0; i < points.size(); ++i) points[i] += shares[i] * rule.weight;
  }
}

}  // namespace

struct MatchPoints::Compiled {
  std::vector<std::size_t> mentees;
  std::vector<std::size_t> mentors;
  std::vector<RuleData> rules;
  std::vector<std::vector<std::size_t>> never;  // by mentee: themselves, and whom a ban names
  std::vector<UnresolvedName> unresolved;
  Points most = 0;

  void read_people(std::span<const SignUp> people) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (can_be_mentored(people[i])) mentees.push_back(i);
      if (can_mentor(people[i])) mentors.push_back(i);
    }
  }

  void read_rule(const MatchRule& rule, AnswerReader& reader, std::span<const SignUp> people) {
    RuleData data{rule, &row_of(rule.kind), {}, {}, {}, std::nullopt};
    most += static_cast<Points>(rule.weight * kPoint);
    if (data.row->reads == RuleReads::names) {
      data.named.emplace(rule, reader, people, mentees, mentors);
      for (auto name : data.named->unresolved()) {
        name.rule = rules.size();
        unresolved.push_back(std::move(name));
      }
    } else {
      for (const auto person : mentees) data.mentees.push_back(reader.read(rule, rule.mentee, person));
      std::vector<RuleAnswer> offered;
      for (const auto person : mentors) offered.push_back(reader.read(rule, rule.mentor, person));
      if (data.row->reads == RuleReads::terms) data.offers = postings_of(offered);
      data.mentors = classes_of(offered);
    }
    rules.push_back(std::move(data));
  }

  void read_bans(const Criteria& criteria, std::span<const SignUp> people) {
    std::multimap<std::string, std::string> bans;
    for (const auto& ban : criteria.bans) bans.emplace(fold_case(ban.mentee), fold_case(ban.mentor));
    std::map<std::string_view, std::size_t> mentor_at;
    for (std::size_t j = 0; j < mentors.size(); ++j) mentor_at.emplace(people[mentors[j]].email, j);
    never.resize(mentees.size());
    for (std::size_t i = 0; i < mentees.size(); ++i) {
      const auto& email = people[mentees[i]].email;
      const auto forbid = [&](const std::string& mentor) {
        if (const auto found = mentor_at.find(mentor); found != mentor_at.end()) never[i].push_back(found->second);
      };
      forbid(email);
      const auto [begin, end] = bans.equal_range(email);
      for (auto ban = begin; ban != end; ++ban) forbid(ban->second);
    }
  }
};

MatchPoints::MatchPoints(const Criteria& criteria, std::span<const SignUp> people) {
  auto compiled = std::make_unique<Compiled>();
  compiled->read_people(people);
  AnswerReader reader(criteria, people);
  for (const auto& rule : criteria.rules) compiled->read_rule(rule, reader, people);
  reader.refuse_unread();
  compiled->read_bans(criteria, people);
  compiled_ = std::move(compiled);
}

MatchPoints::~MatchPoints() = default;
MatchPoints::MatchPoints(MatchPoints&&) noexcept = default;

std::span<const std::size_t> MatchPoints::mentees() const { return compiled_->mentees; }
std::span<const std::size_t> MatchPoints::mentors() const { return compiled_->mentors; }
std::span<const UnresolvedName> MatchPoints::unresolved_names() const { return compiled_->unresolved; }
Points MatchPoints::most() const { return compiled_->most; }

void MatchPoints::row(std::size_t mentee, std::span<Points> points) const {
  std::ranges::fill(points, 0);
  std::vector<RuleShare> shares(points.size());
  for (const auto& data : compiled_->rules) {
    data.fill(mentee, shares);
    apply(data.rule, shares, points);
  }
  for (const auto mentor : compiled_->never[mentee]) points[mentor] = kBroken;
  for (auto& worth : points) worth = std::max(worth, kForbidden);
}

void MatchPoints::must_row(std::size_t rule, std::size_t mentee, std::span<char> holds) const {
  std::vector<RuleShare> shares(holds.size());
  compiled_->rules[rule].fill(mentee, shares);
  std::ranges::transform(shares, holds.begin(), [](RuleShare share) { return static_cast<char>(share > 0); });
}

std::vector<PointsPart> MatchPoints::parts(std::size_t mentee, std::size_t mentor) const {
  std::vector<PointsPart> parts;
  for (std::size_t i = 0; i < compiled_->rules.size(); ++i) {
    const auto& data = compiled_->rules[i];
    if (data.rule.is_must()) continue;
    const bool wants_nothing = data.row->reads == RuleReads::terms && data.mentees[mentee].terms.empty();
    const bool lists_nobody = data.rule.kind == RuleKind::prefers && !data.named->asks(mentee, mentor);
    const Points of = wants_nothing || lists_nobody ? 0 : static_cast<Points>(data.rule.weight * kPoint);
    parts.push_back({i, data.share(mentee, mentor) * data.rule.weight, of});
  }
  return parts;
}

std::optional<std::size_t> MatchPoints::broken_must(std::size_t mentee, std::size_t mentor) const {
  for (std::size_t i = 0; i < compiled_->rules.size(); ++i) {
    const auto& data = compiled_->rules[i];
    if (data.rule.is_must() && data.share(mentee, mentor) == 0) return i;
  }
  return std::nullopt;
}

}  // namespace mentor
