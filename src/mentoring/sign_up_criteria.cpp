// What is understood of a sheet of sign-ups by itself: columns, roles, places, ticked answers and what is usually asked of a pair.
#include <algorithm>
#include <set>

#include "mentor/base/text.hpp"
#include "mentoring/sign_up_cells.hpp"
#include "mentoring/sign_up_rows.hpp"

namespace mentor {

using namespace sign_up_column;

namespace {

// So many different answers of a kind are written out; more of them are no choice of a form.
constexpr std::size_t kMostChoices = 60;
constexpr std::size_t kLongestChoice = 120;

std::vector<std::string> answers_in(const std::vector<SignUpTable>& tables, const Criteria& criteria, const std::string& column) {
  std::vector<std::string> answers;
  for (const auto& table : tables) {
    const SignUpLayout layout(table, criteria);
    for (const auto& row : table.rows)
      if (std::string text = layout.text(row, column); !text.empty()) answers.push_back(std::move(text));
  }
  return answers;
}

// Each way of writing once, whatever the order of the rows.
std::vector<std::string> distinct(const std::vector<std::string>& answers) {
  std::map<std::string, std::string> once;
  for (const auto& answer : answers) {
    const auto [known, is_new] = once.emplace(comparable(answer), answer);
    if (!is_new) known->second = std::min(known->second, answer);
  }
  std::vector<std::string> texts;
  for (const auto& [plain, answer] : once) texts.push_back(answer);
  texts.resize(std::min(texts.size(), kMostChoices));
  return texts;
}

void understand_columns(const std::vector<SignUpTable>& tables, Criteria& criteria) {
  for (const auto& table : tables)
    for (const auto& [column, headings] : usual_columns(table)) {
      auto& known = criteria.columns[column];
      for (const auto& heading : headings) {
        const auto is_same = [&](const std::string& other) { return comparable(other) == comparable(heading); };
        if (std::ranges::none_of(known, is_same)) known.push_back(heading);
      }
    }
}

void understand_roles(const std::vector<SignUpTable>& tables, Criteria& criteria) {
  for (const auto& answer : distinct(answers_in(tables, criteria, kRole))) {
    const auto role = role_in_words(answer);
    if (role && comparable(answer) != name_of(*role)) criteria.roles[answer] = *role;
  }
  for (const auto& table : tables) {
    const SignUpLayout layout(table, criteria);
    const auto role = layout.has(kRole) ? std::nullopt : role_of_sheet(table, layout, criteria);
    if (role) criteria.sheets[file_name(table.path)] = *role;
  }
}

void understand_places(const std::vector<SignUpTable>& tables, Criteria& criteria) {
  for (const auto& answer : distinct(answers_in(tables, criteria, kCapacity)))
    if (const auto places = places_in_words(answer); places && comparable(answer) != std::to_string(*places))
      criteria.capacity[answer] = *places;
}

void understand_status(const std::vector<SignUpTable>& tables, Criteria& criteria) {
  constexpr std::string_view kGone[] = {"withdrawn", "withdrew", "cancelled", "canceled", "declined", "rejected", "dropped out"};
  if (!criteria.columns.contains(kStatus)) return;
  for (const auto& answer : distinct(answers_in(tables, criteria, kStatus)))
    if (std::ranges::find(kGone, comparable(answer)) != std::end(kGone)) criteria.skip.push_back({kStatus, answer});
  if (criteria.skip.empty()) criteria.columns.erase(kStatus);
}

// The ticked answers of one person.
using Ticked = std::vector<std::string>;

// At "; " and ";", or at ", " outside of brackets.
Ticked pieces_of(std::string_view answer, char between) {
  Ticked pieces{""};
  int depth = 0;
  for (std::size_t i = 0; i < answer.size(); ++i) {
    const char c = answer[i];
    depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
    const bool ends = c == between && (between == ';' || (depth == 0 && answer.substr(i + 1).starts_with(' ')));
    if (ends)
      pieces.emplace_back();
    else
      pieces.back() += c;
  }
  for (auto& piece : pieces) piece = trimmed(piece);
  std::erase(pieces, "");
  return pieces;
}

struct Neighbour {
  std::size_t times = 0;
  std::set<std::string> before, after;  // "" where it stands first, or last
};

std::map<std::string, Neighbour> neighbours_in(const std::vector<Ticked>& all) {
  std::map<std::string, Neighbour> found;
  for (const auto& ticked : all)
    for (std::size_t i = 0; i < ticked.size(); ++i) {
      auto& one = found[ticked[i]];
      ++one.times;
      one.before.insert(i == 0 ? "" : ticked[i - 1]);
      one.after.insert(i + 1 == ticked.size() ? "" : ticked[i + 1]);
    }
  return found;
}

// Two pieces that never stand but one after the other are one answer with a comma in it; and if they are not, it does no harm.
bool join_one(std::vector<Ticked>& all) {
  constexpr std::size_t kOften = 3;
  const auto found = neighbours_in(all);
  for (const auto& [piece, neighbour] : found) {
    if (neighbour.after.size() != 1 || neighbour.after.contains("")) continue;
    const std::string& next = *neighbour.after.begin();
    const auto& other = found.at(next);
    const bool goes_on = !has_capital(next.substr(0, 1)) && next.front() >= 'a' && next.front() <= 'z';
    if (next == piece || other.before.size() != 1 || other.times != neighbour.times || other.times + (goes_on ? 1 : 0) < kOften) continue;
    for (auto& ticked : all)
      if (const auto at = std::ranges::find(ticked, piece); at != ticked.end()) {
        *at += ", " + next;
        ticked.erase(at + 1);
      }
    return true;
  }
  return false;
}

// Those that are ticked again and again; none where people write what they like.
std::vector<std::string> choices_in(const std::vector<std::string>& answers) {
  const bool by_semicolon = std::ranges::any_of(answers, [](const std::string& text) { return text.find(';') != std::string::npos; });
  std::vector<Ticked> all;
  for (const auto& answer : answers) all.push_back(pieces_of(answer, by_semicolon ? ';' : ','));
  if (std::ranges::none_of(all, [](const Ticked& ticked) { return ticked.size() > 1; })) return {};
  constexpr std::size_t kTooMany = 10 * kMostChoices;
  if (neighbours_in(all).size() > kTooMany) return {};
  for (std::size_t joins = 0; !by_semicolon && joins < kMostChoices && join_one(all); ++joins) continue;
  std::vector<std::string> often;
  std::size_t seldom = 0;
  for (const auto& [piece, neighbour] : neighbours_in(all)) {
    if (neighbour.times > 1 && piece.size() <= kLongestChoice)
      often.push_back(piece);
    else
      ++seldom;
  }
  return seldom > often.size() || often.size() > kMostChoices ? std::vector<std::string>() : often;
}

void understand_options(const std::vector<SignUpTable>& tables, Criteria& criteria) {
  // What is wanted and what is offered are ticked in one list.
  const std::vector<std::vector<const char*>> kLists{{kOffers, kWants}, {kLanguages}};
  for (const auto& columns : kLists) {
    std::vector<std::string> answers;
    for (const auto* column : columns) {
      const auto more = answers_in(tables, criteria, column);
      answers.insert(answers.end(), more.begin(), more.end());
    }
    const auto choices = choices_in(answers);
    for (const auto* column : columns)
      if (!choices.empty() && criteria.columns.contains(column)) criteria.options[column] = choices;
  }
}

void ask_what_is_usual(Criteria& criteria) {
  const auto has = [&](const char* column) { return criteria.columns.contains(column); };
  const auto add = [&](RuleKind kind, const char* mentee, const char* mentor, int weight, std::optional<double> by = std::nullopt) {
    MatchRule rule;
    rule.kind = kind;
    rule.mentee = mentee;
    rule.mentor = mentor;
    rule.by = by;
    rule.weight = weight;
    criteria.rules.push_back(rule);
  };
  constexpr int kSkills = 5, kTongues = 3, kWish = 3, kClock = 2;
  constexpr double kHoursTogether = 2;
  if (has(kManager)) add(RuleKind::excludes, kManager, kManager, 0);
  if (has(kNever)) add(RuleKind::excludes, kNever, kNever, 0);
  if (has(kWants) && has(kOffers)) add(RuleKind::overlap, kWants, kOffers, kSkills);
  if (has(kLanguages)) add(RuleKind::overlap, kLanguages, kLanguages, kTongues, 1);  // one in common is enough to talk
  if (has(kPrefers)) add(RuleKind::prefers, kPrefers, "", kWish);
  if (has(kZone)) add(RuleKind::clock, "", "", kClock, kHoursTogether);
}

}  // namespace

Criteria understood_criteria(const std::vector<SignUpSheet>& sheets) {
  std::vector<SignUpTable> tables;
  for (const auto& sheet : sheets) tables.push_back(read_table(sheet));
  std::ranges::stable_sort(tables, {}, &SignUpTable::path);
  Criteria criteria;
  understand_columns(tables, criteria);
  understand_roles(tables, criteria);
  understand_places(tables, criteria);
  understand_status(tables, criteria);
  understand_options(tables, criteria);
  ask_what_is_usual(criteria);
  return criteria;
}

std::vector<std::string> unread_headings(const std::vector<SignUpSheet>& sheets, const Criteria& criteria) {
  std::set<std::string> read;
  for (const auto& [column, headings] : criteria.columns)
    for (const auto& heading : headings) read.insert(comparable(heading));
  for (const auto& column : columns_of_rules(criteria))
    if (!criteria.columns.contains(column)) read.insert(comparable(column));
  std::vector<std::string> unread;
  for (const auto& sheet : sheets)
    for (const auto& heading : read_table(sheet).headings)
      if (!heading.empty() && read.insert(comparable(heading)).second) unread.push_back(heading);
  return unread;
}

}  // namespace mentor
