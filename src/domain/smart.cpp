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

std::string bare(const std::string& word) {
  const auto is_edge = [](char c) { return std::string_view(".,;:!?()\"'").find(c) != std::string_view::npos; };
  std::size_t begin = 0;
  std::size_t end = word.size();
  while (begin < end && is_edge(word[begin])) ++begin;
  while (end > begin && is_edge(word[end - 1])) --end;
  return fold_case(std::string_view(word).substr(begin, end - begin));
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool holds_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c) || c == '%'; });
}

// Where the digits of a number begin: in "K8s" and "C++20" they are part of a name.
std::optional<std::size_t> number_in(std::string_view word) {
  const auto digit = std::ranges::find_if(word, is_digit);
  if (digit == word.end() || std::any_of(word.begin(), digit, is_ascii_letter)) return std::nullopt;
  return static_cast<std::size_t>(digit - word.begin());
}

// "five", and "five-minute", but not "one-on-one".
bool is_number_word(const std::string& word) {
  const std::string plain = bare(word);
  const auto hyphen = plain.find('-');
  return hyphen == plain.rfind('-') && std::ranges::find(kNumberWords, plain.substr(0, hyphen)) != std::end(kNumberWords);
}

bool is_number(const std::string& word) { return number_in(word) || is_number_word(word); }

// "80%", "10km", "five-minute": the word that follows is glued to the number.
bool has_unit(const std::string& word) {
  if (const auto begin = number_in(word)) return holds_letter(std::string_view(word).substr(*begin));
  return word.find('-') != std::string::npos;
}

bool opens_vaguely(const Words& words) {
  std::string opening;
  for (const auto& word : words) opening += (opening.empty() ? "" : " ") + bare(word);
  if (opening.starts_with("to ")) opening.erase(0, 3);
  return std::ranges::any_of(kVagueOpenings, [&](std::string_view vague) {
    return opening.starts_with(vague) && (opening.size() == vague.size() || opening[vague.size()] == ' ');
  });
}

bool is_capitalised(const std::string& word) { return fold_case(word) != word; }

bool is_i(const std::string& word) { return word == "I" || word.starts_with("I'") || word.starts_with("I’"); }

bool ends_sentence(const std::string& word) { return std::string_view(".!?").find(word.back()) != std::string_view::npos; }

bool names_something(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool quoted = words[i].find_first_of("\"'") == 0 || words[i].starts_with("“") || words[i].starts_with("‘");
    if (is_number(words[i]) || quoted) return true;
    const bool opens = i == 0 || (i == 1 && bare(words[0]) == "to") || ends_sentence(words[i - 1]);
    if (!opens && !is_i(words[i]) && is_capitalised(words[i])) return true;
  }
  return false;
}

bool has_measure(const Goal& goal) { return !goal.metric.empty() && goal.target && goal.target != goal.baseline; }

bool counts_something(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_number(words[i]) && (has_unit(words[i]) || (i + 1 < words.size() && holds_letter(words[i + 1])))) return true;
  return false;
}

SmartLetter letter(char name, const char* key, bool ok, std::string reason, const char* mend) {
  return {name, key, ok, std::move(reason), ok ? "" : mend};
}

// Scripts with wide letters are written without blanks: there two letters make a word, more or less.
std::size_t count_words(const Words& words) {
  constexpr int kWideLetters = 2;
  std::size_t count = 0;
  for (const auto& word : words) {
    const auto letters = std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const auto wide = display_width(word) - static_cast<int>(letters);
    count += static_cast<std::size_t>(std::max(1, wide / kWideLetters));
  }
  return count;
}

SmartLetter specific(const Goal& goal, const Words& words) {
  constexpr const char* kMend = "a sentence that says what exactly";
  if (count_words(words) < kLeastWords) return letter('S', "specific", false, "fewer than three words say too little", kMend);
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
  const double now = value_on(goal, today).value_or(*goal.baseline);
  const double needed = (*goal.target - now) / days_between(today, *goal.due_on) * kDaysAWeek;
  const double so_far = (now - *goal.baseline) / days_between(goal.starts_on, today) * kDaysAWeek;
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
