// SMART letter by letter, from the words of a goal and what was given beside them.
#include "mentor/domain/smart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLeastWords = 3;
// Openings that name a direction and no result: alone they are too vague.
constexpr std::string_view kVagueOpenings[] = {"be",      "become",  "feel",  "get better", "grow",
                                               "improve", "develop", "learn", "understand", "work on"};
constexpr std::string_view kNumberWords[] = {"one",   "two",   "three", "four", "five",   "six",
                                             "seven", "eight", "nine",  "ten",  "eleven", "twelve"};

Words words_of(const std::string& text) {
  Words words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != '\n' && c != '\t') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::string bare(const std::string& word) {
  const auto is_edge = [](char c) { return std::string_view(".,;:!?()\"'").find(c) != std::string_view::npos; };
  std::size_t begin = 0;
  std::size_t end = word.size();
  while (begin < end && is_edge(word[begin])) ++begin;
  while (end > begin && is_edge(word[end - 1])) --end;
  return fold_case(std::string_view(word).substr(begin, end - begin));
}

bool is_number(const std::string& word) { return has_digit(word) || std::ranges::find(kNumberWords, bare(word)) != std::end(kNumberWords); }

bool opens_vaguely(const Words& words) {
  std::string opening;
  for (const auto& word : words) opening += (opening.empty() ? "" : " ") + bare(word);
  if (opening.starts_with("to ")) opening.erase(0, 3);
  return std::ranges::any_of(kVagueOpenings, [&](std::string_view vague) {
    return opening.starts_with(vague) && (opening.size() == vague.size() || opening[vague.size()] == ' ');
  });
}

bool is_capitalised(const std::string& word) {
  const std::string folded = fold_case(word);
  return folded != word && word.find_first_of("\"'") != 0;
}

bool names_something(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool quoted = words[i].find_first_of("\"'") == 0 || words[i].starts_with("“") || words[i].starts_with("‘");
    if (is_number(words[i]) || quoted) return true;
    const bool opens = i == 0 || (i == 1 && bare(words[0]) == "to");
    if (!opens && words[i] != "I" && is_capitalised(words[i])) return true;
  }
  return false;
}

bool has_measure(const Goal& goal) { return !goal.metric.empty() && goal.target && goal.target != goal.baseline; }

bool counts_something(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (is_number(words[i])) return true;
  return false;
}

SmartLetter letter(char name, const char* key, bool ok, std::string reason, const char* mend) {
  return {name, key, ok, std::move(reason), ok ? "" : mend};
}

SmartLetter specific(const Goal& goal, const Words& words) {
  constexpr const char* kMend = "a sentence that says what exactly";
  if (words.size() < kLeastWords) return letter('S', "specific", false, "fewer than three words say too little", kMend);
  const bool vague = opens_vaguely(words) && !names_something(words) && goal.metric.empty();
  if (vague)
    return letter('S', "specific", false, "opens with a direction but names nothing to reach",
                  "--metric M --target N, or a number in the text");
  return letter('S', "specific", true, "says what is to be reached", "");
}

SmartLetter measurable(const Goal& goal, const Words& words) {
  if (has_measure(goal)) return letter('M', "measurable", true, "a metric with a target", "");
  if (counts_something(words)) return letter('M', "measurable", true, "a number of something", "");
  if (!goal.levels.empty()) return letter('M', "measurable", true, "worded levels", "");
  return letter('M', "measurable", false, "nothing that can be counted", "--metric M --target N");
}

// The rate needed from today to the due date beside the rate since the start, a week.
std::string say_rates(const Goal& goal, Date today) {
  if (!goal.target || !goal.due_on || !goal.baseline || *goal.due_on <= today || today <= goal.starts_on) return "";
  constexpr double kWeek = 7;
  const double now = value_on(goal, today).value_or(*goal.baseline);
  const double needed = (*goal.target - now) / days_between(today, *goal.due_on) * kWeek;
  const double so_far = (now - *goal.baseline) / days_between(goal.starts_on, today) * kWeek;
  return fmt::format("; needs {:.2g} a week, so far {:.2g} a week", needed, so_far);
}

SmartLetter attainable(const Goal& goal, Date today) {
  const std::string rates = say_rates(goal, today);
  if (!goal.how.empty()) return letter('A', "attainable", true, "the means are named" + rates, "");
  if (!goal.steps.empty()) return letter('A', "attainable", true, "there are steps" + rates, "");
  return letter('A', "attainable", false, "no means and no step" + rates, "--how TEXT");
}

SmartLetter relevant(const Goal& goal) {
  if (!goal.why.empty()) return letter('R', "relevant", true, "says what it serves", "");
  return letter('R', "relevant", false, "does not say what it serves", "--why TEXT");
}

SmartLetter time_bound(const Goal& goal, std::optional<Date> pair_ends_on) {
  if (!goal.due_on) return letter('T', "time_bound", false, "no due date", "--due D");
  if (*goal.due_on <= goal.starts_on) return letter('T', "time_bound", false, "due before it began", "--due D");
  if (pair_ends_on && *goal.due_on > *pair_ends_on)
    return letter('T', "time_bound", false, "due after the pair's end (" + to_iso(*pair_ends_on) + ")", "--due D");
  return letter('T', "time_bound", true, "due " + to_iso(*goal.due_on), "");
}

}  // namespace

Smart check_smart(const Goal& goal, std::optional<Date> pair_ends_on, Date today) {
  const Words words = words_of(goal.text);
  return {specific(goal, words), measurable(goal, words), attainable(goal, today), relevant(goal), time_bound(goal, pair_ends_on)};
}

std::vector<char> missing_letters(const Smart& smart) {
  std::vector<char> missing;
  for (const auto& letter : smart)
    if (!letter.ok) missing.push_back(letter.letter);
  return missing;
}

}  // namespace mentor
