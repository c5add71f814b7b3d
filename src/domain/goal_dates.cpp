#include "domain/goal_dates.hpp"

#include <algorithm>
#include <utility>

#include "mentor/base/dates.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/zone.hpp"

namespace mentor {
namespace {

bool is_all_digits(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_digit); }

bool is_year(std::string_view word) {
  constexpr std::size_t kDigits = 4;
  return word.size() == kDigits && is_all_digits(word) && (word.starts_with("19") || word.starts_with("20") || word.starts_with("21"));
}

// "30", "30th", "1st".
bool is_day_number(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  constexpr std::size_t kDigits = 2;
  return is_all_digits(word) && word.size() <= kDigits;
}

// "2027-06-30", "30.6.2027", "06/30/27", "15:00": digits and at least one of those marks, twice for a dot.
bool is_in_figures(std::string_view word) {
  const auto marks = std::ranges::count_if(word, [](char c) { return c == '-' || c == '/' || c == ':' || c == '.'; });
  const bool plain = std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '-' || c == '/' || c == ':' || c == '.'; });
  return plain && !word.empty() && is_digit(word.front()) && (marks >= 2 || (marks == 1 && word.find(':') != std::string_view::npos));
}

struct Marker {
  std::vector<GoalToken>& tokens;
  const GoalWords* words;

  std::string_view at(std::size_t i) const { return i < tokens.size() ? std::string_view(tokens[i].word) : std::string_view(); }
  bool is(std::size_t i, WordList list) const { return i < tokens.size() && holds(list, tokens[i].word); }
  // "may" and "march" are months only with a capital.
  bool is_month(std::size_t i) const {
    if (i >= tokens.size()) return false;
    if (words == nullptr) return is(i, foreign_months());
    const std::string_view word = at(i);
    const auto rest = word.substr(word.find('-') + 1);
    if (word.starts_with("mid-") && holds(words->months, rest)) return true;
    return holds(words->months, word) && has_capital(tokens[i].raw);
  }
  void mark(std::size_t i) {
    if (i < tokens.size()) tokens[i].is_date = true;
  }
  void mark_month(std::size_t month) {
    mark(month);
    constexpr std::size_t kBefore = 3;  // "the first of June", "30 de junio"
    for (std::size_t i = month; i-- > 0 && month - i <= kBefore;) {
      const bool is_link = at(i) == "of" || at(i) == "de" || at(i) == "the";
      const bool is_day = is_day_number(at(i)) || at(i) == "first";
      if (!is_link && !is_day) break;
      if (is_day) {
        for (std::size_t j = i; j < month; ++j) mark(j);
        break;
      }
    }
    std::size_t after = month + 1;
    if (is_day_number(at(after)) && (tokens[after - 1].raw.back() != ',')) mark(after++);
    if (at(after) == "de" && is_year(at(after + 1))) ++after;
    if (is_year(at(after))) mark(after);
  }
  // "within one year", "over the next six months", "three months from now".
  void mark_length(std::size_t until) {
    std::size_t i = until + 1;
    while (at(i) == "the" || at(i) == "about" || at(i) == "under" || at(i) == "less" || at(i) == "than" || is(i, words->next)) ++i;
    const bool is_next = i > until + 1 && is(i - 1, words->next);
    const bool is_number = is_all_digits(at(i)) || is(i, words->numbers);
    const std::size_t period = is_number ? i + 1 : i;
    if (!is(period, words->periods) || (!is_number && !is_next)) return;
    if (!is_next && !is_deadline(until, i)) return;
    for (std::size_t j = until; j <= period; ++j) mark(j);
  }
  // An answer within two days is a limit, a goal within ninety is due then.
  bool is_deadline(std::size_t until, std::size_t number) const {
    constexpr int kLimit = 14;
    const bool is_day = at(number + 1) == "day" || at(number + 1) == "days";
    if (at(until) == "within") return !is_day || whole_number(at(number)).value_or(0) > kLimit;
    return at(until) == "in" || at(until) == "over" || at(until) == "during" || at(until) == "after";
  }
  void mark_worded(std::size_t i) {
    if (is(i, words->seasons)) mark(i);
    // "by Friday", not "every Friday".
    if (is(i, words->weekdays) && i > 0 && (is(i - 1, words->until) || tokens[i - 1].is_date) && at(i - 1) != "of" && at(i - 1) != "to")
      mark(i);
    if (is(i, words->until) || is(i, words->next)) mark_length(i);
    const bool is_whole = at(i) == "this" || at(i) == "next" || at(i) == "year's";
    if (is_whole && is(i + 1, words->periods)) {
      mark(i);
      mark(i + 1);
    }
    // "the end of the year", "the third quarter".
    if (at(i) == "end" && at(i + 1) == "of") mark_end(i);
    const bool is_ordinal = at(i) == "first" || at(i) == "second" || at(i) == "third" || at(i) == "fourth" || at(i) == "last";
    if (is_ordinal && (at(i + 1) == "quarter" || at(i + 1) == "half")) {
      mark(i);
      mark(i + 1);
    }
  }
  void mark_end(std::size_t end) {
    std::size_t i = end + 2;
    while (at(i) == "the" || at(i) == "this" || at(i) == "next") ++i;
    const bool is_time = is(i, words->periods) || is(i, words->seasons) || is_month(i) || is_year(at(i));
    if (!is_time) return;
    for (std::size_t j = end; j <= i; ++j) mark(j);
  }
};

