#include "domain/match_answers.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "domain/match_terms.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kMostUnread = 20;
constexpr std::size_t kMostOrdered = 8;

// Split at what parts names but never commas: "Lovelace, Ada; Hopper, Grace".
std::vector<std::string> parts_between(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find_first_of(separators, at), text.size());
    const auto part = trimmed(text.substr(at, end - at));
    if (!part.empty()) parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

// An answer to a question of one choice is one value, whatever commas are in it.
std::vector<std::string> values_of(std::string_view answer, std::span<const std::string> options) {
  return options.empty() ? parts_between(answer, ";") : terms_of(answer, options);
}

// "Ada Lovelace <ada@example.org>" means the address.
std::string address_in(std::string_view name) {
  const auto open = name.rfind('<');
  if (open != std::string_view::npos && name.ends_with('>')) name = name.substr(open + 1, name.size() - open - 2);
  return fold_case(trimmed(name));
}

// Who on one side has a name or an address; each is a place on that side.
class Namesakes {
 public:
  Namesakes(std::span<const SignUp> people, std::span<const std::size_t> side) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      by_email_[people[side[i]].email].push_back(i);
      by_name_[plain_term(people[side[i]].name)].push_back(i);
    }
  }

  const std::vector<std::size_t>& named(std::string_view name) const {
    static const std::vector<std::size_t> kNobody;
    const bool is_address = name.find('@') != std::string_view::npos;
    const auto& by = is_address ? by_email_ : by_name_;
    const auto found = by.find(is_address ? address_in(name) : plain_term(name));
    return found == by.end() ? kNobody : found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> by_email_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

// "Lovelace, Ada" may be how a sheet calls her: commas part names only where the whole is nobody and a part is somebody.
std::vector<std::string> single_names(const std::vector<std::string>& names, const Namesakes& people) {
  std::vector<std::string> all;
  for (const auto& name : names) {
    const auto parts = parts_between(name, ",");
    const auto is_somebody = [&](const std::string& part) { return !people.named(part).empty(); };
    const bool is_list = parts.size() > 1 && !is_somebody(name) && std::ranges::any_of(parts, is_somebody);
    if (!is_list) all.push_back(name);
    if (is_list) all.insert(all.end(), parts.begin(), parts.end());
  }
  return all;
}

std::array<int, 4> clock_minutes(const HoursInUtc& hours) {
  const auto count = [](Minutes minutes) { return static_cast<int>(minutes.count()); };
  return {count(hours[0].from), count(hours[0].until), count(hours[1].from), count(hours[1].until)};
}

}  // namespace

AnswerReader::AnswerReader(const Criteria& criteria, std::span<const SignUp> people)
    : criteria_(criteria), people_(people), aliases_(plain_aliases(criteria.aliases)) {
  std::map<std::string, std::span<const std::string>> by_heading;
  for (const auto& [column, options] : criteria.options) by_heading.emplace(heading_of(column), options);
  for (const auto& rule : criteria.rules)
    for (const auto& column : {rule.mentee, rule.mentor})
      if (const auto found = by_heading.find(heading_of(column)); found != by_heading.end()) options_.emplace(column, found->second);
}

// A column is named by its key or its heading, in a rule by one and for its options perhaps by the other.
std::string AnswerReader::heading_of(const std::string& column) const {
  const auto found = criteria_.columns.find(column);
  return plain_term(found == criteria_.columns.end() ? column : joined(found->second, " "));
}

const std::string* AnswerReader::cell(const std::string& column, std::size_t person) const {
  const auto& answers = people_[person].answers;
  const auto found = answers.find(column);
  return found == answers.end() || trimmed(found->second).empty() ? nullptr : &found->second;
}

std::span<const std::string> AnswerReader::options_of(const std::string& column) const {
  const auto found = options_.find(column);
  return found == options_.end() ? std::span<const std::string>() : found->second;
}

std::int32_t AnswerReader::number_of(const std::string& term) {
  const auto [known, is_new] = by_term_.try_emplace(term, 0);
  if (is_new) {
    const auto meaning = meaning_of(plain_term(term), aliases_);
    known->second = by_meaning_.try_emplace(meaning, static_cast<std::int32_t>(by_meaning_.size())).first->second;
  }
  return known->second;
}

std::vector<std::int32_t> AnswerReader::numbers_of(const std::vector<std::string>& terms) {
  std::vector<std::int32_t> numbers;
  for (const auto& term : terms) numbers.push_back(number_of(term));
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

RuleAnswer AnswerReader::read(const MatchRule& rule, const std::string& column, std::size_t person) {
  const auto reads = row_of(rule.kind).reads;
  RuleAnswer answer;
  if (reads == RuleReads::clock) {
    const auto& hours = people_[person].hours;
    if (hours) answer = {true, {}, 0, clock_minutes(*hours)};
    return answer;
  }
  const auto* text = cell(column, person);
  if (text == nullptr) return answer;
  answer.is_there = true;
  if (reads == RuleReads::terms) answer.terms = numbers_of(terms_of(*text, options_of(column)));
  if (reads == RuleReads::values) answer.terms = numbers_of(values_of(*text, options_of(column)));
  if (reads != RuleReads::number) return answer;
  const auto number = number_in_answer(*text, rule.order);
  if (!number) unread_.push_back({person, column, *text, !rule.order.empty()});
  answer.number = number.value_or(0);
  return answer;
}

std::vector<std::string> AnswerReader::names(const std::string& column, std::size_t person) const {
  const auto* text = column.empty() ? nullptr : cell(column, person);
  if (text == nullptr) return {};
  const auto options = options_of(column);
  std::vector<std::string> all = options.empty() ? parts_between(*text, ";\n\r") : terms_of(*text, options);
  std::set<std::string> seen;
  std::erase_if(all, [&](const std::string& name) { return !seen.insert(plain_term(name)).second; });
  return all;
}

void AnswerReader::refuse_unread() const {
  if (unread_.empty()) return;
  std::string message = "there are answers that are no numbers, or not in the order of their rule:";
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < unread_.size(); ++i) {
    const auto& unread = unread_[i];
    if (i < kMostUnread)
      message += kListMark + visible_line(people_[unread.person].email) + ": '" + fit(visible_line(unread.answer), 60) + "' in '" +
                 visible_line(unread.column) + "'";
    if (seen.insert(plain_term(unread.answer)).second && words.size() < kMostOrdered)
      words.push_back("\"" + fit(visible_line(unread.answer), 40) + "\"");
  }
  if (unread_.size() > kMostUnread) message += kListMark + std::string("and ") + std::to_string(unread_.size() - kMostUnread) + " more";
  const std::string what = unread_.front().has_order ? "add them to the rule's order" : "list the answers in the rule, the lowest first";
  throw usage_error(message, what + ": order = [" + joined(words, ", ") + "]");
}

