// Reading the text of a goal: its language, its numbers and names, its products.
#include "domain/goal_text.hpp"

#include <algorithm>
#include <array>

#include "domain/goal_dates.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_plain_ascii(std::string_view text) { return std::ranges::none_of(text, is_beyond_ascii); }

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text + " ") {
    if (c != ' ' && c != '\n' && c != '\t') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

constexpr std::array<std::string_view, 4> kCurlyQuotes{"“", "”", "‘", "’"};

std::string_view bare(std::string_view word) {
  const auto is_edge = [](char c) { return std::string_view(".,;:!?()\"'").find(c) != std::string_view::npos; };
  for (bool more = true; more && !word.empty();) {
    const std::size_t before = word.size();
    if (is_edge(word.front())) word.remove_prefix(1);
    if (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
    for (const auto quote : kCurlyQuotes) {
      if (word.starts_with(quote)) word.remove_prefix(quote.size());
      if (word.ends_with(quote)) word.remove_suffix(quote.size());
    }
    more = word.size() != before;
  }
  return word;
}

bool is_quoted(std::string_view raw) {
  return raw.starts_with('"') || raw.starts_with('\'') || raw.starts_with("“") || raw.starts_with("‘");
}
bool is_i(std::string_view word) { return word == "i" || word.starts_with("i'") || word.starts_with("i’"); }
bool ends_sentence(const std::string& raw) { return std::string_view(".!?").find(raw.back()) != std::string_view::npos; }

// Where nearly every word is capitalised, as in a headline, capitals tell nothing.
bool is_headline(const std::vector<GoalToken>& tokens) {
  constexpr std::size_t kLetters = 4;
  const auto is_long = [](const GoalToken& t) { return t.word.size() >= kLetters && is_ascii_letter(t.word.front()); };
  const auto all = std::ranges::count_if(tokens, is_long);
  return all > 2 && std::ranges::all_of(tokens, [&](const GoalToken& t) { return !is_long(t) || has_capital(t.raw); });
}

void mark_names(std::vector<GoalToken>& tokens, const GoalWords* words) {
  const bool headline = is_headline(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto& token = tokens[i];
    const bool opens = i == 0 || (i == 1 && tokens[0].word == "to") || ends_sentence(tokens[i - 1].raw);
    const bool capital = !headline && !opens && !is_i(token.word) && has_capital(token.raw);
    const bool is_day = words != nullptr && (holds(words->weekdays, token.word) || holds(words->seasons, token.word));
    token.is_name = !token.is_date && !is_day && (is_quoted(token.raw) || capital);
  }
}

// English, unless more of its words are those of other languages, or letters that English has none of.
const GoalWords* language_of(const std::vector<GoalToken>& tokens) {
  const GoalWords& english = english_words();
  int ours = 0;
  int others = 0;
  for (const auto& token : tokens) {
    const std::string_view word = token.word;
    if (holds(english.common, word) || holds(english.directions, word) || holds(english.makes, word) || holds(english.periods, word) ||
        holds(english.delivers, word) || holds(english.attains, word))
      ++ours;
    else if (holds(foreign_words(), word) || !is_plain_ascii(word))
      ++others;
  }
  return others > ours ? nullptr : &english;
}

// Where the digits of a number begin: in "K8s" and "C++20" they are part of a name.
std::optional<std::size_t> number_in(std::string_view word) {
  const auto digit = std::ranges::find_if(word, is_digit);
  if (digit == word.end() || std::any_of(word.begin(), digit, is_ascii_letter)) return std::nullopt;
  return static_cast<std::size_t>(digit - word.begin());
}

constexpr std::array<std::string_view, 6> kEastAsianDates{"年", "月", "日", "년", "월", "일"};

// "80%", "10km", "$200": what is counted is glued to the number. In "3月" that is a date.
bool has_unit(std::string_view word) {
  const auto begin = *number_in(word);
  if (std::string_view("$").find(word.front()) != std::string_view::npos || word.starts_with("€") || word.starts_with("£")) return true;
  std::string_view rest = word.substr(begin);
  while (!rest.empty()) {
    const auto unit = std::ranges::find_if(rest, [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c) || c == '%'; });
    if (unit == rest.end()) return false;
    const std::string_view from = rest.substr(static_cast<std::size_t>(unit - rest.begin()));
    if (std::ranges::none_of(kEastAsianDates, [&](std::string_view date) { return from.starts_with(date); })) return true;
    const auto digit = std::ranges::find_if(from, is_digit);
    rest = from.substr(static_cast<std::size_t>(digit - from.begin()));
  }
  return false;
}

bool holds_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c) || c == '%'; });
}

