// SMART letter by letter, from the words of a goal and what was given beside them.
#include "mentor/domain/smart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/goal_text.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLeastWords = 3;

bool has_measure(const Goal& goal) { return !goal.metric.empty() && goal.target && goal.target != goal.baseline; }

SmartLetter letter(char name, const char* key, bool ok, std::string reason, const char* mend) {
  return {name, key, ok, std::move(reason), ok ? "" : mend};
}

const char* kByNumbers = " (no table of words in this language: by numbers and metrics alone)";

SmartLetter specific(const Goal& goal, const GoalText& text) {
  constexpr const char* kMend = "a sentence that says what exactly";
  constexpr const char* kMendVague = "--metric M --target N, or a number in the text";
  if (count_words(text) < kLeastWords) return letter('S', "specific", false, "fewer than three words say too little", kMend);
  const bool counted = counts_something(text) || !goal.metric.empty();
  const std::string suffix = text.words ? "" : kByNumbers;
  if (counted) return letter('S', "specific", true, "says what is to be reached" + suffix, "");
  if (!text.words) return letter('S', "specific", false, "no number and no metric" + suffix, kMendVague);
  if (!opens_vaguely(text) || names_something(text) || has_grade(text) || has_proof(text) || has_product(text))
    return letter('S', "specific", true, "says what is to be reached", "");
  return letter('S', "specific", false, "opens with a direction but names nothing to reach", kMendVague);
}

SmartLetter measurable(const Goal& goal, const GoalText& text) {
  struct Way {
    bool is_met;
    const char* reason;
  };
  const Way ways[] = {{has_measure(goal), "a metric with a target"},
                      {counts_something(text), "a number of something"},
                      {!goal.levels.empty(), "worded levels"},
                      {has_grade(text), "a grade or a level"},
                      {has_proof(text), "something to pass or to earn"},
                      {has_rate(text), "how often"},
                      {has_product(text), "something that will be there"}};
  const auto* met = std::ranges::find(ways, true, &Way::is_met);
  if (met != std::end(ways)) return letter('M', "measurable", true, met->reason, "");
  return letter('M', "measurable", false, std::string("nothing that can be counted") + (text.words ? "" : kByNumbers),
                "--metric M --target N");
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

// A date in the text is no due date yet: it is offered as one.
SmartLetter no_due_date(const Goal& goal, const GoalText& text) {
  const auto said = date_in(text, goal.starts_on);
  if (!said) return {'T', "time_bound", false, "no due date", "--due D"};
  return {'T', "time_bound", false, "no due date beside the one in the text", "--due " + to_iso(*said)};
}

SmartLetter time_bound(const Goal& goal, const GoalText& text, std::optional<Date> pair_ends_on) {
  if (!goal.due_on) return no_due_date(goal, text);
  if (*goal.due_on <= goal.starts_on) return letter('T', "time_bound", false, "due before it began", "--due D");
  if (pair_ends_on && *goal.due_on > *pair_ends_on)
    return letter('T', "time_bound", false, "due after the pair's end (" + to_iso(*pair_ends_on) + ")", "--due D");
  return letter('T', "time_bound", true, "due " + to_iso(*goal.due_on), "");
}

}  // namespace

Smart check_smart(const Goal& goal, std::optional<Date> pair_ends_on, Date today) {
  const GoalText text = read_goal_text(goal.text);
  return {specific(goal, text), measurable(goal, text), attainable(goal, today), relevant(goal), time_bound(goal, text, pair_ends_on)};
}

std::vector<char> missing_letters(const Smart& smart) {
  std::vector<char> missing;
  for (const auto& letter : smart)
    if (!letter.ok) missing.push_back(letter.letter);
  return missing;
}

}  // namespace mentor