NamedPairs::NamedPairs(const MatchRule& rule, const AnswerReader& reader, std::span<const SignUp> people,
                       std::span<const std::size_t> mentees, std::span<const std::size_t> mentors)
    : rule_(rule), mentee_asks_(mentees.size(), 0), mentor_asks_(mentors.size(), 0), entries_(mentees.size()) {
  std::vector<std::map<std::size_t, Named>> named(mentees.size());
  std::set<std::pair<std::size_t, std::string>> resolved;
  // Calls `mark` with each on the other side who is named, and the place.
  const auto walk = [&](const std::string& column, std::size_t person, const Namesakes& others, auto mark) {
    const auto names = single_names(reader.names(column, person), others);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto& who = others.named(names[i]);
      if (who.size() == 1) resolved.emplace(person, names[i]);
      if (who.size() != 1) unresolved_.push_back({0, person, names[i], who.size()});
      if (who.size() > 1 && rule_.kind == RuleKind::prefers) continue;
      for (const auto other : who) mark(other, Place{static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(names.size())});
    }
    return !names.empty();
  };
  const Namesakes of_mentors(people, mentors);
  for (std::size_t i = 0; i < mentees.size(); ++i)
    mentee_asks_[i] = walk(rule.mentee, mentees[i], of_mentors, [&](std::size_t mentor, Place place) {
      auto& by = named[i][mentor].by_mentee;
      if (by.place == 0) by = place;
    });
  const Namesakes of_mentees(people, mentees);
  for (std::size_t j = 0; j < mentors.size(); ++j)
    mentor_asks_[j] = walk(rule.mentor, mentors[j], of_mentees, [&](std::size_t mentee, Place place) {
      auto& by = named[mentee][j].by_mentor;
      if (by.place == 0) by = place;
    });
  // Who is in both roles may name a mentor and a mentee in one list.
  std::erase_if(unresolved_, [&](const UnresolvedName& name) { return resolved.contains({name.person, name.name}); });
  std::ranges::sort(unresolved_, {}, [](const UnresolvedName& name) { return std::tie(name.person, name.name, name.people); });
  unresolved_.erase(std::unique(unresolved_.begin(), unresolved_.end()), unresolved_.end());
  for (std::size_t i = 0; i < mentees.size(); ++i)
    for (const auto& [mentor, both] : named[i]) entries_[i].push_back({mentor, share_if_named(i, mentor, both)});
  for (const bool asks : {false, true})
    for (std::size_t j = 0; j < mentors.size(); ++j) {
      const bool holds = rule.kind == RuleKind::excludes || (rule.is_must() && !asks && mentor_asks_[j] == 0);
      if_unnamed_[asks ? 1 : 0].push_back(static_cast<RuleShare>(holds ? kPoint : 0));
    }
}

RuleShare NamedPairs::share_if_named(std::size_t mentee, std::size_t mentor, const Named& named) const {
  if (rule_.kind == RuleKind::excludes) return 0;
  const bool mentee_asks = mentee_asks_[mentee] != 0;
  const bool mentor_asks = mentor_asks_[mentor] != 0;
  const auto& a = named.by_mentee;
  const auto& b = named.by_mentor;
  if (rule_.is_must()) {
    const bool is_listed = (!mentee_asks || a.place > 0) && (!mentor_asks || b.place > 0);
    return static_cast<RuleShare>(is_listed ? kPoint : 0);
  }
  const auto reached = [](const Place& place) { return place.place == 0 ? 0 : place.of - place.place + 1; };
  const std::int64_t sides = (mentee_asks ? 1 : 0) + (mentor_asks ? 1 : 0);
  return share_of(reached(a) * b.of + reached(b) * a.of, a.of * b.of * sides);
}

RuleShare NamedPairs::share(std::size_t mentee, std::size_t mentor) const {
  const auto& entries = entries_[mentee];
  const auto found = std::ranges::lower_bound(entries, mentor, {}, &Entry::mentor);
  const bool is_named = found != entries.end() && found->mentor == mentor;
  return is_named ? found->share : if_unnamed_[mentee_asks_[mentee] != 0 ? 1 : 0][mentor];
}

void NamedPairs::fill(std::size_t mentee, std::span<RuleShare> shares) const {
  std::ranges::copy(if_unnamed_[mentee_asks_[mentee] != 0 ? 1 : 0], shares.begin());
  for (const auto& entry : entries_[mentee]) shares[entry.mentor] = entry.share;
}

}  // namespace mentor