// The text, with the questions that its rules ask.
struct GoalReader {
  const std::vector<GoalToken>& tokens;
  const GoalWords& words;
  bool has_table = true;

  std::string_view at(std::size_t i) const { return i < tokens.size() ? std::string_view(tokens[i].word) : std::string_view(); }
  bool is(std::size_t i, WordList list) const { return i < tokens.size() && holds(list, tokens[i].word); }
  /// How many words of `phrases` stand at `i`; 0 where none does.
  std::size_t phrase_at(std::size_t i, WordList phrases) const {
    std::size_t longest = 0;
    for (const std::string_view phrase : phrases) {
      std::size_t length = 0;
      bool fits = true;
      for (std::size_t from = 0; fits && from <= phrase.size(); ++length) {
        const auto blank = std::min(phrase.find(' ', from), phrase.size());
        fits = at(i + length) == phrase.substr(from, blank - from);
        from = blank + 1;
      }
      if (fits) longest = std::max(longest, length);
    }
    return longest;
  }
  /// "five", and "five-minute", but not "one-on-one".
  bool is_number_word(std::size_t i) const {
    const std::string_view word = at(i);
    const auto hyphen = word.find('-');
    return hyphen == word.rfind('-') && holds(words.numbers, word.substr(0, hyphen));
  }
  /// "version 2", "Windows 11".
  bool is_of_a_name(std::size_t i) const {
    if (i == 0) return false;
    const bool is_counted = at(i + 1).ends_with('s') || at(i + 1) == "%";
    const bool is_parted = std::string_view(".,;:").find(tokens[i - 1].raw.back()) != std::string_view::npos;
    return !is_parted && (is(i - 1, words.labels) || (tokens[i - 1].is_name && has_table && !is_counted));
  }
  bool counts(std::size_t i) const {
    const GoalToken& token = tokens[i];
    if (token.is_date || is_of_a_name(i)) return false;
    const bool is_followed = i + 1 < tokens.size() && holds_letter(tokens[i + 1].raw) && !tokens[i + 1].is_date;
    if (number_in(token.word)) return has_unit(token.word) || is_followed;
    if (!is_number_word(i)) return false;
    const bool is_exact = i > 0 && is(i - 1, words.bounds);
    if (token.word == "one" && !is_exact && is(i + 1, words.idioms)) return false;
    return is_followed || token.word.find('-') != std::string::npos || token.word == "twice";
  }
  /// "by a third", "halve".
  bool is_share(std::size_t i) const {
    if (is(i, words.multiples)) return true;
    const std::size_t noun = is(i + 1, words.articles) ? i + 2 : i + 1;
    return (at(i) == "by" || is_number_word(i)) && is(noun, words.shares) && !tokens[noun].is_date && (at(i) == "by" || noun == i + 1);
  }
  bool is_hedged(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i)
      if (is(i, words.hedges)) return true;
    return false;
  }
  /// Where the object that begins at `i` is one known thing, the word after its determiner.
  std::optional<std::size_t> known_thing(std::size_t i) const {
    if (i >= tokens.size()) return std::nullopt;
    if (is(i, words.determiners)) return i + 1;
    if (tokens[i].is_name || (is(i, words.labels) && number_in(at(i + 1)))) return i;
    return std::nullopt;
  }
  /// The first of `nouns` within the phrase that begins at `i`.
  std::optional<std::size_t> noun_of(std::size_t i, WordList nouns) const {
    constexpr std::size_t kPhrase = 7;
    for (std::size_t noun = i; noun < std::min(i + kPhrase, tokens.size()); ++noun) {
      if (holds(nouns, at(noun)) || holds(nouns, last_part(at(noun)))) return noun;
      if (noun > i && is(noun, words.makes)) return std::nullopt;
    }
    return std::nullopt;
  }
  static std::string_view last_part(std::string_view word) { return word.substr(word.rfind('-') + 1); }
  std::size_t first_verb() const {
    std::size_t i = 0;
    const auto leads_to_date = [&](std::size_t at) { return is(at, words.until) && at + 1 < tokens.size() && tokens[at + 1].is_date; };
    const auto is_before = [&](std::size_t at) {
      return tokens[at].is_date || is(at, words.frames) || leads_to_date(at) || (is(at, words.until) && leads_to_date(at + 1));
    };
    while (i < tokens.size() && is_before(i)) ++i;
    return i;
  }
};

template <class Test>
bool any_token(const GoalText& text, Test test) {
  const GoalReader reader{text.tokens, text.words ? *text.words : english_words(), text.words != nullptr};
  for (std::size_t i = 0; i < text.tokens.size(); ++i)
    if (test(reader, i)) return true;
  return false;
}

