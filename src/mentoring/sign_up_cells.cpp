#include "mentoring/sign_up_cells.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "config/toml_values.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/person.hpp"
#include "mentoring/sign_up_headings.hpp"

namespace mentor {
namespace {

std::vector<std::string> words_of(std::string_view answer) {
  const std::string slug = ascii_slug(answer);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < slug.size();) {
    const auto end = std::min(slug.find('-', at), slug.size());
    words.push_back(slug.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != std::end(words);
}

constexpr std::string_view kMentorWords[] = {"mentor", "mentors", "mentoring"};
constexpr std::string_view kMenteeWords[] = {"mentee", "mentees", "mentored", "protege", "mentoree"};
constexpr std::string_view kBothWords[] = {"both", "either"};
constexpr std::string_view kNoWords[] = {"not", "no", "neither", "don", "t", "never", "unsure", "maybe"};
constexpr std::string_view kSeeking[] = {"find",   "finding", "look",    "looking", "seek",      "seeking", "want",
                                         "need",   "have",    "having",  "get",     "getting",   "receive", "receiving",
                                         "search", "wish",    "request", "require", "requesting"};
constexpr std::string_view kBetween[] = {"and", "or",    "a",     "as",   "the", "well", "also", "to",
                                         "be",  "being", "would", "like", "i",   "an",   "am"};
constexpr std::string_view kBeing[] = {"be", "become", "being", "becoming", "as"};

// What the word at `place` makes of whoever says it: who is looking for a mentor is a mentee.
std::optional<SignUpRole> role_of_word(const std::vector<std::string>& words, std::size_t place) {
  if (is_one_of(words[place], kMenteeWords)) return SignUpRole::mentee;
  if (!is_one_of(words[place], kMentorWords)) return std::nullopt;
  if (place > 0 && words[place - 1] == "to") return SignUpRole::mentor;
  const auto before = words.begin() + static_cast<std::ptrdiff_t>(place);
  const auto has = [&](const auto& some) {
    return std::any_of(words.begin(), before, [&](const auto& word) { return is_one_of(word, some); });
  };
  return has(kSeeking) && !has(kBeing) ? SignUpRole::mentee : SignUpRole::mentor;
}

const std::pair<std::string_view, int> kNumbers[] = {{"none", 0},   {"zero", 0},  {"one", 1},  {"single", 1}, {"two", 2},
                                                     {"couple", 2}, {"three", 3}, {"four", 4}, {"five", 5},   {"six", 6},
                                                     {"seven", 7},  {"eight", 8}, {"nine", 9}, {"ten", 10}};
constexpr std::string_view kOtherUnits[] = {"hour", "hours", "year", "years", "month", "months", "week", "weeks", "h", "min", "minutes"};

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// "2.0", as a spreadsheet may write 2.
std::string without_zero_part(std::string_view answer) {
  return std::string(answer.ends_with(".0") ? answer.substr(0, answer.size() - 2) : answer);
}

template <class Meant>
std::optional<Meant> said_by_criteria(const std::map<std::string, Meant>& said, std::string_view answer) {
  const std::string plain = comparable(answer);
  for (const auto& [text, meant] : said)
    if (comparable(text) == plain) return meant;
  return std::nullopt;
}

}  // namespace

std::optional<SignUpRole> role_in_words(std::string_view answer) {
  const auto words = words_of(answer);
  if (std::ranges::any_of(words, [](const auto& word) { return is_one_of(word, kNoWords); })) return std::nullopt;
  struct SaidRole {
    std::size_t place;
    SignUpRole role;
  };
  std::vector<SaidRole> said;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const auto role = role_of_word(words, i)) said.push_back({i, *role});
  if (std::ranges::any_of(words, [](const auto& word) { return is_one_of(word, kBothWords); })) return SignUpRole::both;
  if (said.empty()) return std::nullopt;
  const auto other = std::ranges::find_if(said, [&](const SaidRole& one) { return one.role != said.front().role; });
  if (other == said.end()) return said.front().role;
  const auto from = words.begin() + static_cast<std::ptrdiff_t>(std::prev(other)->place) + 1;
  const auto until = words.begin() + static_cast<std::ptrdiff_t>(other->place);
  if (std::all_of(from, until, [](const auto& word) { return is_one_of(word, kBetween); })) return SignUpRole::both;
  // "Mentee: I would like a mentor"
  return said.front().place == 0 ? std::optional(said.front().role) : std::nullopt;
}

std::optional<int> places_in_words(std::string_view answer) {
  const auto words = words_of(answer);
  if (std::ranges::all_of(words, is_number)) return std::nullopt;
  std::set<int> numbers;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && is_one_of(words[i + 1], kOtherUnits)) continue;
    const auto* named = std::ranges::find(kNumbers, words[i], &std::pair<std::string_view, int>::first);
    if (named != std::end(kNumbers)) numbers.insert(named->second);
    if (is_number(words[i])) numbers.insert(whole_number(words[i]).value_or(-1));
  }
  if (numbers.size() != 1 || *numbers.begin() < 0 || *numbers.begin() > kMostPlaces) return std::nullopt;
  return *numbers.begin();
}

int places_in_cell(const std::string& answer, const Criteria& criteria) {
  if (answer.empty()) return 1;
  if (const auto said = said_by_criteria(criteria.capacity, answer)) return *said;
  const auto number = whole_number(without_zero_part(answer));
  const std::string shown = "'" + visible_line(answer) + "'";
  if (number && *number >= 0 && *number <= kMostPlaces) return *number;
  if (number) throw usage_error(shown + " is no number of places", "type one from 0 to " + std::to_string(kMostPlaces));
  const auto guess = places_in_words(answer);
  throw usage_error(shown + " says no number of places",
                    "add below [capacity]: " + toml_string(answer) + " = " + (guess ? std::to_string(*guess) : "N"));
}

SignUpRole role_in_cell(const std::string& answer, const Criteria& criteria) {
  if (answer.empty()) throw usage_error("there is no role", "type mentor, mentee or both");
  if (const auto said = said_by_criteria(criteria.roles, answer)) return *said;
  if (const auto role = role_in_words(answer)) return *role;
  throw usage_error("'" + visible_line(answer) + "' says no role",
                    "add below [roles]: " + toml_string(answer) + " = \"mentor\", \"mentee\" or \"both\"");
}

std::string address_in_cell(const std::string& text) {
  if (text.empty()) throw usage_error("there is no address", "type it, such as ada@example.org; by it a person is known");
  constexpr std::string_view kMailto = "mailto:";
  std::string_view plain = text;
  if (fold_case(plain).starts_with(kMailto)) plain.remove_prefix(kMailto.size());
  try {
    return fold_case(parse_address(plain));
  } catch (const Error& error) {
    throw usage_error(error.message, "type one address alone, such as ada@example.org");
  }
}

bool is_yes(std::string_view answer) {
  constexpr std::string_view kYes[] = {"yes", "y", "true", "x", "ja", "oui", "si", "checked", "\xE2\x9C\x93", "\xE2\x9C\x94"};
  const std::string plain = comparable(answer);
  if (is_one_of(std::string_view(plain), kYes)) return true;
  return whole_number(without_zero_part(plain)).value_or(0) > 0;
}

}  // namespace mentor