bool is_year_in_place(const Marker& m, std::size_t i) {
  if (!is_year(m.at(i))) return false;
  const bool is_followed = i + 1 < m.tokens.size() && m.tokens[i].raw.back() == m.at(i).back();
  if (m.words == nullptr) return !is_followed || (i > 0 && (m.at(i - 1) == "de" || m.at(i - 1) == "en" || m.at(i - 1) == "in"));
  return !is_followed || (i > 0 && (m.is(i - 1, m.words->until) || m.tokens[i - 1].is_date));
}

// A word of a date, as the parser of typed dates wants it.
std::string typed_word(const std::string& word, const GoalWords& words) {
  constexpr std::size_t kCounted = 12;
  if (word == "first") return "1";
  for (std::size_t i = 0; i < kCounted; ++i)
    if (words.numbers[i] == word) return std::to_string(i + 1);
  return word;
}

std::optional<Date> parsed(const std::string& text, Date from) {
  static const Zone utc = Zone::utc();
  try {
    return parse_day(text, {utc.start_of(from), utc}, DateBias::future, DateEdge::last);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string quarter_end(std::string_view quarter) {
  if (quarter == "q1") return "end of march";
  if (quarter == "q2" || quarter == "h1") return "end of june";
  if (quarter == "q3") return "end of september";
  return "end of december";
}

// A run of words that are a date, as it might be typed.
std::optional<Date> date_of_run(std::vector<std::string> run, const GoalWords& words, Date from) {
  const auto erase = [&](std::initializer_list<std::string_view> needless) {
    std::erase_if(run, [&](const std::string& word) { return std::ranges::find(needless, word) != needless.end(); });
  };
  const auto has = [&](std::string_view word) { return std::ranges::find(run, word) != run.end(); };
  for (const auto& word : run)
    if (word.size() == 2 && (word[0] == 'q' || word[0] == 'h') && is_digit(word[1])) return parsed(quarter_end(word), from);
  if (run.size() == 1 && is_year(run.front())) return parsed(run.front() + "-12-31", from);
  const bool is_count = run.size() > 1 && !has("end") && holds(words.periods, run.back());
  if (is_count && (has("this") || (has("next") && run.size() == 2))) return parsed((has("this") ? "end of " : "next ") + run.back(), from);
  erase({"the", "within", "over", "next", "coming", "following", "during", "after", "for", "about", "under", "less", "than", "by"});
  if (is_count && run.front() != "in") run.insert(run.begin(), "in");
  if (has("end")) {
    erase({"this"});
    for (const auto& [period, end] : {std::pair{"year", "eoy"}, {"quarter", "eoq"}, {"month", "eom"}, {"week", "eow"}})
      if (has(period)) return parsed(end, from);
  } else {
    erase({"of"});
  }
  return parsed(joined(run, " "), from);
}

}  // namespace

void mark_dates(std::vector<GoalToken>& tokens, const GoalWords* words) {
  Marker marker{tokens, words};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_clock =
        i + 1 < tokens.size() && (tokens[i + 1].word == "am" || tokens[i + 1].word == "pm") && is_day_number(tokens[i].word);
    if (is_clock || is_in_figures(tokens[i].word)) marker.mark(i);
    if (marker.is_month(i)) marker.mark_month(i);
    if (words != nullptr) marker.mark_worded(i);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (is_year_in_place(marker, i)) marker.mark(i);
}

std::optional<Date> date_in(const GoalText& text, Date from) {
  const GoalWords& words = text.words ? *text.words : english_words();
  std::vector<std::string> run;
  // Of a language without a table only a date in figures can be read.
  const auto is_read = [&](const GoalToken& token) { return token.is_date && (text.words != nullptr || parse_iso_date(token.word)); };
  for (std::size_t i = 0; i <= text.tokens.size(); ++i) {
    if (i < text.tokens.size() && is_read(text.tokens[i])) {
      run.push_back(typed_word(text.tokens[i].word, words));
      continue;
    }
    if (run.empty()) continue;
    const std::size_t begin = i - run.size();
    auto date = date_of_run(run, words, from);
    // "before March" ends with February.
    const bool is_month = run.size() == 1 && holds(words.months, run.front());
    if (date && is_month && begin > 0 && text.tokens[begin - 1].word == "before")
      date = add_days(Date(date->year() / date->month() / 1), -1);
    run.clear();
    if (date && *date > from) return date;
  }
  return std::nullopt;
}

}  // namespace mentor