bool is_rate(const GoalReader& r, std::size_t i) {
  if (r.is(i, r.words.rates)) return i == 0 || !r.is(i - 1, r.words.determiners) || r.is(i - 1, r.words.articles);
  if (!r.is(i, r.words.each)) return false;
  constexpr std::size_t kAhead = 4;  // "every second working day"
  for (std::size_t j = i + 1; j < std::min(i + kAhead, r.tokens.size()); ++j)
    if (r.is(j, r.words.periods) || r.is(j, r.words.weekdays) || r.is(j, r.words.times) || r.is(j, r.words.short_periods)) return true;
  return false;
}

// A letter from A to F, or a level of the European framework, where a grade may stand.
bool is_grade(const GoalReader& r, std::size_t i) {
  const std::string_view raw = bare(r.tokens[i].raw);
  const bool is_level = raw.size() == 2 && raw[0] >= 'A' && raw[0] <= 'C' && (raw[1] == '1' || raw[1] == '2');
  if (is_level) return true;
  const bool is_letter =
      !raw.empty() && raw[0] >= 'A' && raw[0] <= 'F' && (raw.size() == 1 || (raw.size() == 2 && (raw[1] == '+' || raw[1] == '-')));
  if (is_letter) return i > 0 && r.is(i - 1, r.words.grades);
  return number_in(raw) == 0 && i > 0 && (r.at(i - 1) == "level" || r.at(i - 1) == "grade" || r.at(i - 1) == "top");
}

bool is_proof(const GoalReader& r, std::size_t i) {
  if (r.is(i, r.words.proved)) return true;
  if (!r.is(i, r.words.attains)) return false;
  if (r.at(i) == "pass" && r.at(i + 1) != "on" && r.known_thing(i + 1)) return true;
  const auto noun = r.noun_of(i + 1, r.words.proofs);
  return noun && !r.is_hedged(i + 1, *noun);
}

bool is_product(const GoalReader& r, std::size_t i) {
  if (const std::size_t verb = r.phrase_at(i, r.words.delivers)) {
    const auto thing = r.known_thing(i + verb);
    constexpr std::size_t kHead = 3;
    return thing && !r.is_hedged(i + verb, std::min(*thing + kHead, r.tokens.size())) && !r.is(*thing, r.words.abstracts);
  }
  if (!r.is(i, r.words.makes)) return false;
  const auto thing = r.known_thing(i + 1);
  if (!thing) return false;
  const auto noun = r.noun_of(*thing, r.words.products);
  constexpr std::size_t kBehind = 2;  // "give the talk well"
  return noun && !r.is_hedged(*thing, std::min(*noun + kBehind, r.tokens.size()));
}

}  // namespace

GoalText read_goal_text(const std::string& text) {
  GoalText read;
  for (auto& raw : parted(text)) {
    std::string word = fold_case(bare(raw));
    read.tokens.push_back({std::move(raw), std::move(word), false, false});
  }
  read.words = language_of(read.tokens);
  mark_dates(read.tokens, read.words);
  mark_names(read.tokens, read.words);
  return read;
}

std::size_t count_words(const GoalText& text) {
  constexpr int kWideLetters = 2;
  std::size_t count = 0;
  for (const auto& [raw, word, is_date, is_name] : text.tokens) {
    const auto letters = std::ranges::count_if(raw, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const auto wide = display_width(raw) - static_cast<int>(letters);
    count += static_cast<std::size_t>(std::max(1, wide / kWideLetters));
  }
  return count;
}

bool opens_vaguely(const GoalText& text) {
  if (text.words == nullptr) return true;
  const GoalReader reader{text.tokens, *text.words};
  return reader.phrase_at(reader.first_verb(), text.words->directions) > 0;
}

bool names_something(const GoalText& text) { return std::ranges::any_of(text.tokens, &GoalToken::is_name); }

bool counts_something(const GoalText& text) {
  return any_token(text, [&](const GoalReader& r, std::size_t i) { return r.counts(i) || (text.words && r.is_share(i)); });
}

bool has_rate(const GoalText& text) {
  return text.words &&
         any_token(text, [](const GoalReader& r, std::size_t i) { return is_rate(r, i) && !r.is_hedged(0, r.tokens.size()); });
}

bool has_grade(const GoalText& text) { return text.words && any_token(text, is_grade); }
bool has_proof(const GoalText& text) { return text.words && any_token(text, is_proof); }
bool has_product(const GoalText& text) { return text.words && any_token(text, is_product); }

}  // namespace mentor
